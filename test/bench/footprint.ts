import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { quiet } from './cpu';
import { fromCallers, residentBytes } from './measure';
import { untilFirstMeeting } from './percorso';
import type { Side } from './side';
import type { Readings } from './turns';

const CALLERS = 10;
const WARM = 100;

/** What open percorsi weigh, each with its twelve commands: bytes in the register and in the engine, memory of the worker. */
export async function footprint(side: Side, count: number): Promise<Readings> {
  // The first percorsi make room that is not theirs: code compiled, pools filled, tables with their first page.
  await fromCallers(CALLERS, Math.min(count, WARM), () => untilFirstMeeting(side.apiUrl));
  const before = await weighed(side);
  await fromCallers(CALLERS, count, () => untilFirstMeeting(side.apiUrl));
  const after = await weighed(side);
  const each = (part: keyof Weight) => (after[part] - before[part]) / count / 1_024;
  return {
    'disk of an open percorso, KB': each('register') + each('readModels') + each('engine'),
    'of which register, KB': each('register'),
    'of which read models, KB': each('readModels'),
    'of which engine, KB': each('engine'),
    'worker memory for 1,000 of them, MB': (each('workerMemory') * 1_000) / 1_024,
  };
}

interface Weight {
  readonly register: number;
  readonly readModels: number;
  readonly engine: number;
  readonly workerMemory: number;
}

async function weighed(side: Side): Promise<Weight> {
  await quiet(side);
  const client = new Client({ connectionString: side.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ schema: string; bytes: string }>(BYTES);
  await client.end();
  const bytesOf = (schema: string) => Number(rows.find((row) => row.schema === schema)?.bytes ?? 0);
  const file = join(side.dataFolder, 'temporal.sqlite');
  return {
    register: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0) - bytesOf('read_model'),
    readModels: bytesOf('read_model'),
    engine: sizeOf(file) + sizeOf(`${file}-wal`),
    workerMemory: residentBytes(side.pidOf('worker')),
  };
}

/** Tables with their indexes and long values, by schema; what is not a read model is the register's. */
const BYTES = `
  SELECT n.nspname AS schema, sum(pg_total_relation_size(c.oid)) AS bytes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)' GROUP BY 1`;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
