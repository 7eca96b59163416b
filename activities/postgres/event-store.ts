import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import type { StreamId } from '../../domain/identifiers';
import type { Instant } from '../../domain/time/civil-date';
import type { EventStore, Overdue, OverdueLimits, Transaction } from '../ports';
import { PendingClaims } from './pending-claims';
import { retried } from './retry';
import { OVERDUE, TRIED } from './statements';
import { Session } from './transaction';

/** The register on PostgreSQL. The connections are TypeORM's, and should be pipelined (`openDataSource`). */
export function postgresEventStore(source: DataSource): EventStore {
  return {
    transaction: (work) => retried(() => granted(source, work)),
    overdue: (limits) => overdue(source, limits),
    tried: (streams, at) => tried(source, streams, at),
  };
}

type WorkIn<Result> = (transaction: Transaction) => Promise<Result>;

/** Does the work again, knowing which claim was not granted, for as long as another one is not. */
async function granted<Result>(source: DataSource, work: WorkIn<Result>): Promise<Result> {
  const denied = new Set<string>();
  for (;;) {
    const claims = new PendingClaims(denied);
    try {
      return await onConnection(source, (client) => inTransaction(new Session(client, claims), work));
    } catch (failure) {
      if (!claims.isDenied(failure)) throw failure;
    }
  }
}

async function inTransaction<Result>(session: Session, work: WorkIn<Result>): Promise<Result> {
  try {
    const result = await work(session);
    await session.commit();
    return result;
  } catch (failure) {
    await session.rollback();
    throw failure;
  }
}

async function overdue(source: DataSource, limits: OverdueLimits): Promise<readonly Overdue[]> {
  const { dueBefore, owedBefore, digest, limit, now } = limits;
  const values = [dueBefore, owedBefore, digest, limit, now];
  const found = await onConnection(source, (client) =>
    client.query<{ stream_id: StreamId; tries: number }>({ ...OVERDUE, values }),
  );
  return found.rows.map(({ stream_id: stream, tries }) => ({ stream, tries }));
}

async function tried(source: DataSource, streams: readonly StreamId[], at: Instant): Promise<void> {
  await onConnection(source, (client) => client.query({ ...TRIED, values: [streams, at] }));
}

async function onConnection<Result>(
  source: DataSource,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    return await work((await runner.connect()) as ClientBase);
  } finally {
    await runner.release();
  }
}
