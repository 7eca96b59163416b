import { handleWith } from '../../activities/handle';
import type { Answer, Ask, Change, CommandRow, EventStore, Fact, WakeRow } from '../../activities/ports';
import { fileOf } from '../../activities/postgres/stream-files';
import type { Actor } from '../../domain/decider';
import { deciderOf, type DomainEvent } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { CivilDate, Instant } from '../../domain/time/civil-date';
import { RULEBOOK } from '../../domain/programmes';
import { FIRST_READING } from '../domain/readings';

const ACTOR: Actor = { role: 'cpi', organisation: 'D612C000002', user: 'u-1' };
export const AT = '2020-02-03T09:00:00.000Z' as Instant;
export const AWAKE: WakeRow = {
  dueAt: null,
  owedSince: null,
  digest: 'code-1',
  closed: true,
  held: false,
};

/** A request to open or resize an envelope, the smallest stream there is. */
export function asked(requestId: string, cents = 100): Ask {
  return { requestId, command: { type: 'ResizeEnvelope', cents }, actor: ACTOR };
}

/** The row of a command that was accepted or refused at that version. */
export function answeredRow(stream: StreamId, ask: Ask, version: number): CommandRow {
  const { requestId, ...rest } = ask;
  const answer: Answer = { requestId, verdict: 'accepted', version: version + 1, facts: ['EnvelopeResized'] };
  return { requestId, stream, ask: rest, decidedAt: AT, recordedAt: AT, read: { [stream]: version }, answer };
}

function resized(stream: StreamId, version: number, cents = 100): Fact {
  const event: DomainEvent = { type: version === 1 ? 'EnvelopeOpened' : 'EnvelopeResized', cents };
  return {
    stream,
    version,
    event,
    basis: [],
    actor: ACTOR,
    toldAt: AT,
    recordedAt: AT,
    effectiveOn: '2020-02-03' as CivilDate,
    causation: `request-${version}`,
  };
}

/** A change of a person by so many facts, each of which its followers should look at. */
export function toldOf(stream: StreamId, expectedVersion: number, count = 1): Change {
  const { facts: _, ...change } = changeOf(stream, expectedVersion, { facts: 0 });
  const facts = Array.from({ length: count }, (_, index): Fact => ({
    ...resized(stream, expectedVersion + 1 + index),
    event: { type: 'PersonRegistered' },
  }));
  return { ...change, version: expectedVersion + count, ledger: 'REGISTERS', facts };
}

/** A change of an envelope from a version on by so many facts, with the commands that asked for it. */
export function changeOf(
  stream: StreamId,
  expectedVersion: number,
  more: { readonly facts?: number; readonly commands?: readonly CommandRow[]; readonly wake?: WakeRow } = {},
): Change {
  const facts = Array.from({ length: more.facts ?? 1 }, (_, index) =>
    resized(stream, expectedVersion + 1 + index),
  );
  const decider = deciderOf(stream);
  const file = fileOf(stream, facts, RULEBOOK);
  return {
    ...file,
    version: expectedVersion + facts.length,
    expectedVersion,
    before: undefined,
    ledger: decider.ledger(file.state),
    rules: undefined,
    commands: more.commands ?? [],
    wake: more.wake ?? AWAKE,
  };
}

/** One transaction as `handle` does it: what was answered is answered again, else one fact more. */
export function resizeOnce(store: EventStore, stream: StreamId, ask: Ask): Promise<Answer | 'reused'> {
  return store.transaction(async (transaction) => {
    const { facts, answered } = await transaction.open(stream, [ask]);
    const before = answered[ask.requestId];
    if (before !== undefined) return before;
    const row = answeredRow(stream, ask, facts.length);
    await transaction.write(changeOf(stream, facts.length, { commands: [row] }));
    return row.answer;
  });
}

/** Two writes in one transaction send the first before the end: the append is undone after it was made. */
export function appendUndone(store: EventStore, stream: StreamId): Promise<void> {
  return store.transaction(async (transaction) => {
    const { facts } = await transaction.open(stream, []);
    await transaction.write(changeOf(stream, facts.length));
    await transaction.write(changeOf(stream, facts.length + 1));
    throw new Error('stopped after the append');
  });
}

export function factsOf(store: EventStore, stream: StreamId): Promise<readonly Fact[]> {
  return store.transaction(async (transaction) => (await transaction.open(stream, [])).facts);
}

export const handleOn = (store: EventStore) =>
  handleWith(store, { digest: 'code-1', rulebook: FIRST_READING });
