import type { AllowanceRule } from '../programmes/entitlements';
import { addDays, addMonths, type CivilDate } from '../time/civil-date';
import { isDelivered } from './delivered';
import type { PathwayFacts } from './pathway-facts';
import type { Tranche } from './tranche';

/**
 * The allowance of the person: a sum for each completed civil month of the pathway, counted from the day on which its clock
 * started, in which she attended so many minutes; payable from the day after. A month that an exit, a lapse or the end
 * cuts short is not completed.
 */
export function allowanceTranches(rule: AllowanceRule, facts: PathwayFacts): readonly Tranche[] {
  const { clockFrom, personId } = facts;
  if (clockFrom === null) return [];
  return Array.from({ length: rule.mostMonths }, (_, month) => ({
    from: addMonths(clockFrom, month),
    to: addDays(addMonths(clockFrom, month + 1), -1),
  }))
    .filter(({ to }) => !isCutShort(facts, to))
    .filter(({ from, to }) => minutesBetween(rule, facts, { from, to }) >= rule.leastMinutes)
    .map(({ to }) => ({
      part: rule.part,
      payee: `person/${personId}` as const,
      cents: rule.centsPerMonth,
      earnedOn: to,
      payableFrom: addDays(to, 1),
      alternative: null,
    }));
}

function isCutShort({ exitedOn, lapsedOn, endedOn }: PathwayFacts, lastDay: CivilDate): boolean {
  return [exitedOn, lapsedOn, endedOn].some((day) => day !== null && day < lastDay);
}

function minutesBetween(
  { kinds }: AllowanceRule,
  { activities }: PathwayFacts,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): number {
  return activities
    .filter((activity) => activity.on >= from && activity.on <= to && isDelivered(activity, kinds))
    .reduce((sum, { minutes }) => sum + minutes, 0);
}
