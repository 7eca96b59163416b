import type { ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { StepRule } from './pathway';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { THIRD_ACTIVITIES, THIRD_RECOVERY } from './tos-pio2-service';
import { VA_DOTE_FIGURES } from './va-dote-figures';
import {
  VA_DOTE_BUDGETS,
  VA_DOTE_CEILING,
  VA_DOTE_LINES,
  VA_DOTE_RESERVATION,
  VA_PLAN,
} from './va-dote-lines';

const OPEN_FROM = '2008-10-01' as CivilDate;
const ANSWER = proposed(
  'P04, answer',
  'The body or the lead of the network answers within 10 days; silence is a refusal.',
);

/** No profile and no assegno: one body or network is chosen, answers, meets the person and agrees with her on a plan. */
const PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed(
      'R-VA-01, P29',
      VA_PLAN,
      '«Attribuzione alle Province della funzione di programmazione territoriale»',
    ),
  },
  {
    step: 'choice',
    after: ['taking-charge'],
    by: ['beneficiary'],
    due: {
      term: {
        days: 60,
        rollsToWorkingDay: true,
        source: proposed('P04, choice', 'A body or network is chosen within 60 days, else the dote lapses.'),
      },
      from: 'taking-charge',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: seed('R-VA-03', VA_PLAN, '«libera scelta»'),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider'],
    due: {
      term: { days: 10, rollsToWorkingDay: true, source: ANSWER },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: ANSWER,
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider'],
    due: null,
    source: seed('R-VA-03', VA_PLAN, '«centralità dell’utente/cliente»'),
  },
  {
    step: 'plan',
    after: ['first-meeting'],
    by: ['provider', 'beneficiary'],
    due: null,
    source: seed('R-VA-03/06', VA_PLAN, '«personalizzazione»; la "dote"'),
  },
];

/** Who refuses an active measure is told of to whoever pays the passive one (R-VA-08). */
const EXITS: ProgrammeVersion['exits'] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons'],
    tellers: {},
    source: proposed('R-VA/abandonment, P22', 'The plan names no exit: as in the other programmes.'),
  },
  {
    exit: 'refusal',
    causes: ['interview', 'course', 'suitable-offer'],
    tellers: {
      interview: ['cpi', 'provider'],
      course: ['cpi', 'provider'],
      'suitable-offer': ['cpi', 'provider'],
    },
    source: seed(
      'R-VA-08, P09',
      VA_PLAN,
      '«sistema "virtuoso" di connessione tra politiche passive e politiche attive del lavoro»',
    ),
  },
];

/** Varese, the dote of the provincial plan of re-employment: workers of three crises, out of one sum that is never exceeded. */
export const VA_DOTE_PLAN: ProgrammeVersion = {
  code: 'VA-DOTE' as ProgrammeCode,
  version: '2008-10-01',
  adhesionFrom: OPEN_FROM,
  adhesionTo: '2009-12-31' as CivilDate,
  adhesion: proposed(
    'R-VA-05, P28',
    'From the month in which the plan was presented to the end of the year after it.',
  ),
  gate: null,
  offices: {
    region: '03' as RegionCode,
    source: seed('R-VA-01, P29', VA_PLAN, 'Offices of the province, in Lombardia.'),
  },
  facts: ['crisisSector', 'incomeSupport'],
  requirements: [
    {
      kind: 'worker-of-crisis',
      sectors: ['textile', 'footwear', 'textile-machinery'],
      source: seed(
        'R-VA-04, P21',
        `${VA_PLAN}; L. 266/2005 art. 1 c. 411; l.r. Lombardia 22/2006`,
        '«azioni di reimpiego dei lavoratori coinvolti nelle suddette crisi»: textile, footwear, textile machinery.',
      ),
    },
  ],
  pathway: PATHWAY,
  clock: {
    months: 12,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, clock', 'The months are those of the first body met.'),
    },
    source: proposed(
      'P01, P02, P03, P18',
      'The plan states no duration: a year from the first meeting; a job suspends it.',
    ),
  },
  providers: {
    kinds: ['apl', 'cpi'],
    shape: 'network',
    accreditation: {
      everyDayFrom: OPEN_FROM,
      source: seed('R-VA-02', VA_PLAN, '«operatori pubblici e privati, accreditati o autorizzati»'),
    },
    source: seed(
      'R-VA-02/07, P25',
      VA_PLAN,
      '«unico operatore» o «"filiera-rete" coordinata da unico soggetto/referente»',
    ),
  },
  exits: EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: seed('R-VA-06, P30', VA_PLAN, 'The services of the dote, whoever of the network gives them.'),
    recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
    conclusion: proposed('P01, conclusion', 'A year from the first meeting.'),
    payment: seed('R-VA-07', VA_PLAN, '«unico soggetto/referente»: the lead is paid; two persons.'),
  },
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: VA_DOTE_RESERVATION,
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary'],
      once: 'acceptance',
      withinDays: null,
      source: proposed('P05, body', 'Another body or network may be chosen once.'),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', 'The tutor may change once.'),
    },
  },
  entitlements: VA_DOTE_LINES,
  ceiling: VA_DOTE_CEILING,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: VA_DOTE_BUDGETS,
};

/** The dote of the plan of re-employment of the Provincia di Varese. */
export const VA_DOTE: Programme = {
  code: VA_DOTE_PLAN.code,
  figures: VA_DOTE_FIGURES,
  versions: [VA_DOTE_PLAN],
};
