import type { Communication } from '../../../domain/employment/communication';
import { personStream, type PercorsoId, type PersonId, type StreamId } from '../../../domain/identifiers';
import type { PersonCommand } from '../../../domain/person/commands';
import type { Percorso } from '../../../domain/percorso/state';
import { ask, factsOf, stateOf, wake, type Asked, type World } from '../model';
import { CPI, moment } from '../values';

export const because = 'population-register';

/** One thing asked of a record. */
export const asking = (of: PersonId, command: PersonCommand, on: string): Asked => ({
  stream: personStream(of),
  command,
  at: moment(on),
  actor: CPI,
});

export function done(world: World, asked: Asked): World {
  const { world: after, decision } = ask(world, asked);
  if (decision.verdict === 'accepted') return after;
  throw new Error(`${asked.command.type}: ${decision.rejection.reason}`);
}

/** A message told of a record on a day; where that is joined into another, it comes to the one that is `kept`. */
export function told(
  world: World,
  communication: Communication,
  { of, on, kept = of }: { readonly of: PersonId; readonly on: string; readonly kept?: PersonId },
): World {
  const heard = kept === of ? {} : { heardOf: of };
  return done(world, asking(kept, { type: 'ReportEmployment', communication, ...heard }, on));
}

export interface Joining {
  readonly record: PersonId;
  readonly into: PersonId;
  readonly on: string;
  readonly pathways?: readonly PercorsoId[];
}

export const join = ({ record, into, on, pathways = [] }: Joining): Asked =>
  asking(record, { type: 'JoinRecord', into, because, pathways }, on);

/** Both halves of a joining. */
export function joined(world: World, joining: Joining): World {
  const { record, into, on } = joining;
  return done(done(world, join(joining)), asking(into, { type: 'TakeInRecord', record }, on));
}

/** Both halves of its undoing. */
export function parted(world: World, { record, into, on }: Joining): World {
  const command = {
    type: 'ReleaseRecord',
    record,
    because: 'declared',
    joining: joiningOf(world, record),
  } as const;
  const released = done(world, asking(into, command, on));
  return done(released, asking(record, { type: 'ReopenRecord' }, on));
}

/** The version of the fact that joined a record last. */
export function joiningOf(world: World, record: PersonId): number {
  return factsOf(world, personStream(record)).findLastIndex(({ event }) => event.type === 'RecordJoined') + 1;
}

/** What happened up to that day takes effect in these percorsi. */
export const woken = (world: World, on: string, ...streams: readonly StreamId[]): World =>
  streams.reduce((now, stream) => wake(now, stream, moment(on)), world);

export function percorsoIn(world: World, stream: StreamId): Exclude<Percorso, { readonly phase: 'none' }> {
  const percorso = stateOf(world, stream) as Percorso;
  if (percorso.phase === 'none') throw new Error(`${stream} has not begun`);
  return percorso;
}
