import type { MeasureName } from '../proceeding/matter';
import { addDays, type CivilDate } from '../time/civil-date';

/** Days from the first to the last, both included; a last day of null means open. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** Days on which an accreditation does not count; under a measure, those since a withdrawal too, so that it can be lifted. */
export interface Suspension extends Period {
  readonly under?: MeasureName;
}

/** An accredited body in the register: when it is accredited, and when suspended. */
export type Apl =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'registered';
      /** The public name of the body. */
      readonly name: string;
      readonly accredited: readonly Period[];
      readonly suspended: readonly Suspension[];
      /** The version of its last fact. */
      readonly version: number;
      /** How many people it takes on at a time; null means that no limit was told. */
      readonly places: number | null;
    };

/** Whether a day is one of those of some period. */
export function within(periods: readonly Period[], on: CivilDate): boolean {
  return periods.some(({ from, to }) => from <= on && (to === null || on <= to));
}

/** Whether the body may be chosen on that day (R-P2-06, l.r. Toscana 32/2002 art. 21 quater). */
export function isAccreditedOn(apl: Apl, on: CivilDate): boolean {
  return apl.phase === 'registered' && within(apl.accredited, on) && !within(apl.suspended, on);
}

/** The days from `from` on, as far as is known, on which it is not accredited; the last of them has no end where none is known. */
export function unaccreditedDays(apl: Apl, from: CivilDate): readonly Period[] {
  const known = apl.phase === 'none' ? [] : [...apl.accredited, ...apl.suspended];
  const turns = known.flatMap((one) => [one.from, ...(one.to === null ? [] : [addDays(one.to, 1)])]);
  const days = [...new Set([from, ...turns.filter((day) => day > from)])].sort();
  return days
    .map((day, index) => ({ from: day, to: dayBefore(days[index + 1]) }))
    .filter((span) => !isAccreditedOn(apl, span.from))
    .reduce<readonly Period[]>(joined, []);
}

/** The days on which it is accredited, as far as is known; the last of them has no end where none is known. */
export function accreditedWindows(apl: Apl): readonly Period[] {
  const [first] = apl.phase === 'none' ? [] : apl.accredited.map(({ from }) => from).sort();
  if (first === undefined) return [];
  const holes = unaccreditedDays(apl, first);
  const begins = [first, ...holes.flatMap(({ to }) => (to === null ? [] : [addDays(to, 1)]))];
  return begins.flatMap((from) => {
    const hole = holes.find((one) => one.from >= from);
    return hole?.from === from ? [] : [{ from, to: dayBefore(hole?.from) }];
  });
}

function dayBefore(day: CivilDate | undefined): CivilDate | null {
  return day === undefined ? null : addDays(day, -1);
}

/** With one more period; one that follows on the last makes it longer. */
function joined(before: readonly Period[], next: Period): readonly Period[] {
  const last = before.at(-1);
  if (last?.to == null || addDays(last.to, 1) !== next.from) return [...before, next];
  return [...before.slice(0, -1), { from: last.from, to: next.to }];
}
