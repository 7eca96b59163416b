import { isKnown, type Knowable } from '../knowable';
import type { Citation, Ruling } from '../ruling';
import { addDays, addMonths, daysBetween, type CivilDate } from '../time/civil-date';
import type { UnemploymentLaw } from './unemployment';
import { factIn, type CrisisArea, type Facts, type RegisteredUnemployment } from './facts';

/**
 * Unemployed for so many civil months, days at work not counted; fewer for who is domiciled in a crisis area of these kinds.
 * The residence does not matter.
 */
export interface UnemployedFor {
  readonly kind: 'unemployed-for';
  readonly months: number;
  readonly fewer: { readonly months: number; readonly domiciledIn: readonly CrisisArea[] };
  /** Which contracts are no work. */
  readonly law: UnemploymentLaw;
  readonly source: Citation;
}

/** Since when somebody is unemployed, and how many of the days since then do not count. */
interface Seniority {
  readonly since: CivilDate;
  /** At least, and at most: as long as nobody told how many days were worked, any number may have been. */
  readonly worked: { readonly least: number; readonly most: number };
}

/** Unknown as long as what is not known may still decide; what is too short for whatever area is denied at once. */
export function unemployedFor(
  { months, fewer }: UnemployedFor,
  facts: Facts,
  on: CivilDate,
): Ruling['verdict'] {
  const seniority = seniorityIn(facts, on);
  if (!isKnown(seniority)) return 'unknown';
  if (seniority.known === null) return 'not-met';
  const area = factIn(facts, 'domicileCrisisArea');
  const asked = isKnown(area)
    ? [fewer.domiciledIn.includes(area.known) ? fewer.months : months]
    : [fewer.months, months];
  const { since, worked } = seniority.known;
  const reached = (needed: number, days: number) => addDays(addMonths(since, needed), days) <= on;
  if (asked.every((needed) => reached(needed, worked.most))) return 'met';
  return asked.some((needed) => reached(needed, worked.least)) ? 'unknown' : 'not-met';
}

/** By the registers where they were read and hold a DID, else by the DID and the days at work that were told; null: no DID. */
function seniorityIn(facts: Facts, on: CivilDate): Knowable<Seniority | null> {
  const read = facts.unemployment;
  if (read !== undefined && isKnown(read) && read.known.since !== null)
    return { known: registered(read.known, read.known.since, on) };
  const did = factIn(facts, 'didOn');
  if (!isKnown(did)) return did;
  if (did.known === null || did.known > on) return { known: null };
  const days = factIn(facts, 'workedDays');
  const all = daysBetween(did.known, on);
  const worked = isKnown(days) ? { least: days.known, most: days.known } : { least: 0, most: all };
  return { known: { since: did.known, worked } };
}

/** The registers count the day asked about, and every day that does not suspend the status. */
function registered({ netDays }: RegisteredUnemployment, since: CivilDate, on: CivilDate): Seniority {
  const days = daysBetween(since, on) + 1 - netDays;
  return { since, worked: { least: days, most: days } };
}
