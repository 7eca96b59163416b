import { relationshipsOf, type Relationship } from '../employment/relationships';
import type { Protocol } from '../identifiers';
import type { FeeRules } from '../programmes/fees';
import type { ProgrammeVersion } from '../programmes/programme';
import { addMonths } from '../time/civil-date';
import type { FeeFacts } from './fee-facts';
import { classOf, reachesHours, type Span } from './outcome-class';
import { pathEndOf } from './path-end';

/** What of a programme version the result fee depends on. */
export interface OutcomeRules {
  readonly fees: FeeRules;
  /** Civil months from the first choice of an APL. */
  readonly duration: { readonly months: number };
}

export function outcomeRules({ fees, clock }: Pick<ProgrammeVersion, 'fees' | 'clock'>): OutcomeRules {
  return { fees, duration: { months: clock?.months ?? 0 } };
}

/** Whether a relationship can earn a result fee, or the first reason why it cannot. How long it lasts is another question. */
export type OutcomeVerdict =
  'earns' | 'before-choice' | 'after-path-end' | 'after-exit' | 'no-class' | 'hours-below-least' | 'rehire';

export interface JudgedJob {
  readonly job: Relationship;
  readonly verdict: OutcomeVerdict;
}

/** For each relationship since the adhesion, why it can or cannot earn a result fee. */
export function explainOutcome(
  version: OutcomeRules,
  facts: FeeFacts,
): readonly { readonly relationship: Protocol; readonly verdict: OutcomeVerdict }[] {
  return judgedJobs(version, facts).map(({ job, verdict }) => ({ relationship: job.hire, verdict }));
}

/** The relationships that began on or after the adhesion, by first day, each with its verdict. */
export function judgedJobs({ fees, duration }: OutcomeRules, facts: FeeFacts): readonly JudgedJob[] {
  const known = relationshipsOf(facts.communications);
  const chosenOn = facts.choices[0]?.on;
  const path = chosenOn && { from: chosenOn, to: pathEndOf(duration, chosenOn, known) };
  return known
    .filter((job) => job.firstDay >= facts.requestedOn)
    .map((job) => ({
      job,
      verdict:
        outsideVerdict(job, path, facts.exitedOn) ??
        termsVerdict(job, fees) ??
        (known.some((other) => makesRehire(other, job, fees.rehire.months)) ? 'rehire' : 'earns'),
    }));
}

/** The ends of the pathway and the day of the exit are days on which a job may begin. */
function outsideVerdict(
  { firstDay }: Relationship,
  path: Span | undefined,
  exitedOn: FeeFacts['exitedOn'],
): OutcomeVerdict | undefined {
  if (path === undefined || firstDay < path.from) return 'before-choice';
  if (path.to !== null && firstDay > path.to) return 'after-path-end';
  return exitedOn !== null && firstDay > exitedOn ? 'after-exit' : undefined;
}

function termsVerdict({ terms }: Relationship, fees: FeeRules): OutcomeVerdict | undefined {
  const classed = terms.flatMap((one) => {
    const outcome = classOf(fees, one);
    return outcome === undefined ? [] : [{ outcome, terms: one }];
  });
  if (classed.length === 0) return 'no-class';
  return classed.some(({ outcome, terms: one }) => reachesHours(outcome, one))
    ? undefined
    : 'hours-below-least';
}

/** True of an earlier job with the same employer that ended in so many civil months before the first day of this one. */
function makesRehire(earlier: Relationship, job: Relationship, months: number): boolean {
  return (
    earlier.employer === job.employer &&
    earlier.lastDay !== null &&
    earlier.lastDay < job.firstDay &&
    earlier.lastDay >= addMonths(job.firstDay, -months)
  );
}
