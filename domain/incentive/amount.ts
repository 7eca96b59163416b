import { halfUp } from '../half-up';
import type { Relationship } from '../employment/relationships';
import { matchOf, type Case, type Match } from '../programmes/decision-table';
import type { AmountRow, IncentiveColumns, IncentiveRules } from '../programmes/incentives';
import { addDays, addMonths, daysBetween, type CivilDate } from '../time/civil-date';
import type { Application } from './application';

type Asked = Pick<Application, 'weeklyHours' | 'fullTimeHours' | 'seat'>;

/** The amount before any reduction: the case that the hire makes, and the row of the table that holds for it. */
export interface Amount extends Match<AmountRow> {
  readonly case: Case<IncentiveColumns>;
  readonly hours: Hours;
}

/** Agreed weekly hours and those of full time, in hundredths; null where none are agreed. */
export interface Hours {
  readonly weeklyHours: number | null;
  readonly fullTimeHours: number | null;
}

/**
 * The row for a hire: contract and planned duration as the message of the hire says them, rectified but without extensions
 * and conversions; hours as the application or that message says them, and the place of work as the application does.
 * Source: `amounts` and `hours` of the programme.
 */
export function amountOf({ terms, firstDay }: Relationship, asked: Asked, rules: IncentiveRules): Amount {
  const [{ contract, plannedEndOn, weeklyHours, fullTimeHours }] = terms;
  const { weeklyHours: weekly, fullTimeHours: fullTime } = asked;
  const hours: Hours =
    rules.hours.of === 'application'
      ? { weeklyHours: weekly, fullTimeHours: fullTime }
      : { weeklyHours, fullTimeHours };
  const kind = rules.contracts.find(([beginning]) => contract.startsWith(beginning));
  const one: Case<IncentiveColumns> = {
    contract: kind?.[1] ?? 'other',
    months: monthsOf(firstDay, plannedEndOn),
    hours: columnOf(hours),
    place: asked.seat.crisisAreas.some(({ from, to }) => from <= firstDay && (to === null || firstDay <= to))
      ? 'crisis'
      : 'ordinary',
  };
  return { case: one, hours, ...matchOf(rules.amounts, one) };
}

/**
 * What is left of an amount (cents) after the days for which the job was kept, rounded half up to the cent: all of it where
 * it lasts the months of its row, else its share by days, the first and the last day included. Source: `keeping` (R7).
 */
export function keptCents({ cents, keepMonths }: AmountRow, { firstDay, lastDay }: Relationship): number {
  const daysToKeep = daysBetween(firstDay, addMonths(firstDay, keepMonths));
  const daysKept = lastDay === null ? daysToKeep : Math.max(0, daysBetween(firstDay, lastDay) + 1);
  if (daysKept >= daysToKeep) return cents;
  return halfUp(cents * daysKept, daysToKeep);
}

/** Civil months: n are reached when the day after the last planned one is on or after the first day + n months. */
function monthsOf(firstDay: CivilDate, plannedEndOn: CivilDate | null): Case<IncentiveColumns>['months'] {
  if (plannedEndOn === null) return 'open';
  const dayAfter = addDays(plannedEndOn, 1);
  if (dayAfter > addMonths(firstDay, 12)) return 'over-12';
  if (dayAfter === addMonths(firstDay, 12)) return '12';
  if (dayAfter >= addMonths(firstDay, 6)) return '6-to-12';
  return dayAfter >= addMonths(firstDay, 3) ? '3-to-6' : 'under-3';
}

function columnOf({ weeklyHours, fullTimeHours }: Hours): Case<IncentiveColumns>['hours'] {
  if (weeklyHours === null || fullTimeHours === null) return 'below-half';
  if (weeklyHours >= fullTimeHours) return 'full';
  return 2 * weeklyHours >= fullTimeHours ? 'part' : 'below-half';
}
