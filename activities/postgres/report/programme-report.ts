import type { DataSource } from 'typeorm';
import type { Counts } from '../../../domain/figures/counts';
import { inForceOn, reportOf, type Reported } from '../../../domain/figures/report';
import type { Report, ReportDates } from '../../../domain/figures/report-row';
import { JOB_CATEGORIES, type ProgrammeFigures } from '../../../domain/programmes/figures';
import type { EntitlementKind } from '../../../domain/programmes/entitlements';
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

type AsCounted = Pick<
  Counts,
  | 'inOtherPhase'
  | 'actions'
  | 'outcomesOfConcluded'
  | 'traineeships'
  | 'traineeshipsBegun'
  | 'fees'
  | 'allowances'
  | 'services'
  | 'incentives'
>;

interface Found extends AsCounted {
  readonly people: Pick<Counts, 'adhesions' | 'women' | 'men'>;
  readonly described: Omit<Counts['people'], 'aged'>;
  readonly aged: Partial<Counts['people']['aged']>;
  readonly exits: Partial<Counts['exits']>;
  readonly outcomes: Partial<Counts['outcomes']>;
  readonly inForce: Partial<Counts['inForce']>;
  readonly moved: { readonly [kindAndAccount: string]: number };
}

async function countsOf(source: DataSource, reported: Reported, dates: ReportDates) {
  const { programme, figures } = reported;
  const windows = windowsOf(figures, dates);
  const otherPhase = figures?.otherPhase?.programmes ?? [];
  const parameters = [programme, dates.asOf, dates.knownAt, ...windows, readsAssessed(reported), otherPhase];
  const [found] = await source.query<Found[]>(COUNTING, parameters);
  if (found === undefined) throw new Error('A count of everything is one row');
  return counted(found);
}

/** Of a programme that published nothing nobody asks for outcomes: the window of one day is any. */
function windowsOf(figures: ProgrammeFigures | null, { asOf }: ReportDates): readonly unknown[] {
  const { from, to } = figures?.outcomes ?? { from: asOf, to: asOf };
  const inForce = figures === null ? null : inForceOn(figures, asOf);
  const { highDisadvantage, ages } = figures?.people ?? { highDisadvantage: null, ages: {} };
  return [from, to, JOB_CATEGORIES, inForce, highDisadvantage?.leastIndex ?? null, JSON.stringify(ages)];
}

/** Of result and process the facts tell more than their entries; of the rest what is due is what was assessed. */
const ASSESSED: readonly EntitlementKind[] = ['allowance', 'spend-line', 'business-fee'];

function readsAssessed({ programme, rulebook }: Reported): boolean {
  const versions = programmeIn(rulebook, programme)?.versions ?? [];
  return versions.some(({ entitlements }) => entitlements.some(({ kind }) => ASSESSED.includes(kind)));
}

const NO_JOBS: Counts['outcomes'] = { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0 };

function counted({ people, described, aged, exits, outcomes, inForce, moved, ...others }: Found): Counts {
  return {
    ...people,
    ...others,
    people: { ...described, aged: { '35-44': 0, '45-54': 0, ...aged } },
    exits: { abandonment: 0, refusal: 0, 'lost-requirement': 0, ...exits },
    outcomes: { ...NO_JOBS, ...outcomes },
    inForce: { ...NO_JOBS, ...inForce },
    moved: {
      feesPaidCents: moved['percorso/paid'] ?? 0,
      feesRecoveredCents: -(moved['percorso/recovered'] ?? 0),
      incentivesPaidCents: moved['incentive/paid'] ?? 0,
      incentivesRecoveredCents: -(moved['incentive/recovered'] ?? 0),
    },
  };
}
