import { isTraineeship, jobsSince, type Relationship } from '../employment/relationships';
import { lastDayOfService, type Duration } from '../programmes/pathway';
import { addDays, daysBetween, type CivilDate } from '../time/civil-date';
import type { PathwayFacts } from './pathway-facts';

/**
 * The last day of a pathway: the first choice of an APL plus the months of its duration, moved on by the days of jobs
 * that began inside it and ended within as many months of their first day. Traineeships move nothing; a day on which
 * two jobs ran moves the end once. `relationships` by first day. Source: LEGGIMI of the regional export, «Fees of the
 * providers» (proposal: the months that bound a job are those of the duration).
 */
export function pathEndOf(
  duration: Duration,
  chosenOn: CivilDate,
  relationships: readonly Relationship[],
): CivilDate {
  const period = { from: chosenOn, to: lastDayOfService(duration, chosenOn) };
  return movedOn(duration, period, relationships);
}

/** The last day of a period that stands still on the days of jobs that began inside it and were no longer than `duration`. */
export function movedOn(
  duration: Duration,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  relationships: readonly Relationship[],
): CivilDate {
  let end = to;
  let countedTo = addDays(from, -1);
  for (const job of relationships) {
    const { firstDay } = job;
    const lastDay = endInTime(job, duration);
    if (firstDay < from || firstDay > end || lastDay === null) continue;
    const uncounted = firstDay > countedTo ? firstDay : addDays(countedTo, 1);
    if (lastDay < uncounted) continue;
    end = addDays(end, daysBetween(uncounted, lastDay) + 1);
    countedTo = lastDay;
  }
  return end;
}

/** The last day of a job that ended in time for the service to go on; null of one that did not, and of a traineeship. */
function endInTime(job: Relationship, duration: Duration): CivilDate | null {
  const { firstDay, lastDay } = job;
  if (lastDay === null || isTraineeship(job)) return null;
  return lastDay > lastDayOfService(duration, firstDay) ? null : lastDay;
}

/** Whether a job that began since the adhesion suspends the service on that day; both its ends are included, and no traineeship does. */
export function isSuspendedOn({ requestedOn, communications }: PathwayFacts, day: CivilDate): boolean {
  return jobsSince(requestedOn, communications).some(
    ({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || lastDay >= day),
  );
}
