import type { Relationship } from '../employment/relationships';
import type { AplId, Protocol } from '../identifiers';
import type { FeeRules, Milestone, OutcomeClass, OutcomeClassName } from '../programmes/fees';
import { addDays, type CivilDate } from '../time/civil-date';
import { PROFILE_INDEX_UNIT, resultFeeCents } from './assegno-value';
import { evidenceCompleteOn } from './evidence';
import { chosenBy, type FeeFacts } from './fee-facts';
import { spansOf, type Span } from './outcome-class';
import { judgedJobs, type OutcomeRules } from './outcome-verdict';

/** A part of the result fee that a relationship, as known, contains; its day may still be to come. Cents. */
export interface Tranche {
  /** The protocol of the hire. */
  readonly relationship: Protocol;
  readonly outcome: OutcomeClassName;
  readonly milestone: Milestone['name'];
  /** The day on which it is earned. */
  readonly on: CivilDate;
  /** The day after the last on which a lawful message about that day may still come. */
  readonly payableFrom: CivilDate;
  readonly cents: number;
  /** The APL chosen last on or before the first day of the job. */
  readonly payee: AplId;
}

/** What a pathway earned by result, and by which relationship; 0 and nulls for nothing yet. Cents. */
export interface ResultFee {
  readonly cents: number;
  readonly outcome: OutcomeClassName | null;
  readonly relationship: Protocol | null;
  readonly payee: AplId | null;
}

/**
 * All tranches that the relationships as known contain, by first day of the job, then by worth of the class, then by day.
 * A conversion opens a second class beside the first; `resultFee` says which of them is owed.
 */
export function tranchesOf(version: OutcomeRules, facts: FeeFacts): readonly Tranche[] {
  return judgedJobs(version, facts)
    .filter(({ verdict }) => verdict === 'earns')
    .flatMap(({ job }) => tranchesOfJob(version.fees, facts, job));
}

/**
 * The one result fee of a pathway from the tranches that are reached: each relationship by itself, the sums of its classes
 * side by side, and of them all the largest. Of equal sums the earlier hire, then the better class, as `tranchesOf` has
 * them in order. Source: LEGGIMI of the regional export, «Fees of the providers».
 */
export function resultFee(tranches: readonly Tranche[], reached: (tranche: Tranche) => boolean): ResultFee {
  const sums = new Map<string, ResultFee>();
  for (const tranche of tranches.filter(reached)) {
    const { relationship, outcome, payee } = tranche;
    const sum = `${relationship}/${outcome}`;
    const cents = (sums.get(sum)?.cents ?? 0) + tranche.cents;
    sums.set(sum, { cents, outcome, relationship, payee });
  }
  return [...sums.values()].reduce((best, sum) => (sum.cents > best.cents ? sum : best), NOTHING_YET);
}

const NOTHING_YET: ResultFee = { cents: 0, outcome: null, relationship: null, payee: null };

function tranchesOfJob(fees: FeeRules, facts: FeeFacts, job: Relationship): readonly Tranche[] {
  const payee = chosenBy(facts.choices, job.firstDay);
  if (payee === undefined) return [];
  return fees.classes.flatMap((outcome) => {
    const spans = spansOf(fees, outcome, job);
    return outcome.milestones.flatMap((milestone) => {
      const on = firstDayReached(spans, milestone.day);
      if (on === undefined) return [];
      const cents = centsOf(outcome, milestone, facts.profileIndex);
      const payableFrom = addDays(evidenceCompleteOn(fees.evidence, job.module, on), 1);
      const relationship = job.hire;
      return [
        { relationship, outcome: outcome.name, milestone: milestone.name, on, payableFrom, cents, payee },
      ];
    });
  });
}

/** The day with that number (the first of a span is day 1) in the first span that is long enough. */
function firstDayReached(spans: readonly Span[], day: number): CivilDate | undefined {
  return spans
    .map((span) => ({ on: addDays(span.from, day - 1), to: span.to }))
    .find(({ on, to }) => to === null || on <= to)?.on;
}

/** What a milestone adds: the shares up to it, rounded half up, less the shares before it, so that all make the whole. */
function centsOf(outcome: OutcomeClass, milestone: Milestone, profileIndex: number): number {
  const total = resultFeeCents(profileIndex, outcome.minCents, outcome.maxCents);
  const before = outcome.milestones
    .slice(0, outcome.milestones.indexOf(milestone))
    .reduce((sum, { share }) => sum + share, 0);
  return shareOf(total, before + milestone.share) - shareOf(total, before);
}

/** `share` in ten-thousandths. */
function shareOf(cents: number, share: number): number {
  return Math.floor((cents * share * 2 + PROFILE_INDEX_UNIT) / (2 * PROFILE_INDEX_UNIT));
}
