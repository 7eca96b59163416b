import { lastOfMonths, pastHolidays, plusDays, plusMonths, type Day } from './calendar';
import type { Phase, Relationship } from './relationships';

export type OutcomeClass = 'open-ended' | 'fixed-term';

/** A part of a fee: what it is worth, and the last day that must be worked for it. */
export interface Tranche {
  readonly outcome: OutcomeClass;
  readonly cents: number;
  readonly reachedOn: Day;
  readonly payableFrom: Day;
}

const MOST_CENTS = { 'open-ended': 500_000, 'fixed-term': 250_000 };
/** Of an open-ended contract, and of a fixed term where nothing else is said. */
const LEAST_CENTS = 100_000;

/** m + max(0, p - 0.5) x 2 x (M - m), in cents; p has four decimals, so it comes to a whole number. */
export function feeCents(outcome: OutcomeClass, profile: number, leastCents = LEAST_CENTS): number {
  const most = MOST_CENTS[outcome];
  const least = outcome === 'fixed-term' ? leastCents : LEAST_CENTS;
  const above = Math.max(0, Math.round(profile * 10_000) - 5_000);
  return least + (above * 2 * (most - least)) / 10_000;
}

/** A person by profile, and what a fixed term is worth at least. */
export interface Worth {
  readonly profile: number;
  readonly fixedTermLeastCents?: number;
}

/** The tranches of a relationship, as it is known, that are reached by the day. */
export function reachedTranches(job: Relationship, worth: Worth, by: Day): readonly Tranche[] {
  return [...fixedTerm(job, worth), ...openEnded(job, worth)].filter(({ reachedOn }) => reachedOn <= by);
}

/** The larger of the two cumulated sums: what ran as a fixed term, what runs as an open-ended contract. */
export function owedCents(tranches: readonly Tranche[]): number {
  const sum = (wanted: OutcomeClass) =>
    tranches
      .filter(({ outcome }) => outcome === wanted)
      .map(({ cents }) => cents)
      .reduce((total, cents) => total + cents, 0);
  return Math.max(sum('open-ended'), sum('fixed-term'));
}

function fixedTerm(job: Relationship, { profile, fixedTermLeastCents }: Worth): readonly Tranche[] {
  const cents = feeCents('fixed-term', profile, fixedTermLeastCents);
  return reached(job, { outcome: 'fixed-term', months: 6, cents });
}

/** By halves, from the conversion or from the first day; an apprenticeship counts as open-ended. */
function openEnded(job: Relationship, { profile }: Worth): readonly Tranche[] {
  const cents = feeCents('open-ended', profile) / 2;
  return [6, 12].flatMap((months) => reached(job, { outcome: 'open-ended', months, cents }));
}

interface Milestone {
  readonly outcome: OutcomeClass;
  readonly months: number;
  readonly cents: number;
}

/** The milestone in the first run of the class that contains it; none where no run does. */
function reached(job: Relationship, { outcome, months, cents }: Milestone): readonly Tranche[] {
  const days = runsOf(job, outcome).map(({ from, to }) => ({ reachedOn: lastOfMonths(from, months), to }));
  const found = days.find(({ reachedOn, to }) => to === undefined || reachedOn <= to);
  if (found === undefined) return [];
  const { reachedOn } = found;
  return [{ outcome, cents, reachedOn, payableFrom: plusDays(evidenceTerm(job, reachedOn), 1) }];
}

/** From each day on which the class is agreed, for as long as the terms are as good: an upgrade ends no fixed term. */
function runsOf(job: Relationship, outcome: OutcomeClass): readonly Run[] {
  const { phases, lastDay } = job;
  return phases.flatMap((phase, index) => {
    if (outcomeOf(phase) !== outcome) return [];
    const broken = phases.slice(index + 1).find((later) => {
      const other = outcomeOf(later);
      return other !== outcome && other !== 'open-ended';
    });
    const ends = [lastDay, broken && plusDays(broken.from, -1)].filter((day) => day !== undefined);
    return [{ from: phase.from, to: ends.toSorted()[0] }];
  });
}

interface Run {
  readonly from: Day;
  readonly to: Day | undefined;
}

/** The day by which what happened at the milestone must have been told. */
function evidenceTerm({ module }: Relationship, reachedOn: Day): Day {
  const nextMonth = plusMonths(`${reachedOn.slice(0, 7)}-20`, 1);
  return pastHolidays(module === 'US' ? nextMonth : plusDays(reachedOn, 5));
}

/** The class of what is agreed; undefined where it earns nothing. */
function outcomeOf(phase: Phase): OutcomeClass | undefined {
  const { contract } = phase;
  if (!isHalfTime(phase)) return undefined;
  if (contract === 'A.01.00' || contract.startsWith('A.03.')) return 'open-ended';
  return ['A.02.00', 'A.02.01'].includes(contract) ? 'fixed-term' : undefined;
}

/** At least half of full time and at most all of it. */
const isHalfTime = ({ hours = 0, fullTimeHours = 0 }: Phase): boolean =>
  hours > 0 && hours <= fullTimeHours && hours * 2 >= fullTimeHours;
