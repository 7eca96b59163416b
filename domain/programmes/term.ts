import type { Citation } from '../ruling';
import { onOrAfterWorkingDay } from '../time/calendar';
import { addDays, type CivilDate } from '../time/civil-date';

/** A term in days, all or only working ones, counted from the day after; a last day that is a holiday may roll on. */
export interface Term {
  readonly days: number;
  readonly workingDays?: true;
  readonly rollsToWorkingDay: boolean;
  readonly source: Citation;
}

/** The last day of a term that begins on `from`. */
export function lastDayOf(term: Term, from: CivilDate): CivilDate {
  if (term.workingDays === true) return afterWorkingDays(from, term.days);
  const last = addDays(from, term.days);
  return term.rollsToWorkingDay ? onOrAfterWorkingDay(last) : last;
}

function afterWorkingDays(from: CivilDate, days: number): CivilDate {
  let day = from;
  for (let passed = 0; passed < days; passed += 1) day = onOrAfterWorkingDay(addDays(day, 1));
  return day;
}
