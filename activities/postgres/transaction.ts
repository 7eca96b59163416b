import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import type { Claim } from '../../domain/decider';
import { kindOf, type StreamId } from '../../domain/identifiers';
import type { Ask, Change, Fact, Opened, Transaction } from '../ports';
import { appendValues } from './append-values';
import { parseFact } from './fact-text';
import { openedFrom, type OpenRow } from './opened';
import type { PendingClaims } from './pending-claims';
import { modelsOf } from './read-models';
import { changedModels } from './read-models/write-sql';
import { APPEND, FOLLOW, OPEN, READ, writeModel, type Prepared } from './statements';

/**
 * One transaction on one connection. BEGIN travels with the first statement; claims, read models and facts travel with
 * COMMIT, in this order. So what streams share is locked for the time of the write and of the flush alone, on the server, and
 * never while this process thinks, or is stopped.
 */
export class Session implements Transaction {
  private begun = false;
  private unsent: readonly QueryConfig[] = [];
  private readonly heads = new Map<StreamId, string>();
  private follows: StreamId[] = [];

  constructor(
    private readonly client: ClientBase,
    private readonly claims: PendingClaims,
  ) {}

  async open(stream: StreamId, asks: readonly Ask[]): Promise<Opened> {
    const requests = asks.map((one) => one.requestId);
    const { head, ...opened } = openedFrom(stream, asks, await this.rows<OpenRow>(OPEN, [stream, requests]));
    this.heads.set(stream, head);
    return opened;
  }

  async read(streams: readonly StreamId[]): Promise<{ readonly [stream: StreamId]: readonly Fact[] }> {
    return byStream(streams, await this.rows<ReadRow>(READ, [streams]));
  }

  async follow(followed: StreamId): Promise<readonly Fact[]> {
    this.follows.push(followed);
    const rows = await this.rows<{ body: string }>(FOLLOW, [followed]);
    return rows.map((row) => parseFact(row.body));
  }

  claim(stream: StreamId, claims: readonly Claim[]): Promise<Claim | undefined> {
    return Promise.resolve(this.claims.take(stream, claims));
  }

  async write(change: Change): Promise<void> {
    const { values, head } = appendValues(change, this.follows, this.heads.get(change.stream));
    if (this.unsent.length > 0) await this.send([]);
    this.heads.set(change.stream, head);
    this.follows = [];
    this.unsent = [...this.claims.statements(), ...modelsWritten(change), { ...APPEND, values }];
  }

  async commit(): Promise<void> {
    this.unsent = [...this.unsent, ...this.claims.statements()];
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

/** What a change makes of the read models of its kind of stream, of those that it changes. */
function modelsWritten(change: Change): readonly QueryConfig[] {
  if (change.facts.length === 0) return [];
  return changedModels(modelsOf(kindOf(change.stream)), change).map(({ model, given }) => ({
    ...writeModel(model),
    values: [given],
  }));
}

interface ReadRow {
  readonly stream_id: StreamId;
  readonly payload: string;
}

function byStream(
  streams: readonly StreamId[],
  rows: readonly ReadRow[],
): { readonly [stream: StreamId]: readonly Fact[] } {
  const found: { [stream: StreamId]: Fact[] } = Object.fromEntries(streams.map((id) => [id, []]));
  for (const row of rows) found[row.stream_id]?.push(parseFact(row.payload));
  return found;
}
