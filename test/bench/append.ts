import { randomUUID } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { fromCallers, medianOf, type Median } from './measure';

export interface AppendRow {
  readonly clients: number;
  readonly appendPerSecond: Median;
  readonly insertPerSecond: Median;
  readonly ratio: Median;
}

const LEDGER = 'TOS-PIO2';

/** Appends of one fact, each in its own transaction, beside a plain one-row INSERT of the same bytes with the same indexes. */
export async function append(url: string, rounds: number, items: number): Promise<readonly AppendRow[]> {
  const pool = new Pool({ connectionString: url, max: 8 });
  await pool.query(RAW_TABLE);
  const rows: AppendRow[] = [];
  for (const clients of [1, 8]) {
    const appended: number[] = [];
    const inserted: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const pair = [
        () => perSecond({ pool, clients, items, statement: appendOne }),
        () => perSecond({ pool, clients, items, statement: insertOne }),
      ];
      const [first, second] = round % 2 === 0 ? pair : [...pair].reverse();
      const [a = 0, b = 0] = [await first?.(), await second?.()];
      appended.push(round % 2 === 0 ? a : b);
      inserted.push(round % 2 === 0 ? b : a);
      console.error(`append: ${clients} clients, round ${round + 1} of ${rounds}`);
    }
    const ratio = medianOf(appended.map((each, round) => each / (inserted[round] ?? each)));
    rows.push({ clients, appendPerSecond: medianOf(appended), insertPerSecond: medianOf(inserted), ratio });
  }
  await pool.query('DROP TABLE raw_event');
  await pool.end();
  return rows;
}

interface Load {
  readonly pool: Pool;
  readonly clients: number;
  readonly items: number;
  readonly statement: (client: PoolClient, payload: string, stream: string) => Promise<unknown>;
}

async function perSecond({ pool, clients, items, statement }: Load): Promise<number> {
  const held = await Promise.all(Array.from({ length: clients }, () => pool.connect()));
  const began = performance.now();
  await fromCallers(clients, items, async (_, caller) => {
    const client = held[caller];
    const stream = `percorso/${randomUUID()}`;
    if (client !== undefined) await statement(client, payloadOf(stream), stream);
  });
  const seconds = (performance.now() - began) / 1000;
  held.forEach((client) => {
    client.release();
  });
  return items / seconds;
}

function appendOne(client: PoolClient, payload: string, stream: string): Promise<unknown> {
  const values = [LEDGER, stream, 0, [payload], '[]'];
  return client.query({
    name: 'append',
    text: 'SELECT register.append($1, $2, $3::int, $4::text[], $5::jsonb)',
    values,
  });
}

function insertOne(client: PoolClient, payload: string, stream: string): Promise<unknown> {
  const text = `INSERT INTO raw_event (stream_id, version, type, effective_on, told_at, recorded_at, payload)
    VALUES ($1, 1, 'FactsRecorded', '2020-01-15', now(), now(), $2)`;
  return client.query({ name: 'insert', text, values: [stream, payload] });
}

const RAW_TABLE = `CREATE TABLE raw_event (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream_id text NOT NULL,
  version int NOT NULL, type text NOT NULL, effective_on date, told_at timestamptz, recorded_at timestamptz,
  payload text NOT NULL, UNIQUE (stream_id, version))`;

/** A fact of ordinary size, in the register's own line format. */
function payloadOf(stream: string): string {
  return JSON.stringify({
    actor: { organisation: 'D612C000002', role: 'cpi', user: 'op-1' },
    basis: [{ facts: { phase: 'requested' }, rule: 'R-P2-06', source: 'PIO Fase 2', verdict: 'met' }],
    causation: stream,
    data: { facts: { residenceRegion: { known: '09' } } },
    effectiveOn: '2020-01-15',
    recordedAt: '2026-11-22T10:00:00.000Z',
    rules: 'TOS-PIO2/2019-12-21',
    schemaVersion: 1,
    stream,
    toldAt: '2026-11-22T10:00:00.000Z',
    type: 'FactsRecorded',
    version: 1,
  });
}
