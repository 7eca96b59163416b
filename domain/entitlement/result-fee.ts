import type { Payee } from '../account/payee';
import { halfUp } from '../half-up';
import type { Protocol } from '../identifiers';
import type {
  Milestone,
  OutcomeClass,
  OutcomeClassName,
  Reach,
  ResultFeeRule,
} from '../programmes/entitlements';
import { addDays, addMonths, type CivilDate } from '../time/civil-date';
import { PROFILE_INDEX_UNIT, resultFeeCents } from './assegno-value';
import { evidenceCompleteOn } from './evidence';
import { spansOf, type Span } from './outcome-class';
import { judgedJobs, type JudgedJob } from './outcome-verdict';
import type { PathwayFacts, SharedRules } from './pathway-facts';
import type { ResultTranche } from './tranche';

/** What a pathway earned by result, and by which relationship; 0 and nulls for nothing yet. Cents. */
export interface ResultFee {
  readonly cents: number;
  readonly outcome: OutcomeClassName | null;
  readonly relationship: Protocol | null;
  readonly payee: Payee | null;
}

/**
 * All tranches that the relationships as known contain, by first day of the job, then by worth of the class, then by day.
 * Each relationship and class is an alternative of its own: a conversion opens a second class beside the first, and one
 * result fee is owed for a pathway.
 */
export function resultTranches(
  rule: ResultFeeRule,
  facts: PathwayFacts,
  shared: SharedRules,
): readonly ResultTranche[] {
  return judgedJobs(rule, facts, shared).flatMap((judged) =>
    judged.verdict === 'earns' ? tranchesOfJob(rule, judged, { facts, shared }) : [],
  );
}

/**
 * The one result fee of a pathway from the tranches that are reached: each relationship by itself, the sums of its classes
 * side by side, and of them all the largest. Of equal sums the earlier hire, then the better class, as `resultTranches`
 * has them in order. Source: LEGGIMI of the regional export, «Fees of the providers».
 */
export function resultFee(
  tranches: readonly ResultTranche[],
  reached: (tranche: ResultTranche) => boolean,
): ResultFee {
  const sums = new Map<string | null, ResultFee>();
  for (const { relationship, outcome, payee, alternative, cents } of tranches.filter(reached)) {
    const before = sums.get(alternative)?.cents ?? 0;
    sums.set(alternative, { cents: before + cents, outcome, relationship, payee });
  }
  return [...sums.values()].reduce((best, sum) => (sum.cents > best.cents ? sum : best), NOTHING_YET);
}

const NOTHING_YET: ResultFee = { cents: 0, outcome: null, relationship: null, payee: null };

function tranchesOfJob(
  rule: ResultFeeRule,
  { job, provider }: JudgedJob,
  { facts, shared }: { readonly facts: PathwayFacts; readonly shared: SharedRules },
): readonly ResultTranche[] {
  const { profileIndex } = facts;
  if (provider === undefined || profileIndex === null) return [];
  const { part, classes } = rule;
  return classes.flatMap((outcome) => {
    const spans = spansOf(rule, outcome, job);
    return outcome.milestones.flatMap((milestone): readonly ResultTranche[] => {
      const earnedOn = firstDayReached(spans, milestone.reached);
      if (earnedOn === undefined) return [];
      return [
        {
          part,
          payee: provider.lead,
          cents: centsOf(outcome, milestone, profileIndex),
          earnedOn,
          payableFrom: addDays(evidenceCompleteOn(shared.evidence, job.module, earnedOn), 1),
          alternative: `${job.hire}/${outcome.name}`,
          relationship: job.hire,
          outcome: outcome.name,
          milestone: milestone.name,
        },
      ];
    });
  });
}

/** The day on which a milestone is reached in the first span that is long enough. */
function firstDayReached(spans: readonly Span[], reach: Reach): CivilDate | undefined {
  return spans
    .map((span) => ({ on: dayReached(reach, span.from), to: span.to }))
    .find(({ on, to }) => to === null || on <= to)?.on;
}

/** The day with that number, the first being day 1; or the last day of that civil month. */
function dayReached(reach: Reach, from: CivilDate): CivilDate {
  return 'day' in reach ? addDays(from, reach.day - 1) : addDays(addMonths(from, reach.months), -1);
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
  return halfUp(cents * share, PROFILE_INDEX_UNIT);
}
