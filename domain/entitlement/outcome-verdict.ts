import { isTraineeship, relationshipsOf, type Relationship } from '../employment/relationships';
import type { Protocol } from '../identifiers';
import type { RehireRule, ResultFeeRule } from '../programmes/entitlements';
import { bodyOf, type Provider } from '../provider';
import { addMonths, type CivilDate } from '../time/civil-date';
import { arePossible, classOf, reachesHours, type Span } from './outcome-class';
import {
  anyHasBegun,
  inChargeOn,
  wasUnaccredited,
  type PathwayFacts,
  type SharedRules,
} from './pathway-facts';
import { pathEndOf } from './path-end';

/** Whether a relationship can earn a result fee, or the first reason why it cannot. How long it lasts is another question. */
export type OutcomeVerdict =
  | 'earns'
  | 'before-choice'
  | 'before-meeting'
  | 'after-path-end'
  | 'after-exit'
  | 'after-lapse'
  | 'after-departure'
  | 'not-accredited'
  | 'no-class'
  | 'hours-below-least'
  | 'hours-impossible'
  | 'own-hire'
  | 'rehire'
  | 'earns-elsewhere';

export interface JudgedJob {
  readonly job: Relationship;
  readonly verdict: OutcomeVerdict;
  /** Who was in charge on its first day. */
  readonly provider: Provider | undefined;
}

/** For each relationship since the adhesion, why it can or cannot earn a result fee. */
export function explainOutcome(
  rule: ResultFeeRule,
  facts: PathwayFacts,
  shared: SharedRules,
): readonly { readonly relationship: Protocol; readonly verdict: OutcomeVerdict }[] {
  return judgedJobs(rule, facts, shared).map(({ job, verdict }) => ({ relationship: job.hire, verdict }));
}

/** The relationships that began on or after the adhesion, by first day, each with its verdict. */
export function judgedJobs(
  rule: ResultFeeRule,
  facts: PathwayFacts,
  { clock }: SharedRules,
): readonly JudgedJob[] {
  const known = relationshipsOf(facts.communications);
  const { clockFrom, requestedOn } = facts;
  const to = clockFrom === null || clock === null ? null : pathEndOf(clock, clockFrom, known);
  const path = clockFrom === null ? null : { from: clockFrom, to };
  return known
    .filter((job) => job.firstDay >= requestedOn)
    .map((job) => {
      const provider = inChargeOn(rule.service, facts, job.firstDay);
      const verdict =
        outsideVerdict(job, path, facts) ??
        (provider === undefined
          ? noProviderVerdict(rule, facts, job)
          : (termsVerdict(job, rule) ??
            employerVerdict(job, rule, { provider, known }) ??
            elsewhereVerdict(job, rule, facts) ??
            'earns'));
      return { job, verdict, provider };
    });
}

/** The ends of the pathway, the day of the exit and that of the lapse are days on which a job may begin. */
function outsideVerdict(
  { firstDay }: Relationship,
  path: Span | null,
  { exitedOn, lapsedOn }: PathwayFacts,
): OutcomeVerdict | undefined {
  const isAfter = (day: CivilDate | null) => day !== null && firstDay > day;
  if (path === null || firstDay < path.from) return 'before-choice';
  if (isAfter(path.to)) return 'after-path-end';
  if (isAfter(exitedOn)) return 'after-exit';
  return isAfter(lapsedOn) ? 'after-lapse' : undefined;
}

function noProviderVerdict(
  { service }: ResultFeeRule,
  facts: PathwayFacts,
  { firstDay }: Relationship,
): OutcomeVerdict {
  if (wasUnaccredited(service, facts, firstDay)) return 'not-accredited';
  if (anyHasBegun(service, facts.choices, firstDay)) return 'after-departure';
  return service.begins === 'choice' ? 'before-choice' : 'before-meeting';
}

function termsVerdict({ terms }: Relationship, rule: ResultFeeRule): OutcomeVerdict | undefined {
  const classed = terms.flatMap((one) => {
    const outcome = classOf(rule.classes, one);
    return outcome === undefined ? [] : [{ outcome, terms: one }];
  });
  if (classed.length === 0) return 'no-class';
  const possible =
    rule.hours.impossible === 'as-told' ? classed : classed.filter((one) => arePossible(one.terms));
  if (possible.length === 0) return 'hours-impossible';
  return possible.some(({ outcome, terms: one }) => reachesHours(outcome, one))
    ? undefined
    : 'hours-below-least';
}

function employerVerdict(
  job: Relationship,
  { ownHires, rehire }: ResultFeeRule,
  { provider, known }: { readonly provider: Provider; readonly known: readonly Relationship[] },
): OutcomeVerdict | undefined {
  if (!ownHires.earn && isOwnHire(job, provider)) return 'own-hire';
  return known.some((other) => makesRehire(other, job, rehire)) ? 'rehire' : undefined;
}

function elsewhereVerdict(
  { hire }: Relationship,
  { sharing }: ResultFeeRule,
  { elsewhere }: PathwayFacts,
): OutcomeVerdict | undefined {
  const earns = sharing.pathways === 'one' && elsewhere.some(({ relationship }) => relationship === hire);
  return earns ? 'earns-elsewhere' : undefined;
}

/** The employer is a body of the provider, and the job no mission: a temp agency sends its people to others. */
function isOwnHire({ employer, module }: Relationship, { members }: Provider): boolean {
  return module !== 'temp-agency' && members.some((member) => String(bodyOf(member)) === employer);
}

/** True of an earlier job with the same employer that ended in so many civil months before the first day of this one. */
function makesRehire(
  earlier: Relationship,
  job: Relationship,
  { months, traineeships }: RehireRule,
): boolean {
  return (
    earlier.employer === job.employer &&
    earlier.lastDay !== null &&
    earlier.lastDay < job.firstDay &&
    earlier.lastDay >= addMonths(job.firstDay, -months) &&
    (traineeships === 'count' || !isTraineeship(earlier))
  );
}
