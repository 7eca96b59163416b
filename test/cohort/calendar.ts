/** Civil days as `2020-02-29`: their alphabetical order is their order in time. */
export type Day = string;

const DAY_MS = 86_400_000;
/** National holidays of 2017 to 2022 with a fixed date, month first. */
const HOLIDAYS = '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'.split(' ');
/** Easter Mondays, as the calendar prints them. */
const EASTER_MONDAYS = ['2017-04-17', '2018-04-02', '2019-04-22', '2020-04-13', '2021-04-05', '2022-04-18'];

/** `29/02/2020` -> a day; what is no day of the calendar -> undefined. */
export function dayOfText(text: string): Day | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const found = dayAt(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return found === `${year}-${month}-${day}` ? found : undefined;
}

/** A day -> `29/02/2020`. */
export const textOfDay = (day: Day): string => day.split('-').reverse().join('/');

export const plusDays = (day: Day, days: number): Day => dayAt(Date.parse(day) + days * DAY_MS);

/** Days from one to the other; 0 for the same day. */
export const daysFrom = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The same day so many months later, or the last day of a month that is too short for it. */
export function plusMonths(day: Day, months: number): Day {
  const from = new Date(day);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month, Math.min(from.getUTCDate(), longest)));
}

/** The last of so many civil months that begin on the day. */
export const lastOfMonths = (first: Day, months: number): Day => plusDays(plusMonths(first, months), -1);

/** The day itself, or the first after it that is neither a Sunday nor a national holiday. */
export function pastHolidays(day: Day): Day {
  const isSunday = new Date(day).getUTCDay() === 0;
  const isHoliday = HOLIDAYS.includes(day.slice(5)) || EASTER_MONDAYS.includes(day);
  return isSunday || isHoliday ? pastHolidays(plusDays(day, 1)) : day;
}

const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
