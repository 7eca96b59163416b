import type { ClientBase, QueryResult } from 'pg';
import { kindOf, type StreamId } from '../../domain/identifiers';
import type { Answer, Ask, Change, CommandRow, Fact, Opened, Transaction } from '../ports';
import { canonicalText } from './canonical';
import { askText, factText, parseFact } from './fact-text';
import { modelsOf } from './read-models';
import { rowsByTable } from './read-models/write-sql';
import { APPEND, CLAIM, OPEN, READ, WAKE_ONLY, writeModels } from './statements';

/** One transaction on one connection. */
export interface Session {
  readonly transaction: Transaction;
  commit(): Promise<void>;
  /** Never throws: a connection that cannot roll back is lost, and the pool sees that by itself. */
  rollback(): Promise<void>;
}

type Sent = Promise<QueryResult<never>>;

/**
 * BEGIN travels with the first statement, and the last change with COMMIT: the lock of the ledger is held for the time
 * of the append and of the flush, not for a journey to us and back.
 */
export function sessionOn(client: ClientBase): Session {
  let begun = false;
  let unsent: Change | undefined;

  function begin(): Sent[] {
    if (begun) return [];
    begun = true;
    return [client.query<never>('BEGIN ISOLATION LEVEL READ COMMITTED')];
  }
  function before(): Sent[] {
    const change = unsent;
    unsent = undefined;
    return [...begin(), ...(change === undefined ? [] : send(client, change))];
  }
  async function ask<Row>(sent: () => Promise<QueryResult<Row & object>>): Promise<readonly Row[]> {
    const first = before();
    const results = await pipelined<unknown[]>([...first, sent()]);
    return (results.at(-1) as QueryResult<Row & object>).rows;
  }

  return {
    transaction: {
      open: async (stream, asks) => {
        const values = [stream, asks.map((one) => one.requestId)];
        return opened(stream, asks, await ask<OpenRow>(() => client.query({ ...OPEN, values })));
      },
      read: async (streams) =>
        byStream(streams, await ask<ReadRow>(() => client.query({ ...READ, values: [streams] }))),
      claim: async (stream, claims) => {
        const values = [stream, canonicalText(claims)];
        const [row] = await ask<{ denied: number | null }>(() => client.query({ ...CLAIM, values }));
        return typeof row?.denied === 'number' ? claims[row.denied] : undefined;
      },
      write: async (change) => {
        if (unsent !== undefined) await pipelined(before());
        unsent = change;
      },
    },
    commit: async () => {
      if (!begun && unsent === undefined) return;
      await pipelined([...before(), client.query<never>('COMMIT')]);
    },
    rollback: async () => {
      if (begun) await client.query('ROLLBACK').catch(() => undefined);
    },
  };
}

/** Waits for all that was sent, so that nothing is under way when the first failure is thrown. */
export async function pipelined<Results extends readonly unknown[]>(sent: {
  readonly [index in keyof Results]: Promise<Results[index]>;
}): Promise<Results> {
  const settled = await Promise.allSettled(sent);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as unknown as Results;
}

/** Read models and wake row, then commands and facts. A stream that has no fact yet is nothing to wake or to read. */
function send(client: ClientBase, change: Change): Sent[] {
  const append = { ...APPEND, values: appendValues(change) };
  if (change.version === 0) return [client.query<never>(append)];
  const kind = kindOf(change.stream);
  const rows = change.facts.length === 0 ? {} : rowsByTable(modelsOf(kind), change);
  const statement = change.facts.length === 0 ? WAKE_ONLY : writeModels(kind);
  const values = [JSON.stringify({ ...rows, wake: { stream: change.stream, ...change.wake } })];
  return [client.query<never>({ ...statement, values }), client.query<never>(append)];
}

function appendValues({ ledger, stream, expectedVersion, facts, rules, commands }: Change): unknown[] {
  const payloads = facts.map((fact) => factText(fact, rules));
  return [ledger, stream, expectedVersion, payloads, JSON.stringify(commands.map(commandRow))];
}

function commandRow({ requestId, stream, ask, decidedAt, recordedAt, read, answer }: CommandRow) {
  return {
    request_id: requestId,
    version_before: read[stream] ?? 0,
    command: askText(ask),
    decided_at: decidedAt,
    recorded_at: recordedAt,
    versions_read: read,
    answer: canonicalText(answer),
  };
}

interface OpenRow {
  readonly request_id: string | null;
  readonly stream_id: string | null;
  readonly command: string | null;
  readonly body: string;
}
interface ReadRow {
  readonly stream_id: StreamId;
  readonly payload: string;
}

function opened(stream: StreamId, asks: readonly Ask[], rows: readonly OpenRow[]): Opened {
  const texts = new Map(asks.map((one) => [one.requestId, askText(one)]));
  const facts: Fact[] = [];
  const answered: { [requestId: string]: Answer | 'reused' } = {};
  for (const row of rows) {
    if (row.request_id === null) {
      facts.push(parseFact(row.body));
      continue;
    }
    const same = row.stream_id === stream && row.command === texts.get(row.request_id);
    answered[row.request_id] = same ? (JSON.parse(row.body) as Answer) : 'reused';
  }
  return { facts, answered };
}

function byStream(
  streams: readonly StreamId[],
  rows: readonly ReadRow[],
): { readonly [stream: StreamId]: readonly Fact[] } {
  const found: { [stream: StreamId]: Fact[] } = Object.fromEntries(streams.map((id) => [id, []]));
  for (const row of rows) found[row.stream_id]?.push(parseFact(row.payload));
  return found;
}
