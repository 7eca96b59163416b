import type { ProgrammeVersion } from '../programmes/programme';
import type { Json } from '../ruling';
import { addDays, parseCivilDate } from '../time/civil-date';

/**
 * A version with every day that its rules name moved by so many, under its own name: so people may adhere on days that are still to
 * come. After whole weeks each is the same day of the week, after 10,227 days (28 years) the same day of the year as well.
 */
export function movedBy(version: ProgrammeVersion, days: number): ProgrammeVersion {
  const rules = moved(version as unknown as Json, days) as unknown as ProgrammeVersion;
  return { ...rules, version: version.version };
}

function moved(value: Json, days: number): Json {
  if (typeof value === 'string') {
    const day = parseCivilDate(value);
    return day === undefined ? value : addDays(day, days);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((one) => moved(one, days));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, days)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
