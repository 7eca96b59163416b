import type { Actor, Recorded } from './decider';
import type { CivilDate, Instant } from './time/civil-date';

/** What every stream with corrections records of one. Versions name the facts; what is not named holds as it was recorded. */
export interface Corrected<Told> {
  readonly type: 'FactCorrected';
  readonly corrects: number;
  /** What is told in its place; nothing where it never happened. */
  readonly instead: readonly Told[];
  /** Acts after it that could not follow any more, and go with it. */
  readonly withdrawn: readonly number[];
  /** What time had brought since the first fact corrected and would not have brought; all of it. */
  readonly overtaken: readonly number[];
  /** What time would have brought, each after the fact of that version; all of it. */
  readonly arisen: readonly (Told & { readonly after: number })[];
}

/** A fact as it should have been told; it keeps the place of the one that was. */
export interface Instead<Event> {
  readonly event: Event;
  readonly effectiveOn: CivilDate;
  readonly toldAt: Instant;
}

/** Who recorded a fact corrects it, and whoever answers for the stream; a decision on money only who takes such decisions. */
export function mayCorrect(
  { actor }: Pick<Recorded<unknown>, 'actor'>,
  by: Actor,
  { isOfMoney }: { readonly isOfMoney: boolean },
): boolean {
  const own = by.role === actor.role && by.organisation === actor.organisation;
  if (own && (by.role !== 'beneficiary' || by.user === actor.user)) return true;
  if (isOfMoney) return by.role === 'manager';
  return by.role !== 'apl' && by.role !== 'beneficiary';
}

/** What a fact says and since when, whenever that was told. */
export function saidBy<Event>({ event, effectiveOn }: Pick<Instead<Event>, 'event' | 'effectiveOn'>) {
  return { event, effectiveOn };
}

/** How a refusal names a fact: `AplAccepted@7`. */
export function named({ event, version }: Recorded<{ readonly type: string }>): string {
  return `${event.type}@${String(version)}`;
}

/** A fact as a stream keeps it to be told again: without what it moved of the money, which follows from the state that it makes. */
export function bare<Event>(fact: Recorded<Event>): Recorded<Event> {
  if (fact.postings === undefined) return fact;
  const { postings: _, ...rest } = fact;
  return rest;
}
