import { parseCivilDate, type CivilDate } from './civil-date';

/**
 * The days that may be told, by whatever door: what lies beyond is a typing error, and the rules, which add months and years,
 * still get a day of the calendar.
 */
export const FIRST_TOLD_DAY = '1900-01-01' as CivilDate;
export const LAST_TOLD_DAY = '2199-12-31' as CivilDate;

export function isTellable(day: CivilDate): boolean {
  return day >= FIRST_TOLD_DAY && day <= LAST_TOLD_DAY;
}

/** `2020-02-29` -> a civil date that may be told; anything else -> undefined. */
export function parseToldDay(text: string): CivilDate | undefined {
  const day = parseCivilDate(text);
  return day !== undefined && isTellable(day) ? day : undefined;
}
