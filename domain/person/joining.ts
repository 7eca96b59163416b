import { accept, refuse, type Claim, type Context, type Decision, type NewFact } from '../decider';
import {
  idOf,
  percorsoStream,
  personStream,
  type PercorsoId,
  type PersonId,
  type StreamId,
} from '../identifiers';
import { programmeCodeOf, type RulesName } from '../programmes/rulebook';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import type { JoiningCommand } from './commands';
import type { PersonEvent } from './events';
import { factOn as factOf } from './fact';
import {
  communicationsOf,
  recordsIn,
  type JoinedRecord,
  type KnownPerson,
  type Person,
  type Told,
} from './state';

type Command<Type extends JoiningCommand['type']> = Extract<JoiningCommand, { readonly type: Type }>;
type PersonDecision = Decision<PersonEvent>;

/** The streams that a decision on a joining reads. */
export function joiningNeeds(command: JoiningCommand, person: Person): readonly StreamId[] {
  switch (command.type) {
    case 'JoinRecord':
      return [personStream(command.into), ...command.pathways.map(percorsoStream)];
    case 'TakeInRecord':
    case 'ReleaseRecord':
      return [personStream(command.record)];
    case 'ReopenRecord':
      return person.phase === 'joined' ? [personStream(person.into)] : [];
  }
}

/** A joining and its undoing: both records keep all that they have, and each says what became of it. */
export function decideJoining(
  command: JoiningCommand,
  person: KnownPerson,
  context: Context,
): PersonDecision {
  switch (command.type) {
    case 'JoinRecord':
      return join(command, person, context);
    case 'TakeInRecord':
      return takeIn(command, person, context);
    case 'ReleaseRecord':
      return release(command, person, context);
    case 'ReopenRecord':
      return reopen(person, context);
  }
}

const factOn = (on: CivilDate, event: PersonEvent) => factOf(on, event);

/** Two records are never joined into each other, even if two offices say so at the same moment. */
export function joiningKey(stream: StreamId, { into }: Pick<JoinedRecord, 'into'>): string {
  return `joining/${[idOf(stream), into].sort().join('/')}`;
}

function join({ into, because, pathways }: Command<'JoinRecord'>, person: KnownPerson, context: Context) {
  const { stream, streams, today } = context;
  if (personStream(into) === stream) return refuse('record-is-itself');
  if (person.phase === 'joined') return refuse('record-joined', [person.into]);
  const kept = streams[personStream(into)] as Person;
  if (kept.phase === 'none') return refuse('person-unknown', [into]);
  if (kept.phase === 'joined') return refuse('record-joined', [kept.into]);
  const died = otherDeath(person, kept);
  if (died !== undefined) return refuse('death-already-reported', [died]);
  const both = activeTwice(pathways, context);
  if (both.length > 0) return refuse('percorso-active-in-both', both);
  const claim: Claim = { kind: 'take-key', key: joiningKey(stream, { into }), refusedAs: 'record-joined' };
  return accept<PersonEvent>([factOn(today, { type: 'RecordJoined', into, because })], [claim]);
}

/** The day on which the person died by the record that is kept, where the other one has another day. */
function otherDeath({ death: there }: KnownPerson, { death: here }: KnownPerson): CivilDate | undefined {
  return there === null || here === null || there.on === here.on ? undefined : here.on;
}

/** What of a percorso says whether it is active, and in which programme. */
type Standing = { readonly phase: 'none' } | { readonly phase: 'open' | 'ended'; readonly rules: RulesName };

/** The active percorsi of a programme in which the person would have two. */
function activeTwice(pathways: readonly PercorsoId[], { streams }: Context): readonly PercorsoId[] {
  const programmeOf = (id: PercorsoId) => {
    const percorso = streams[percorsoStream(id)] as Standing;
    return percorso.phase === 'open' ? programmeCodeOf(percorso.rules) : undefined;
  };
  const active = pathways.filter((id) => programmeOf(id) !== undefined);
  return active.filter((id) =>
    active.some((other) => other !== id && programmeOf(other) === programmeOf(id)),
  );
}

