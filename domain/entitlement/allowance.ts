import { halfUp } from '../half-up';
import type { AllowanceRule } from '../programmes/entitlements';
import { addDays, addMonths, daysBetween, type CivilDate } from '../time/civil-date';
import { isDelivered } from './delivered';
import { isSuspendedOn } from './path-end';
import type { PathwayFacts } from './pathway-facts';
import type { Tranche } from './tranche';

/**
 * The allowance of the person: a sum for each completed civil month of the pathway, counted from the day on which its clock
 * started, in which she attended so many minutes; payable from the day after. A month that an exit, a lapse or the end
 * cuts short is not completed; where the rule is pro rata it is paid up to that day, and no month for the days of a job.
 */
export function allowanceTranches(rule: AllowanceRule, facts: PathwayFacts): readonly Tranche[] {
  const { clockFrom, personId } = facts;
  if (clockFrom === null) return [];
  return Array.from({ length: rule.mostMonths }, (_, month) =>
    countedOf(rule, facts, {
      from: addMonths(clockFrom, month),
      to: addDays(addMonths(clockFrom, month + 1), -1),
    }),
  )
    .filter(
      ({ period, paid, days }) => minutesBetween(rule, facts, period) * days >= rule.leastMinutes * paid,
    )
    .map(({ period: { to }, paid, days }) => ({
      part: rule.part,
      payee: `person/${personId}` as const,
      cents: halfUp(rule.centsPerMonth * paid, days),
      earnedOn: to,
      payableFrom: addDays(to, 1),
      alternative: null,
    }))
    .filter(({ cents }) => cents > 0);
}

interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A month as far as it counts: its days that are paid, of all that it has. */
interface Counted {
  readonly period: Period;
  readonly paid: number;
  readonly days: number;
}

function countedOf({ prorated }: AllowanceRule, facts: PathwayFacts, month: Period): Counted {
  const days = daysBetween(month.from, month.to) + 1;
  const period = { from: month.from, to: lastDayIn(facts, month) };
  if (prorated === undefined) return { period, days, paid: period.to < month.to ? 0 : days };
  const all = Array.from({ length: days }, (_, day) => addDays(month.from, day));
  return { period, days, paid: all.filter((day) => day <= period.to && !isSuspendedOn(facts, day)).length };
}

/** The last day of a month, or the day on which an exit, a lapse or the end cut it short. */
function lastDayIn({ exitedOn, lapsedOn, endedOn }: PathwayFacts, { to }: Period): CivilDate {
  return [exitedOn, lapsedOn, endedOn].reduce<CivilDate>(
    (last, day) => (day !== null && day < last ? day : last),
    to,
  );
}

function minutesBetween(
  { kinds }: AllowanceRule,
  { activities }: PathwayFacts,
  { from, to }: Period,
): number {
  return activities
    .filter((activity) => activity.on >= from && activity.on <= to && isDelivered(activity, kinds))
    .reduce((sum, { minutes }) => sum + minutes, 0);
}
