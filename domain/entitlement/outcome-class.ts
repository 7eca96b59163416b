import type { Relationship, Terms } from '../employment/relationships';
import type { OutcomeClass, ResultFeeRule } from '../programmes/entitlements';
import { addDays, type CivilDate } from '../time/civil-date';
import { PROFILE_INDEX_UNIT } from './assegno-value';

/** Days without a gap, both ends included; null: no end is known. */
export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** The first class, in the order of worth, to whose contracts the terms belong; undefined for none. */
export function classOf(
  classes: readonly OutcomeClass[],
  { contract }: Pick<Terms, 'contract'>,
): OutcomeClass | undefined {
  return classes.find((outcome) => outcome.contracts.some((code) => contract.startsWith(code)));
}

/** True where the agreed hours are at least the share of full time that the class asks; never without agreed hours. */
export function reachesHours(outcome: OutcomeClass, { weeklyHours, fullTimeHours }: Terms): boolean {
  if (weeklyHours === null || fullTimeHours === null) return false;
  return weeklyHours * PROFILE_INDEX_UNIT >= outcome.leastHoursShare * fullTimeHours;
}

/** Hours that can be: more than none, and at most full time. Those that were not agreed say nothing against themselves. */
export function arePossible({ weeklyHours, fullTimeHours }: Terms): boolean {
  if (weeklyHours === null || fullTimeHours === null) return true;
  return weeklyHours > 0 && weeklyHours <= fullTimeHours;
}

/**
 * The spans of a relationship over which a class runs: from the first day of the job, or of the conversion, whose terms are
 * of that class, for as long as the terms are of this class or of a better one with the hours that it asks. So an upgrade
 * does not end the lesser class, and both run side by side (LEGGIMI, «Fees of the providers»); hours that fall below the
 * least end it (a proposal).
 */
export function spansOf(
  { classes, hours }: Pick<ResultFeeRule, 'classes' | 'hours'>,
  outcome: OutcomeClass,
  job: Relationship,
): readonly Span[] {
  const applied = appliedTerms(job);
  const asGood = classes.slice(0, classes.indexOf(outcome) + 1);
  const holds = applied.map((terms) => {
    const own = classOf(classes, terms);
    const credible = hours.impossible === 'as-told' || arePossible(terms);
    return own !== undefined && asGood.includes(own) && credible && reachesHours(own, terms);
  });
  return applied.flatMap((terms, index) => {
    if (!holds[index] || classOf(classes, terms) !== outcome) return [];
    const brokenBy = applied.find((_, later) => later > index && !holds[later]);
    return [{ from: terms.from, to: brokenBy === undefined ? job.lastDay : addDays(brokenBy.from, -1) }];
  });
}

/** The terms that hold on at least one day of the job: a conversion of the first day, or of the same day, replaces others. */
export function appliedTerms({ firstDay, lastDay, terms }: Relationship): readonly Terms[] {
  return terms
    .filter((one) => lastDay === null || one.from <= lastDay)
    .map((one) => (one.from < firstDay ? { ...one, from: firstDay } : one))
    .filter((one, index, all) => {
      const next = all[index + 1];
      return next === undefined || next.from > one.from;
    });
}
