import type { DataSource } from 'typeorm';
import type { StreamId } from '../../domain/identifiers';
import type { PlaceInLog } from '../../domain/sap/sequence';

/** Where the log keeps the first fact of each stream; those that it has not numbered yet are not there. */
export async function beginningsInLog(
  source: DataSource,
  streams: readonly StreamId[],
): Promise<ReadonlyMap<StreamId, PlaceInLog>> {
  const rows = await source.query<{ stream_id: StreamId; ledger_id: number; position: string }[]>(
    'SELECT stream_id, ledger_id, position FROM register.log WHERE version = 1 AND stream_id = ANY ($1)',
    [streams],
  );
  return new Map(
    rows.map((row) => [row.stream_id, { ledger: row.ledger_id, position: Number(row.position) }]),
  );
}
