import type { Client } from 'pg';
import { idOf, type StreamId, type StreamKind } from '../../domain/identifiers';
import type { Rulebook } from '../../domain/programmes/rulebook';
import type { StreamFile } from '../ports';
import { columnOf, isAbout, kindsOf, type ReadModel } from './read-models/read-model';
import { givenOf, writeSql } from './read-models/write-sql';
import { shadowOf } from './shadow';
import { filesOf } from './stream-files';

/** The last position read of each ledger, by its number. Text, as the driver gives a bigint. */
export type Positions = ReadonlyMap<number, string>;

/** What is built, and under which rules. */
export interface Built {
  readonly models: readonly ReadModel[];
  readonly rulebook: Rulebook;
}

/** What a catch-up found, and where it came to. */
export interface CaughtUp {
  readonly positions: Positions;
  readonly streams: number;
}

const BATCH = 200;

/** Brings the shadows up to the facts appended since these positions, stream by stream. */
export async function catchUp(
  client: Client,
  { models, rulebook }: Built,
  since: Positions,
): Promise<CaughtUp> {
  const { streams, positions } = await changedSince(client, models, since);
  for (let start = 0; start < streams.length; start += BATCH) {
    for (const file of await filesOf(client, streams.slice(start, start + BATCH), rulebook)) {
      await writeShadows(client, models, file);
    }
  }
  return { positions, streams: streams.length };
}

/**
 * The streams with facts after these positions, or with facts that wait for theirs. A stream is read whole, also what came after
 * the position noted here: the next catch-up then finds it unchanged.
 */
async function changedSince(
  client: Client,
  models: readonly ReadModel[],
  since: Positions,
): Promise<{ readonly streams: readonly StreamId[]; readonly positions: Positions }> {
  const kinds = new Set(models.flatMap(kindsOf));
  const streams = new Set<StreamId>();
  const positions = new Map<number, string>();
  const ledgers = await client.query<{ ledger_id: number }>('SELECT ledger_id FROM register.ledger');
  for (const { ledger_id } of ledgers.rows) {
    const from = since.get(ledger_id) ?? '0';
    const { rows } = await client.query<{ stream_id: StreamId; kind: string; last: string }>(
      `SELECT stream_id, split_part(stream_id, '/', 1) AS kind, max(position) AS last FROM (
         SELECT stream_id, position FROM register.log WHERE ledger_id = $1 AND position > $2
         UNION ALL SELECT stream_id, $2::bigint FROM register.unsequenced WHERE ledger_id = $1) AS changed
       GROUP BY stream_id`,
      [ledger_id, from],
    );
    rows.filter((row) => kinds.has(row.kind as StreamKind)).forEach((row) => streams.add(row.stream_id));
    const last = rows.reduce(
      (latest, row) => (BigInt(row.last) > latest ? BigInt(row.last) : latest),
      BigInt(from),
    );
    positions.set(ledger_id, String(last));
  }
  return { streams: [...streams], positions };
}

async function writeShadows(client: Client, models: readonly ReadModel[], file: StreamFile): Promise<void> {
  const ofKind = models.filter((model) => isAbout(model, file.stream));
  const id = idOf(file.stream);
  for (const model of ofKind) {
    const shadow = shadowOf(model.table);
    await client.query(`DELETE FROM ${shadow} WHERE ${columnOf(model.key[0])} = $1`, [id]);
    await client.query(writeSql(model, shadow), [JSON.stringify(givenOf(model, file))]);
  }
}
