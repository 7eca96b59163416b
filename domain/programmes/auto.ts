import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { EntitlementRule, ServiceRule } from './entitlements';
import type { StepRule } from './pathway';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import {
  THIRD_ACTIVITIES,
  THIRD_EXITS,
  THIRD_PROVIDERS,
  THIRD_RECOVERY,
  TOS_PIO2_OFFICES,
} from './tos-pio2-service';

const ACT = 'Decreto 397 del 12/12/2019, Allegato A, lettera h)';
const ADVICE = seed('R-AR-13, P30', ACT, '«consulenza orientativa, individuale o di gruppo»');
const OUTCOME = seed(
  'R-AR-13, P17',
  ACT,
  '«iniziativa d’impresa o attività di lavoro autonomo»: an outcome without an employer.',
);
const CHARGE: ServiceRule = {
  begins: 'choice',
  ends: 'departure',
  source: proposed('P10, service', 'From the choice of who advises until the person leaves it.'),
};

/** Advice first, then accompaniment to a plan of the business, then the business. */
const PATHWAY: readonly StepRule[] = [
  { step: 'taking-charge', after: [], by: ['cpi'], due: null, source: ADVICE },
  {
    step: 'patto',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: proposed('R-AR-13, patto', 'A patto as in every measure (D.Lgs. 150/2015 art. 20).'),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('P04, choice', 'Who advises is chosen within 30 days of the patto.'),
      },
      from: 'patto',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: proposed('R-AR-13, P25', 'An office or an accredited body advises.'),
  },
  { step: 'first-meeting', after: ['choice'], by: ['provider', 'cpi'], due: null, source: ADVICE },
  { step: 'guidance', after: ['first-meeting'], by: ['provider', 'cpi'], due: null, source: ADVICE },
  {
    step: 'plan',
    after: ['guidance'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: null,
    source: seed('R-AR-13', ACT, 'Accompaniment: the plan of the business.'),
  },
  { step: 'business', after: ['guidance'], by: ['provider', 'cpi'], due: null, source: OUTCOME },
];

const amounts = (text: string) => proposed('R-AR-13, P13, P16', `No amount was published: ${text}`);

/** Advice, alone or in a group, and accompaniment are paid as given; the business once. */
const ENTITLEMENTS: readonly EntitlementRule[] = [
  {
    kind: 'spend-line',
    part: 'advice-line',
    kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring'],
    price: { centsPerHour: 3550 },
    mostCents: 71_000,
    service: CHARGE,
    basis: amounts('individual advice.'),
    source: amounts('individual advice and accompaniment, 35.50 EUR an hour, twenty hours.'),
  },
  {
    kind: 'spend-line',
    part: 'group-line',
    kinds: ['seminar', 'course'],
    price: { centsPerHour: 1500 },
    mostCents: 30_000,
    service: CHARGE,
    basis: amounts('group advice.'),
    source: amounts('advice in a group, 15.00 EUR an hour for each person, twenty hours.'),
  },
  {
    kind: 'business-fee',
    part: 'business',
    cents: 100_000,
    service: CHARGE,
    basis: OUTCOME,
    source: amounts('1,000.00 EUR for a business that was opened, the least value of an assegno.'),
  },
];

/** Toscana, the advice of ARTI for those who want to work on their own account. */
export const AUTO_2020: ProgrammeVersion = {
  code: 'AUTO' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: seed('R-AR-13, P28', ACT, 'The programme of ARTI for 2020.'),
  gate: null,
  offices: TOS_PIO2_OFFICES,
  facts: ['ageYears', 'residenceRegion', 'domicileRegion'],
  requirements: [
    { kind: 'minimum-age', years: 18, source: proposed('R-AR-13, age', 'Adults.') },
    {
      kind: 'resident-or-domiciled',
      region: '09' as RegionCode,
      source: proposed(
        'R-AR-13, P29',
        'Resident or domiciled in Toscana; whether unemployed or not is not said.',
      ),
    },
  ],
  pathway: PATHWAY,
  clock: {
    months: 12,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, clock', 'The months are those of the first meeting.'),
    },
    source: proposed(
      'P01, P02, P03, P18',
      'No duration is stated: a year from the first meeting; a job suspends it.',
    ),
  },
  providers: {
    kinds: ['cpi', 'apl'],
    shape: 'one',
    accreditation: THIRD_PROVIDERS.accreditation,
    source: proposed('R-AR-13, P25', 'An office or an accredited body, paid alike.'),
  },
  exits: THIRD_EXITS.filter(({ exit }) => exit !== 'lost-requirement').map((rule) => ({
    ...rule,
    source: { ...rule.source, id: `${rule.source.id}, P09, P22` },
  })),
  acts: {
    ...TOS_PIO2_ACTS,
    activities: ADVICE,
    recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
    conclusion: proposed('P01, conclusion', 'A year from the first meeting.'),
    payment: proposed('R-AR-13, payment', 'What was given, and the business that was opened; two persons.'),
  },
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: {
    envelope: 'AUTO-FONDO' as EnvelopeCode,
    from: 'first-meeting',
    sets: 'as-earned',
    source: proposed(
      'P12',
      'Nothing is set aside: what was given is taken of the envelope, as far as it reaches.',
    ),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, adviser', 'Another body may be chosen once.'),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', 'The tutor may change once.'),
    },
  },
  entitlements: ENTITLEMENTS,
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  // No sum was published.
  budgets: [],
};

/** Advice for self-employment. */
export const AUTO: Programme = { code: AUTO_2020.code, figures: null, versions: [AUTO_2020] };
