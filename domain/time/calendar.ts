import { addDays, civilDateOf, partsOf, weekdayOf, type CivilDate } from './civil-date';

/** National holidays with a fixed day, month first (L. 260/1949 as amended); the day of each is a holiday from that year on. */
const FIXED_HOLIDAYS: Readonly<Record<string, number>> = {
  '01-01': 1949,
  '01-06': 1986, // D.P.R. 792/1985
  '04-25': 1949,
  '05-01': 1949,
  '06-02': 2001, // L. 336/2000
  '08-15': 1949,
  '10-04': 2026, // L. 151/2025: San Francesco is national again
  '11-01': 1949,
  '12-08': 1949,
  '12-25': 1949,
  '12-26': 1949,
};

/** True on a Sunday or a national holiday. Saturday is a working day (art. 155 c.p.c. binds only court terms). */
export function isHoliday(date: CivilDate): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0) return true;
  const since = FIXED_HOLIDAYS[date.slice(5)];
  if (since === undefined && weekday !== 1) return false;
  const [year] = partsOf(date);
  return (since !== undefined && year >= since) || date === addDays(easterOf(year), 1);
}

/** The date itself, or the first day after it that is no holiday: where a term that ends on a holiday ends. */
export function onOrAfterWorkingDay(date: CivilDate): CivilDate {
  let day = date;
  while (isHoliday(day)) day = addDays(day, 1);
  return day;
}

/** Easter Sunday of the Gregorian calendar (Meeus' rule). */
export function easterOf(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return civilDateOf(year, Math.floor(n / 31), (n % 31) + 1);
}
