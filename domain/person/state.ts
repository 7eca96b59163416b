import { refuse, type Decision } from '../decider';
import type { Communication } from '../employment/communication';
import type { PersonId } from '../identifiers';
import { sameJson } from '../same-json';
import type { Death } from './death';
import type { IdentityEvidence } from './events';

/** A person as the register knows one: that the identifier exists, what was told of her employment and death, and her other records. */
export type Person = { readonly phase: 'none' } | KnownPerson;
export type KnownPerson = OpenRecord | JoinedRecord;

/** A record to which everything comes that is told of the person. */
export type OpenRecord = RecordOf & { readonly phase: 'registered' };
/** A record that is joined into another, by the fact of that version. */
export type JoinedRecord = RecordOf & {
  readonly phase: 'joined';
  readonly into: PersonId;
  readonly joining: number;
  readonly because: IdentityEvidence;
};

interface RecordOf {
  readonly told: readonly Told[];
  readonly death: Death | null;
  /** The records that are joined into this one. */
  readonly taken: readonly { readonly record: PersonId; readonly records: readonly PersonId[] }[];
  /** The records whose joining was undone, each with what was told of it in between. */
  readonly released: readonly Released[];
}

/** A message, and the record of which it was told; null for this one. */
export interface Told {
  readonly communication: Communication;
  readonly of: PersonId | null;
}

interface Released {
  readonly record: PersonId;
  readonly joining: number;
  readonly because: IdentityEvidence;
  readonly told: readonly Told[];
}

export const NEW_RECORD: OpenRecord = { phase: 'registered', told: [], death: null, taken: [], released: [] };

/** The record under which something of the person may begin; or why nothing may. */
export function openRecord(person: Person): OpenRecord | Decision<never> {
  switch (person.phase) {
    case 'none':
      return refuse('person-unknown');
    case 'joined':
      return refuse('record-joined', [person.into]);
    case 'registered':
      return person;
  }
}

/** The other records of the person, for a fact that says on whose behalf something begins; nothing where there are none. */
export function besideOf(person: KnownPerson): { readonly beside?: readonly PersonId[] } {
  const beside = recordsIn(person);
  return beside.length === 0 ? {} : { beside };
}

/** Every message about the person, once, whichever of her records it was told of. */
export function communicationsOf({ told }: KnownPerson): readonly Communication[] {
  return distinct(told.map(({ communication }) => communication));
}

/** All records that are joined into this one. */
export function recordsIn({ taken }: KnownPerson): readonly PersonId[] {
  return taken.flatMap(({ records }) => records);
}

function distinct(communications: readonly Communication[]): readonly Communication[] {
  return communications.filter(
    (one, place) => communications.findIndex((other) => sameJson(one, other)) === place,
  );
}
