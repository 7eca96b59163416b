import type { DataSource } from 'typeorm';
import type { Counts } from '../../../domain/figures/counts';
import { reportOf, type Reported } from '../../../domain/figures/report';
import type { Report, ReportDates } from '../../../domain/figures/report-row';
import { JOB_CATEGORIES } from '../../../domain/programmes/figures';
import { programmeIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { COUNTING } from './counting-sql';

/** The report of a programme as of a day, on what was known on another; undefined where there is no such programme. */
export async function programmeReport(
  source: DataSource,
  { programme, rulebook }: { readonly programme: string; readonly rulebook: Rulebook },
  dates: ReportDates,
): Promise<Report | undefined> {
  const found = programmeIn(rulebook, programme);
  if (found === undefined) return undefined;
  const reported = { programme, figures: found.figures, rulebook };
  return reportOf(reported, await countsOf(source, reported, dates), dates);
}

interface Found {
  readonly people: Pick<Counts, 'adhesions' | 'women' | 'men'>;
  readonly actions: number;
  readonly outcomes: Partial<Counts['outcomes']>;
  readonly traineeships: number;
  readonly fees: Counts['fees'];
  readonly incentives: Counts['incentives'];
  readonly moved: { readonly [kindAndAccount: string]: number };
}

async function countsOf(
  source: DataSource,
  { programme, figures }: Reported,
  { asOf, knownAt }: ReportDates,
): Promise<Counts> {
  // Of a programme that published nothing nobody asks for outcomes: the window of one day is any.
  const { from, to } = figures?.outcomes ?? { from: asOf, to: asOf };
  const parameters = [programme, asOf, knownAt, from, to, JOB_CATEGORIES];
  const [found] = await source.query<Found[]>(COUNTING, parameters);
  if (found === undefined) throw new Error('A count of everything is one row');
  const { people, actions, outcomes, traineeships, fees, incentives, moved } = found;
  return {
    ...people,
    actions,
    traineeships,
    fees,
    incentives,
    outcomes: { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0, ...outcomes },
    moved: {
      feesPaidCents: moved['percorso/paid'] ?? 0,
      feesRecoveredCents: -(moved['percorso/recovered'] ?? 0),
      incentivesPaidCents: moved['incentive/paid'] ?? 0,
      incentivesRecoveredCents: -(moved['incentive/recovered'] ?? 0),
    },
  };
}
