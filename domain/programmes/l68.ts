import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { Programme, ProgrammeVersion } from './programme';
import { L68_INCENTIVES } from './l68-incentives';
import { L68_ACCOMPANIMENT, L68_PATHWAY } from './l68-pathway';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { UNEMPLOYMENT_LAW } from './unemployment';

const LAW = 'L. 68/1999 artt. 1, 2 e 8';
const REGION = '09' as RegionCode;
const ENVELOPE = 'L68-SERVICE' as EnvelopeCode;

/** Toscana, targeted placement: guidelines of 2019 for the programme of 2020. */
export const L68_2020: ProgrammeVersion = {
  code: 'L68' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: official(
    'L. 68/1999 art. 8',
    LAW,
    'Who asks to be on the list asks the office that keeps it; the programme of 2020 takes her on (P23, P28: proposed).',
  ),
  gate: null,
  offices: {
    region: REGION,
    source: official(
      'L. 68/1999 art. 8, office',
      LAW,
      'The list is kept by the office of where she lives (P29: proposed).',
    ),
  },
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 15,
      source: official('L. 68/1999 art. 1', LAW, '«persone in età lavorativa»: from 15 years.'),
    },
    {
      kind: 'resident-or-domiciled',
      region: REGION,
      source: proposed('P29', 'Residence or domicile in Toscana.'),
    },
    {
      kind: 'unemployed',
      orOn: ['naspi'],
      law: UNEMPLOYMENT_LAW,
      source: official(
        'L. 68/1999 art. 8, unemployed',
        LAW,
        '«risultano disoccupate e aspirano ad una occupazione conforme alle proprie capacità lavorative»',
      ),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed(
        'P21',
        'Who receives the Reddito di cittadinanza has a track of her own; any other support goes with it.',
      ),
    },
  ],
  pathway: L68_PATHWAY,
  clock: {
    months: 12,
    from: 'first-meeting',
    choosingAgain: {
      service: 'waits',
      source: proposed('P05, choosing again', 'The path waits for another body.'),
    },
    source: proposed(
      'P01, P02, P03',
      'A year from the first meeting; a job that ends within as long moves its end.',
    ),
  },
  providers: {
    kinds: ['apl'],
    shape: 'one',
    accreditation: {
      everyDayFrom: '2020-01-01' as CivilDate,
      source: proposed('P05, accreditation', 'A body that is struck off meets nobody and earns nothing.'),
    },
    source: proposed(
      'P25, bodies',
      'An accredited body accompanies; the CPI holds the path and sits in the team.',
    ),
  },
  exits: [
    {
      exit: 'abandonment',
      causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons'],
      tellers: {},
      source: proposed(
        'P10',
        'Who leaves the path stays on the list; what was delivered until then is paid.',
      ),
    },
    {
      exit: 'lost-requirement',
      causes: ['moved-out-of-region', 'rdc-received'],
      tellers: { 'moved-out-of-region': ['cpi'], 'rdc-received': ['cpi'] },
      source: proposed('P22', 'The CPI tells; nothing of her health is ever a cause.'),
    },
  ],
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30, recording', 'What is delivered is recorded, in person or remote.'),
    conclusion: proposed('P01, conclusion', 'The path ends with its year.'),
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
    source: proposed('P12', 'Nothing is set aside before an hour is delivered.'),
  },
  changes: {
    provider: {
      most: 2,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, provider', 'The body may change twice.'),
    },
    tutor: {
      most: 2,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', 'The tutor may change twice.'),
    },
  },
  entitlements: [L68_ACCOMPANIMENT],
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: L68_INCENTIVES,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 50_000_000,
      source: proposed('P28, budget', '500,000 EUR for the services.'),
    },
    {
      envelope: L68_INCENTIVES.envelope,
      cents: 200_000_000,
      source: proposed('P28, fund', '2 million EUR of the regional fund for employers.'),
    },
  ],
  restricted: {
    seenBy: ['holding-office', 'chosen-provider', 'manager'],
    source: proposed(
      'P31',
      'That somebody is on the list is health data (Reg. UE 2016/679 art. 9): the office that holds the path, the body that was chosen and who answers for the programme see it.',
    ),
  },
};

/** Targeted placement (collocamento mirato). */
export const L68: Programme = { code: L68_2020.code, figures: null, versions: [L68_2020] };
