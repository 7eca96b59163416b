import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import type { Claim } from '../../domain/decider';
import { kindOf, type StreamId } from '../../domain/identifiers';
import type { Answer, Ask, Change, CommandRow, Fact, Opened, Transaction } from '../ports';
import { canonicalText } from './canonical';
import { askText, factText, parseFact } from './fact-text';
import { modelsOf } from './read-models';
import { rowsByTable } from './read-models/write-sql';
import {
  APPEND,
  CLAIM,
  FOLLOW,
  MARK_FOLLOWERS,
  OPEN,
  READ,
  WAKE_ONLY,
  writeModels,
  type Prepared,
} from './statements';

/**
 * One transaction on one connection. BEGIN travels with the first statement, and the last change with COMMIT: the lock of
 * the ledger is held for the time of the append and of the flush, not for a journey to us and back.
 */
export class Session implements Transaction {
  private begun = false;
  private unsent: readonly QueryConfig[] = [];

  constructor(private readonly client: ClientBase) {}

  async open(stream: StreamId, asks: readonly Ask[]): Promise<Opened> {
    const requests = asks.map((one) => one.requestId);
    return opened(stream, asks, await this.rows<OpenRow>(OPEN, [stream, requests]));
  }

  async read(streams: readonly StreamId[]): Promise<{ readonly [stream: StreamId]: readonly Fact[] }> {
    return byStream(streams, await this.rows<ReadRow>(READ, [streams]));
  }

  async follow(follower: StreamId, followed: StreamId): Promise<readonly Fact[]> {
    const rows = await this.rows<{ body: string }>(FOLLOW, [follower, followed]);
    return rows.map((row) => parseFact(row.body));
  }

  async claim(stream: StreamId, claims: readonly Claim[]): Promise<Claim | undefined> {
    const [row] = await this.rows<{ denied: number | null }>(CLAIM, [stream, canonicalText(claims)]);
    return typeof row?.denied === 'number' ? claims[row.denied] : undefined;
  }

  async write(change: Change): Promise<void> {
    const statements = statementsOf(change);
    if (this.unsent.length > 0) await this.send([]);
    this.unsent = statements;
  }

  async commit(): Promise<void> {
    if (this.begun || this.unsent.length > 0) await this.send([{ text: 'COMMIT' }]);
  }

  /** Never throws: a connection that cannot roll back is lost, and the pool sees that by itself. */
  async rollback(): Promise<void> {
    if (this.begun) await this.client.query('ROLLBACK').catch(() => undefined);
  }

  private async rows<Row>(statement: Prepared, values: unknown[]): Promise<readonly Row[]> {
    const last = await this.send([{ ...statement, values }]);
    return (last?.rows ?? []) as Row[];
  }

  /** Sends what is waiting and these; once all are answered, answers the last result or throws the first failure. */
  private async send(statements: readonly QueryConfig[]): Promise<QueryResult | undefined> {
    const all = [...(this.begun ? [] : [BEGIN]), ...this.unsent, ...statements];
    this.begun = true;
    this.unsent = [];
    const settled = await Promise.allSettled(all.map((one) => this.client.query(one)));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    const last = settled.at(-1);
    return last?.status === 'fulfilled' ? last.value : undefined;
  }
}

const BEGIN: QueryConfig = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED' };

/** Read models and wake row, then commands and facts. A stream that has no fact yet is nothing to wake or to read. */
function statementsOf(change: Change): readonly QueryConfig[] {
  const append = { ...APPEND, values: appendValues(change) };
  if (change.version === 0) return [append];
  const kind = kindOf(change.stream);
  const rows = change.facts.length === 0 ? {} : rowsByTable(modelsOf(kind), change);
  const statement = change.facts.length === 0 ? WAKE_ONLY : writeModels(kind);
  const values = [JSON.stringify({ ...rows, wake: { stream: change.stream, ...change.wake } })];
  const marks =
    kind === 'person' && change.facts.length > 0 ? [{ ...MARK_FOLLOWERS, values: [change.stream] }] : [];
  return [{ ...statement, values }, ...marks, append];
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
  readonly kind: 'answer' | 'fact' | 'held' | 'followed';
  readonly stream_id: StreamId;
  readonly request_id: string;
  readonly command: string;
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
  const followed: { [stream: StreamId]: Fact[] } = {};
  for (const { kind, stream_id, request_id, command, body } of rows) {
    if (kind === 'fact') facts.push(parseFact(body));
    if (kind === 'followed') (followed[stream_id] ??= []).push(parseFact(body));
    if (kind !== 'answer') continue;
    const same = stream_id === stream && command === texts.get(request_id);
    answered[request_id] = same ? (JSON.parse(body) as Answer) : 'reused';
  }
  return { facts, answered, followed, held: rows.some(({ kind }) => kind === 'held') };
}

function byStream(
  streams: readonly StreamId[],
  rows: readonly ReadRow[],
): { readonly [stream: StreamId]: readonly Fact[] } {
  const found: { [stream: StreamId]: Fact[] } = Object.fromEntries(streams.map((id) => [id, []]));
  for (const row of rows) found[row.stream_id]?.push(parseFact(row.payload));
  return found;
}
