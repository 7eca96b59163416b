import { daysFrom, plusDays, plusMonths, type Day } from './calendar';
import { ascending } from './order';
import type { Relationship } from './relationships';

/** The last day of the pathway as it stands when a job begins: moved on by the earlier jobs that ended in time. */
export function pathwayEnd(chosenOn: Day, earlier: readonly Relationship[]): Day {
  const inOrder = earlier.toSorted((one, other) => ascending(one.firstDay, other.firstDay));
  let end = plusMonths(chosenOn, 6);
  let countedTo = plusDays(chosenOn, -1);
  for (const { firstDay, lastDay } of inOrder) {
    const isInside = chosenOn <= firstDay && firstDay <= end;
    if (!isInside || lastDay === undefined || lastDay > plusMonths(firstDay, 6)) continue;
    // A day of two jobs moves the end by one day.
    const from = countedTo < firstDay ? firstDay : plusDays(countedTo, 1);
    end = plusDays(end, Math.max(0, daysFrom(from, lastDay) + 1));
    countedTo = lastDay > countedTo ? lastDay : countedTo;
  }
  return end;
}
