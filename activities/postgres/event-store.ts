import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import type { StreamId } from '../../domain/identifiers';
import type { EventStore, OverdueLimits, Transaction } from '../ports';
import { retried } from './retry';
import { OVERDUE } from './statements';
import { Session } from './transaction';

/** The register on PostgreSQL. The connections are TypeORM's, and should be pipelined (`openDataSource`). */
export function postgresEventStore(source: DataSource): EventStore {
  return {
    transaction: (work) => retried(() => inTransaction(source, work)),
    overdue: (limits) => overdue(source, limits),
  };
}

async function inTransaction<Result>(
  source: DataSource,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    const session = new Session((await runner.connect()) as ClientBase);
    try {
      const result = await work(session);
      await session.commit();
      return result;
    } catch (failure) {
      await session.rollback();
      throw failure;
    }
  } finally {
    await runner.release();
  }
}

async function overdue(source: DataSource, limits: OverdueLimits): Promise<readonly StreamId[]> {
  const { dueBefore, owedBefore, digest, limit } = limits;
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    const values = [dueBefore, owedBefore, digest, limit];
    const found = await client.query<{ stream_id: StreamId }>({ ...OVERDUE, values });
    return found.rows.map((row) => row.stream_id);
  } finally {
    await runner.release();
  }
}
