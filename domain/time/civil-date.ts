/**
 * Civil dates and instants. A civil date is a day in Italy (`2020-01-15`); an instant is a moment in UTC with
 * milliseconds (`2020-01-14T23:00:00.000Z`). Both are strings whose alphabetical order is their order in time.
 * Europe/Rome is decided here and nowhere else.
 */
declare const civilDate: unique symbol;
declare const instant: unique symbol;

export type CivilDate = string & { readonly [civilDate]: true };
export type Instant = string & { readonly [instant]: true };

const DAY_MS = 86_400_000;
/** The weekday of 1 January 1970. */
const THURSDAY = 4;
const HOUR_MS = 3_600_000;
/** Beyond it a year has five digits, and the order of the alphabet is no longer that of time. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** `2020-02-29` -> a civil date; anything that is no day of the calendar, in years 1000 to 9999 -> undefined. */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined;
  return text as CivilDate;
}

/** An RFC 3339 moment with its offset (`2020-01-15T09:30:00+01:00`) -> the instant in UTC; otherwise undefined. */
export function parseInstant(text: string): Instant | undefined {
  const shape = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.exec(
    text,
  );
  if (shape?.[1] === undefined || parseCivilDate(shape[1]) === undefined) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms > LAST_INSTANT_MS ? undefined : instantAt(ms);
}

/** Milliseconds since 1970 -> instant. */
export function instantAt(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

/** The instant moved by so many milliseconds. */
export function addMs(from: Instant, ms: number): Instant {
  return instantAt(Date.parse(from) + ms);
}

/** The day in Italy at that instant; before 22:00 it is that of UTC, whatever the season. */
export function dateOf(at: Instant): CivilDate {
  if (at.slice(11, 13) < '22') return at.slice(0, 10) as CivilDate;
  const ms = Date.parse(at);
  return toDate(ms + romeOffsetHours(ms) * HOUR_MS);
}

/** Midnight in Italy with which the day begins. */
export function startOf(date: CivilDate): Instant {
  const summer = romeOffsetHours(utcMs(date) - 2 * HOUR_MS) === 2;
  return `${addDays(date, -1)}T${summer ? '22' : '23'}:00:00.000Z` as Instant;
}

/** The first instant after the day: what was due by that day falls due then. */
export function endOf(date: CivilDate): Instant {
  return startOf(addDays(date, 1));
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return toDate(utcMs(date) + days * DAY_MS);
}

/** The same day so many months later; where that month is shorter, its last day (31 August + 6 = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const firstMs = Date.UTC(year, month - 1 + months, 1);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDate(firstMs + (Math.min(day, lastDay) - 1) * DAY_MS);
}

/** The first day of the month after that of a date. */
export function firstOfNextMonth(date: CivilDate): CivilDate {
  const [year, month] = partsOf(date);
  return addMonths(civilDateOf(year, month, 1), 1);
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (utcMs(to) - utcMs(from)) / DAY_MS;
}

/** Completed years from one date to another: the age of a person on a day. */
export function yearsBetween(from: CivilDate, to: CivilDate): number {
  const [fromYear] = partsOf(from);
  const [toYear] = partsOf(to);
  return toYear - fromYear - (addMonths(from, (toYear - fromYear) * 12) > to ? 1 : 0);
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(date: CivilDate): number {
  const days = utcMs(date) / DAY_MS + THURSDAY;
  return ((days % 7) + 7) % 7;
}

/** Year, month 1-12, day. */
export function partsOf(date: CivilDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** A date from its parts; the parts must be those of a day of the calendar. */
export function civilDateOf(year: number, month: number, day: number): CivilDate {
  return toDate(Date.UTC(year, month - 1, day));
}

/**
 * Summer time runs from 01:00 UTC of the last Sunday of March to 01:00 UTC of the last Sunday of October
 * (Directive 2000/84/EC, in Italy D.Lgs. 13/2003). Computed, not read from the machine's time zone data,
 * so that an update of those data never moves a deadline already given.
 */
function romeOffsetHours(ms: number): 1 | 2 {
  const year = new Date(ms).getUTCFullYear();
  const { from, to } = SUMMERS.get(year) ?? summerOf(year);
  return ms >= from && ms < to ? 2 : 1;
}

interface Summer {
  readonly from: number;
  readonly to: number;
}

function summerOf(year: number): Summer {
  const summer = { from: changeOverMs(year, 3), to: changeOverMs(year, 10) };
  SUMMERS.set(year, summer);
  return summer;
}

function changeOverMs(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY_MS + HOUR_MS;
}

/**
 * The days that were read or written before, and the summers. Rules do little else than to move days, a register knows a few
 * thousand of them, and to read or write one takes longer than all that is done with it.
 */
const SUMMERS = new Map<number, Summer>();
const READ = new Map<CivilDate, number>();
const WRITTEN = new Map<number, CivilDate>();

function utcMs(date: CivilDate): number {
  const known = READ.get(date);
  if (known !== undefined) return known;
  const ms = Date.parse(`${date}T00:00:00.000Z`);
  READ.set(date, ms);
  return ms;
}

function toDate(ms: number): CivilDate {
  const day = Math.floor(ms / DAY_MS);
  const known = WRITTEN.get(day);
  if (known !== undefined) return known;
  const date = new Date(ms).toISOString().slice(0, 10) as CivilDate;
  WRITTEN.set(day, date);
  return date;
}
