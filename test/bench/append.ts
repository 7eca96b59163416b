import { randomUUID } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { APPEND, type Append } from './append-statement';
import type { Side } from './side';
import type { Readings } from './turns';

const CLIENTS = [1, 8, 64];
const FLUSH_MS = [0, 2, 5];

/**
 * Appends of one fact, each in its own transaction, beside a plain one-row INSERT of the same bytes with the same indexes;
 * with so many clients, and with a flush that takes so much longer.
 */
export async function append({ name, ownerUrl }: Side, forMs: number, round: number): Promise<Readings> {
  const pool = new Pool({ connectionString: ownerUrl, max: Math.max(...CLIENTS) });
  await pool.query(RAW_TABLE);
  const readings: Record<string, number> = {};
  for (const clients of CLIENTS)
    for (const flushMs of FLUSH_MS) {
      const load = { pool, clients, flushMs, forMs };
      const rates = { append: 0, insert: 0 };
      const pair = [
        async () => (rates.append = await perSecond(load, APPEND[name])),
        async () => (rates.insert = await perSecond(load, insertOne)),
      ];
      for (const measure of round % 2 === 0 ? pair : pair.reverse()) await measure();
      const where = `${clients} client${clients > 1 ? 's' : ''}, flush +${flushMs} ms`;
      readings[`append / INSERT, ${where}`] = rates.append / rates.insert;
      readings[`appends a second, ${where}`] = rates.append;
    }
  await pool.query('DROP TABLE raw_event');
  await pool.end();
  return readings;
}

interface Load {
  readonly pool: Pool;
  readonly clients: number;
  readonly flushMs: number;
  readonly forMs: number;
}

async function perSecond({ pool, clients, flushMs, forMs }: Load, statement: Append): Promise<number> {
  const held = await Promise.all(Array.from({ length: clients }, () => pool.connect()));
  await Promise.all(held.map((client) => slowFlush(client, flushMs)));
  let done = 0;
  const began = performance.now();
  await Promise.all(
    held.map(async (client) => {
      for (; performance.now() - began < forMs; done += 1) {
        const stream = `percorso/${randomUUID()}`;
        await statement(client, stream, payloadOf(stream));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  for (const client of held) client.release();
  return done / seconds;
}

/** The server waits so long before each flush, under the lock that a flush holds: what a slower disk would do. */
async function slowFlush(client: PoolClient, flushMs: number): Promise<void> {
  await client.query(`SET commit_delay = ${flushMs * 1_000}; SET commit_siblings = 0`);
}

function insertOne(client: PoolClient, stream: string, payload: string): Promise<unknown> {
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
