import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { AllowanceRule } from './entitlements';
import type { ExitRule, StepRule } from './pathway';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';

const PLAN = 'Regione Toscana, Decreto 397 del 12/12/2019, Allegato A, punto f)';
const REGION = '09' as RegionCode;
const ENVELOPE = 'TOS-DONNE-CONTRIBUTI' as EnvelopeCode;

const AGREED = seed(
  'R-AR-11',
  PLAN,
  '«l’erogazione di contributi individuali a fronte della partecipazione ad un percorso di politica attiva del lavoro concordato con il CPI»',
);

/** The office takes her in charge and agrees the path with her: nobody else takes part in it. */
const PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: proposed(
      'R-AR-11, taking charge',
      'The CPI takes her in charge. That she is leaving violence is attested to it by the service or centre that follows her; the register holds nothing of it.',
    ),
  },
  { step: 'patto', after: ['taking-charge'], by: ['cpi'], due: null, source: AGREED },
];

const EXITS: readonly ExitRule[] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
    tellers: {},
    source: proposed(
      'P10, P11',
      'Whoever leaves is paid up to the day of the exit, and gives nothing back of it.',
    ),
  },
  {
    exit: 'lost-requirement',
    causes: ['moved-out-of-region', 'rdc-received'],
    tellers: { 'moved-out-of-region': ['cpi'], 'rdc-received': ['cpi'] },
    source: proposed(
      'P22',
      'Who moves out of Toscana, or receives the Reddito di cittadinanza, leaves the path on that day; nothing else is checked again.',
    ),
  },
];

/** The individual contribution: to her, for the months in which she took part. */
const CONTRIBUTION: AllowanceRule = {
  kind: 'allowance',
  part: 'contribution',
  basis: AGREED,
  kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring', 'seminar', 'course'],
  leastMinutes: 480,
  centsPerMonth: 50_000,
  mostMonths: 6,
  prorated: proposed(
    'P14, pro rata',
    'A month counts for its days out of work, up to the day of an exit; as much of the sum, and of the hours. An extracurricular traineeship goes with the contribution, and takes no day off it.',
  ),
  source: proposed(
    'P14',
    '500.00 EUR for each month of the path, at most six, in which she attended eight hours of what was agreed, whatever its kind; the amounts of the indemnity of PIO Fase 1.',
  ),
};

/** Toscana, individual contributions to women leaving violence: guidelines of 2019 for the programme of 2020. */
export const TOS_DONNE_2020: ProgrammeVersion = {
  code: 'TOS-DONNE' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: proposed(
    'P23, P28',
    'The programme of the year 2020; one path at a time, beside any other programme.',
  ),
  gate: null,
  offices: {
    region: REGION,
    source: seed('R-AR-11, office', PLAN, '«concordato con il CPI»: a CPI of Toscana (P29, proposed)'),
  },
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'incomeSupport'],
  requirements: [
    { kind: 'minimum-age', years: 18, source: proposed('R-AR-11, age', 'Women of age.') },
    {
      kind: 'resident-or-domiciled',
      region: REGION,
      source: proposed('P29', 'Residence or domicile in Toscana; who is in a refuge has her domicile there.'),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed(
        'P21',
        'Who receives the Reddito di cittadinanza is followed in the track of her own; any other support goes with the contribution.',
      ),
    },
  ],
  pathway: PATHWAY,
  clock: {
    months: 6,
    from: 'patto',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05', 'Nobody is chosen: the CPI that holds the path follows her.'),
    },
    source: proposed(
      'P01, P02, P03',
      'Six months from the day on which the path was agreed; a job that ends in time moves their end, as in the other programmes.',
    ),
  },
  providers: null,
  exits: EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed(
      'P30',
      'What was agreed and attended, at the CPI or elsewhere, in person or remote.',
    ),
    conclusion: proposed('P01, conclusion', 'The path ends with its six months.'),
    payment: proposed('R10', 'Two persons: who proposes a payment does not approve it.'),
    recovery: proposed(
      'P11',
      'What a later fact shows not to have been due is asked back, and falls with it.',
    ),
  },
  activities: { mostMinutesADay: 1440, source: proposed('P30, a day', 'A day has 1,440 minutes.') },
  recovery: {
    whenLessIsDue: 'falls',
    source: proposed('P11, claims', 'A claim falls with what it is for.'),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'patto',
    sets: 'as-earned',
    source: proposed(
      'P12',
      'Nothing is set aside before a month is earned; what the envelope lacks is owed later.',
    ),
  },
  changes: {
    provider: {
      most: 0,
      by: ['cpi'],
      once: 'patto',
      withinDays: null,
      source: proposed('P05, provider', 'There is no provider to change.'),
    },
    tutor: {
      most: 0,
      by: ['cpi'],
      once: 'patto',
      withinDays: null,
      source: proposed('P05, tutor', 'Whoever follows her at the CPI is no choice of the programme.'),
    },
  },
  entitlements: [CONTRIBUTION],
  ceiling: {
    parts: ['contribution'],
    cents: 300_000,
    source: proposed('P14, ceiling', 'At most six months of it: 3,000.00 EUR for a path.'),
  },
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 30_000_000,
      source: proposed('P28, budget', '300,000 EUR, a hundred whole paths: no budget was published.'),
    },
  ],
  restricted: {
    seenBy: ['holding-office', 'manager'],
    source: proposed(
      'P31',
      'The CPI that holds the path and who answers for the programme see it, no other office or body (Reg. UE 2016/679 artt. 5 and 9; D.L. 93/2013): for them it does not exist.',
    ),
  },
};

/** Women leaving violence. */
export const TOS_DONNE: Programme = {
  code: TOS_DONNE_2020.code,
  figures: null,
  versions: [TOS_DONNE_2020],
};
