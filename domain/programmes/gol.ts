import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { ProcessFeeRule, ResultFeeRule } from './entitlements';
import { GOL_PATHS, GOL_PATHWAY } from './gol-pathway';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { SETTLED_PROCESS, SETTLED_RESULT } from './tos-pio2-settled';
import { UNEMPLOYMENT_LAW } from './unemployment';

const DECREE = 'DM 5/11/2021; delibera ANPAL 5/2022';
const ENVELOPE = 'GOL-SERVICE' as EnvelopeCode;

const MIXED = proposed(
  'P16',
  'Mixed: hours as they were delivered, and a job; both within the ceiling, cut from the hours first.',
);

const RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: MIXED,
  classes: SETTLED_RESULT.classes.map((one) => ({
    ...one,
    maxCents: one.name === 'TI' ? 200_000 : 100_000,
    minCents: 50_000,
    source: proposed(
      'P13, P17',
      'From 500 EUR to 2,000 for good, to 1,000 for a fixed term of six months: the unit costs of annex C were not read again.',
    ),
  })),
};

const PROCESS: ProcessFeeRule = {
  ...SETTLED_PROCESS,
  basis: MIXED,
  centsPerHour: 3_730,
  source: proposed(
    'P16, P30',
    '37.30 EUR an hour of individual guidance (annex C, not read again), in whole quarter hours, at most ten hours for a path.',
  ),
};

/** The national programme since 2022: an assessment leads to one of five paths. */
export const GOL_2022: ProgrammeVersion = {
  code: 'GOL' as ProgrammeCode,
  version: '2022-05-09',
  adhesionFrom: '2022-05-09' as CivilDate,
  adhesionTo: '2026-12-31' as CivilDate,
  adhesion: proposed(
    'P23, P28',
    'From the tools of May 2022; no end is known, the last day here is to be confirmed. One path at a time.',
  ),
  gate: null,
  offices: null,
  facts: ['ageYears', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('P29', 'Of age, wherever in Italy she lives: the CPI that is asked holds the path.'),
    },
    {
      kind: 'unemployed',
      orOn: ['naspi', 'cigs-cessazione'],
      law: UNEMPLOYMENT_LAW,
      source: official(
        'DM 5/11/2021, recipients',
        DECREE,
        'Who receives NASpI or is unemployed, and workers of companies in crisis.',
      ),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed(
        'P21',
        'Who receives the Reddito di cittadinanza has a track of her own as long as there is one.',
      ),
    },
  ],
  pathway: GOL_PATHWAY,
  paths: GOL_PATHS,
  clock: {
    months: 6,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, choosing again', 'Who changes the provider chooses within the months.'),
    },
    source: proposed(
      'P01, P02, P03',
      'Six months from the first meeting in every path: how long each lasts was not published.',
    ),
  },
  providers: {
    kinds: ['cpi', 'apl'],
    shape: 'one',
    accreditation: {
      everyDayFrom: '2022-05-09' as CivilDate,
      source: proposed('P05, accreditation', 'A body that is struck off accepts nobody and earns nothing.'),
    },
    source: proposed(
      'P25',
      'A CPI or an accredited body; a CPI earns what the rules give it, as any provider.',
    ),
  },
  exits: [
    {
      exit: 'abandonment',
      causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
      tellers: {},
      source: proposed('P10', 'What was delivered until then is paid.'),
    },
    {
      exit: 'refusal',
      causes: ['interview', 'course', 'suitable-offer'],
      tellers: {
        interview: ['cpi', 'provider'],
        course: ['cpi', 'provider'],
        'suitable-offer': ['cpi', 'provider'],
      },
      source: official(
        'P09',
        'D.Lgs. 150/2015 art. 21',
        'The provider reports a refusal to the CPI, which sanctions who receives a benefit.',
      ),
    },
    {
      exit: 'lost-requirement',
      causes: ['rdc-received', 'sanction'],
      tellers: { 'rdc-received': ['cpi'], sanction: ['cpi'] },
      source: proposed('P22', 'The CPI tells; a hire is an outcome, never a lost requirement.'),
    },
  ],
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30, recording', 'What is delivered is recorded, in person or remote.'),
    conclusion: proposed('P01, conclusion', 'The path ends with its months.'),
    payment: proposed('R10', 'Two persons: who proposes a payment does not approve it.'),
  },
  activities: { mostMinutesADay: 1440, source: proposed('P30, a day', 'A day has 1,440 minutes.') },
  recovery: {
    whenLessIsDue: 'falls',
    source: proposed('P11', 'What was not due is asked back, and falls with it.'),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'first-meeting',
    sets: 'as-earned',
    source: proposed('P12', 'Nothing is set aside before it can be earned.'),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: 90,
      source: proposed('P05, provider', 'The provider may change once, before day 90.'),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', 'The tutor may change once.'),
    },
  },
  entitlements: [RESULT, PROCESS],
  ceiling: {
    parts: ['result', 'process'],
    cents: 220_000,
    source: proposed('P16, ceiling', 'Hours and job of a path together: 2,200 EUR.'),
  },
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 1_000_000_000,
      source: proposed('P28, budget', '10 million EUR: the share of the region is not known here.'),
    },
  ],
};

/** Garanzia di occupabilità dei lavoratori. */
export const GOL: Programme = { code: GOL_2022.code, figures: null, versions: [GOL_2022] };
