import type { EnvelopeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { Citation } from '../ruling';
import { official, proposed, seed } from './citations';
import { INCENTIVE_COLUMNS, type AmountRow, type IncentiveRules } from './incentives';

const FUND = 'L. 68/1999 art. 14; Regione Toscana, Decreto 397 del 12/12/2019, Allegato A, punto g)';

/** Contributions to employers who hire, out of the regional fund. No amount was published: every sum is proposed. */
export const L68_INCENTIVES: IncentiveRules = {
  envelope: 'L68-INCENTIVI' as EnvelopeCode,
  applicationsFrom: '2020-01-01' as CivilDate,
  hiresFrom: '2020-01-01' as CivilDate,
  region: '09' as RegionCode,
  excludedSupports: ['rdc'],
  contracts: [
    ['A.01.', 'open-ended'],
    ['A.02.', 'fixed-term'],
    ['A.03.', 'apprenticeship'],
  ],
  amounts: {
    columns: INCENTIVE_COLUMNS,
    rows: [
      lasting('for good, full time', ['full'], 1_000_000),
      lasting('for good, part time', ['part'], 500_000),
      yearly('from 12 months, full time', ['full'], 400_000),
      yearly('from 12 months, part time', ['part'], 200_000),
    ],
  },
  hours: {
    of: 'communication',
    source: proposed('P15, hours', 'Judged on the hours of the communication, not of the application.'),
  },
  conditions: {
    'application-date': proposed('P15, applications', 'Applications from 1 January 2020.'),
    seat: proposed('P29, seat', 'The person works at a seat or unit in Toscana.'),
    hire: official('D.M. 30/10/2007', 'D.M. 30/10/2007', 'A hire that the employment communications show.'),
    employer: proposed('P15, employer', 'The employer that hired is the one that applies.'),
    'hire-date': proposed('P15, hires', 'Hires from 1 January 2020.'),
    amount: seed(
      'R-AR-12',
      FUND,
      '«contributi a imprese e datori di lavoro privati a valere sul Fondo regionale legge 68/99»; the sums are proposed (P15).',
    ),
    adhesion: proposed('P15, list', 'Of a person on the list of targeted placement.'),
    activation: proposed('P15, path', 'Whose agreed path had begun by the day of the hire.'),
    interview: proposed(
      'P15, interview',
      'With whom her project was defined in an interview before the hire.',
    ),
    'income-support': proposed('P21', 'Who receives the Reddito di cittadinanza has a track of her own.'),
    'one-per-worker': proposed(
      'P15, worker',
      'One contribution for each worker, the earlier application first.',
    ),
    funds: proposed('P12, fund', 'First come until the fund is exhausted.'),
  },
  missingFacts: {
    days: 60,
    rollsToWorkingDay: true,
    source: proposed('P15, missing facts', 'An application waits 60 days for the facts that it lacks.'),
  },
  keeping: proposed(
    'P15, keeping',
    'The job is kept for twelve months, else the sum falls by days and the rest is recovered.',
  ),
};

type Hours = NonNullable<AmountRow['when']['hours']>;

function lasting(name: string, hours: Hours, cents: number): AmountRow {
  const when = {
    contract: ['open-ended', 'apprenticeship'],
    months: ['open', 'over-12', '12'],
    hours,
  } as const;
  return {
    name,
    when,
    cents,
    keepMonths: 12,
    source: amount('Open-ended or apprenticeship: 10,000; 5,000 part time.'),
  };
}

function yearly(name: string, hours: Hours, cents: number): AmountRow {
  const when = { contract: ['fixed-term'], months: ['over-12', '12'], hours } as const;
  return {
    name,
    when,
    cents,
    keepMonths: 12,
    source: amount('Fixed term of at least 12 months: 4,000; 2,000 part time.'),
  };
}

function amount(text: string): Citation {
  return proposed('P15', text);
}