/** The record that is kept has from then on what was told of the other. */
function takeIn(
  { record }: Command<'TakeInRecord'>,
  person: KnownPerson,
  { stream, streams, today }: Context,
) {
  if (person.phase === 'joined') return refuse('record-joined', [person.into]);
  const other = streams[personStream(record)] as Person;
  if (other.phase !== 'joined' || personStream(other.into) !== stream)
    return refuse('record-not-joined', [record]);
  if (person.taken.some((one) => one.record === record)) return accept<PersonEvent>([]);
  const { joining, because } = other;
  const records = [record, ...recordsIn(other)];
  const taken = factOn(today, {
    type: 'RecordTakenIn',
    record,
    joining,
    because,
    records,
    ...diedIn(person, other),
  });
  return accept<PersonEvent>([taken, ...handedOn(other.told, record, person)]);
}

/** The death that stands once the record is taken in: the one told here, or else the one that it brings. */
function diedIn({ death: here }: KnownPerson, { death: there }: KnownPerson) {
  if (here !== null) return { died: here };
  return there === null ? {} : { died: { ...there, version: null } };
}

/** Names the joining that was a mistake; later ones are undone before it. */
function release(
  { record, joining, because }: Command<'ReleaseRecord'>,
  person: KnownPerson,
  { stream, streams, today }: Context,
) {
  if (person.phase === 'joined') return refuse('record-joined', [person.into]);
  const other = streams[personStream(record)] as Person;
  if (other.phase !== 'joined' || personStream(other.into) !== stream || other.joining !== joining)
    return refuse('record-not-joined', [record]);
  const records = [record, ...recordsIn(other)];
  const isTheirs = ({ of }: Told) => of !== null && records.includes(of);
  const others = communicationsOf({ ...person, told: person.told.filter((one) => !isTheirs(one)) });
  const theirs = communicationsOf({ ...person, told: person.told.filter(isTheirs) });
  const communications = theirs.filter((one) => !others.some((known) => sameJson(known, one)));
  const event = { type: 'RecordReleased', record, joining, because, records, communications } as const;
  return accept<PersonEvent>([factOn(today, event)]);
}

/** The record has back what was told of it while it was joined; a death told meanwhile, or taken back, is so of both. */
function reopen(person: KnownPerson, { stream, streams, today }: Context) {
  if (person.phase !== 'joined') return refuse('record-not-joined', [idOf(stream)]);
  const { into: from, joining } = person;
  const kept = streams[personStream(from)] as Person;
  const released = kept.phase === 'none' ? [] : kept.released;
  const own = idOf(stream) as PersonId;
  const mine = released.find((one) => one.record === own && one.joining === joining);
  if (mine === undefined) return refuse('record-joined', [from]);
  const undone = factOn(today, { type: 'JoiningUndone', from, joining, because: mine.because });
  const told = mine.told.map((one) => (one.of === own ? { ...one, of: null } : one));
  return accept<PersonEvent>(
    [undone, ...handedOn(told, null, person), ...deathSince(person, kept, today)],
    [{ kind: 'free-key', key: joiningKey(stream, person) }],
  );
}

/** What became of the death of the person while the record was joined. */
function deathSince(
  { death: before }: KnownPerson,
  kept: Person,
  today: CivilDate,
): readonly NewFact<PersonEvent>[] {
  const now = kept.phase === 'none' ? null : kept.death;
  if (now?.on === before?.on) return [];
  return [
    ...(before === null
      ? []
      : [factOn(today, { type: 'DeathWithdrawn', death: before.version, source: before.source })]),
    ...(now === null ? [] : [factOn(now.on, { type: 'DeathReported', diedOn: now.on, source: now.source })]),
  ];
}

/** Messages of one record as facts of another, under the record of which each was told; those that it has from there already left out. */
function handedOn(told: readonly Told[], record: PersonId | null, { told: known }: KnownPerson) {
  return told
    .map(({ communication, of }): Told => ({ communication, of: of ?? record }))
    .filter((one) => !known.some((other) => sameJson(one, other)))
    .map(({ communication, of }) =>
      factOn(communication.eventOn, {
        type: 'EmploymentReported',
        communication,
        ...(of === null ? {} : { heardOf: of }),
      }),
    );
}
