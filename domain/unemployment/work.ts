import { relationshipsOf, type Relationship } from '../employment/relationships';
import type { Communication } from '../employment/communication';
import type { Protocol } from '../identifiers';
import { limitOn, type UnemploymentLaw } from '../programmes/unemployment';
import { addDays, civilDateOf, partsOf, type CivilDate } from '../time/civil-date';
import type { IncomeSource } from './events';
import type { ProspectiveIncome, Unemployment } from './state';

/** What a status follows from: the days of DIDs and revocations, incomes as they were told, and the messages about jobs. */
export interface KnownOfWork {
  readonly unemployment: Unemployment;
  readonly communications: readonly Communication[];
}

/** What work does on a day: none, work that keeps the status, work that suspends or ends it, or work of which the income is not known. */
export type WorkKind = 'none' | 'within-limit' | 'above-limit' | 'unknown-income';

/** Days on which nothing about work changes, both included. */
export interface WorkSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly work: WorkKind;
  /** For how many days in a row such work suspends before it ends the status; none where it is not subordinate. */
  readonly suspends: number;
  readonly jobs: readonly Protocol[];
  /** The income that decided, and the limit that it was held against; null where there was none. */
  readonly incomeCents: number | null;
  readonly limitCents: number | null;
}

/** The days from one to another, cut wherever something that matters to the status begins or ends; `at` are more such days. */
export function workSpans(
  { from, to, at }: { readonly from: CivilDate; readonly to: CivilDate; readonly at: readonly CivilDate[] },
  known: KnownOfWork,
  law: UnemploymentLaw,
): readonly WorkSpan[] {
  const work = { jobs: relationshipsOf(known.communications), incomes: incomesOf(known.unemployment), law };
  const turns = [...at, ...turnsOf(work), ...newYears(from, to)].filter((day) => day > from && day <= to);
  const firsts = [...new Set([from, ...turns])].sort();
  return firsts.map((first, index) => {
    const next = firsts[index + 1];
    return { from: first, to: next === undefined ? to : addDays(next, -1), ...workOn(first, work) };
  });
}

interface Work {
  readonly jobs: readonly Relationship[];
  readonly incomes: readonly ProspectiveIncome[];
  readonly law: UnemploymentLaw;
}

function incomesOf(unemployment: Unemployment): readonly ProspectiveIncome[] {
  return unemployment.phase === 'none' ? [] : unemployment.incomes;
}

function turnsOf({ jobs, incomes, law }: Work): readonly CivilDate[] {
  return [
    ...jobs.flatMap(({ firstDay, lastDay, terms }) => [
      firstDay,
      ...(lastDay === null ? [] : [addDays(lastDay, 1)]),
      ...terms.map((one) => one.from),
    ]),
    ...incomes.map((one) => one.since),
    ...law.limits.map((one) => one.from),
  ];
}

/** Income is of a tax year. */
function newYears(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  const [first] = partsOf(from);
  const [last] = partsOf(to);
  return Array.from({ length: last - first }, (_, index) => civilDateOf(first + index + 1, 1, 1));
}

type WorkOnDay = Omit<WorkSpan, 'from' | 'to'>;

const NO_WORK: WorkOnDay = { work: 'none', suspends: 0, jobs: [], incomeCents: null, limitCents: null };

/** Who works on her own above the limit has no status, whatever jobs there are; else the jobs decide, where there are any. */
function workOn(day: CivilDate, work: Work): WorkOnDay {
  const own = ownWorkOn(day, work);
  if (own?.work === 'above-limit') return own;
  const { jobs, law } = work;
  const there = jobs
    .filter(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay))
    .map((job) => ({ hire: job.hire, ...termsOn(day, job) }))
    .filter(({ contract }) => !begins(contract, law.contracts.keeping));
  return there.length === 0 ? (own ?? NO_WORK) : jobsOn(day, there, work);
}

function ownWorkOn(day: CivilDate, { incomes, law }: Work): WorkOnDay | undefined {
  const incomeCents = incomeOn(day, 'self-employment', incomes);
  if (incomeCents === null) return undefined;
  const limitCents = limitOn(day, law)?.selfEmploymentCents ?? null;
  const isWithin = limitCents !== null && incomeCents <= limitCents;
  const work = isWithin ? 'within-limit' : 'above-limit';
  return { work, suspends: 0, jobs: [], incomeCents, limitCents };
}

type JobOnDay = Terms & { readonly hire: Protocol };

function jobsOn(day: CivilDate, there: readonly JobOnDay[], { incomes, law }: Work): WorkOnDay {
  const limitCents = limitOn(day, law)?.employmentCents ?? null;
  const incomeCents = incomeOn(day, 'employment', incomes);
  const isSuspending = there.every(({ contract }) => begins(contract, law.contracts.suspending));
  const isPresumed = limitCents === null || there.some((terms) => isLastingAndFullTime(terms, law));
  return {
    work: kindOf({ incomeCents, limitCents }, isPresumed),
    suspends: isSuspending ? law.suspension.days : 0,
    jobs: there.map(({ hire }) => hire),
    incomeCents,
    limitCents,
  };
}

function kindOf(
  { incomeCents, limitCents }: Pick<WorkSpan, 'incomeCents' | 'limitCents'>,
  isPresumed: boolean,
): WorkKind {
  if (incomeCents === null) return isPresumed ? 'above-limit' : 'unknown-income';
  return limitCents !== null && incomeCents <= limitCents ? 'within-limit' : 'above-limit';
}

type Terms = Relationship['terms'][number];

function isLastingAndFullTime(
  { contract, plannedEndOn, weeklyHours, fullTimeHours }: Terms,
  { contracts }: UnemploymentLaw,
): boolean {
  const isLasting = plannedEndOn === null || begins(contract, contracts.lasting);
  if (!isLasting || weeklyHours === null || fullTimeHours === null) return false;
  return weeklyHours > 0 && weeklyHours >= fullTimeHours;
}

function termsOn(day: CivilDate, { terms }: Relationship): Terms {
  return terms.findLast(({ from }) => from <= day) ?? terms[0];
}

function begins(contract: string, beginnings: readonly string[]): boolean {
  return beginnings.some((one) => contract.startsWith(one));
}

/** The income of the tax year of a day as it was expected on it; of two told for one day, the one told later. */
function incomeOn(day: CivilDate, of: IncomeSource, incomes: readonly ProspectiveIncome[]): number | null {
  const [year] = partsOf(day);
  const told = incomes
    .filter((one) => one.of === of && one.since <= day && partsOf(one.since)[0] === year)
    .reduce<ProspectiveIncome | null>(
      (best, one) => (best === null || one.since >= best.since ? one : best),
      null,
    );
  return told?.cents ?? null;
}
