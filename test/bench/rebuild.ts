import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import { inTurns, linesOf, type Line } from './turns';
import { RULEBOOK } from '../../domain/programmes';

/** A rebuild of every read model beside a plain COPY of the same finished rows into equal tables with equal indexes. */
export async function rebuild(ownerUrl: string, rounds: number): Promise<readonly Line[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  const source = await openDataSource((await migrate(ownerUrl)).rebuild, { poolSize: 4 });
  const taken = await inTurns('rebuild', rounds, [
    {
      name: 'rebuild',
      measure: async () => ({ ms: await timed(() => rebuildReadModels(source, RULEBOOK)) }),
    },
    { name: 'copy', measure: async () => ({ ms: await copyAll(pool) }) },
  ]);
  const facts = await count(pool, 'register.event');
  await source.destroy();
  await pool.end();
  const readings = (taken.get('rebuild') ?? []).map(({ ms = NaN }, round) => ({
    [`rebuild of all read models, ms (${facts} facts)`]: ms,
    'COPY of the same rows / rebuild': (taken.get('copy')?.[round]?.['ms'] ?? NaN) / ms,
  }));
  return linesOf(undefined, readings);
}

async function copyAll(pool: Pool): Promise<number> {
  let ms = 0;
  for (const { table } of READ_MODELS) {
    const file = `/tmp/percorsi-bench-${table}-${randomUUID()}`;
    await pool.query(`COPY read_model.${table} TO '${file}'`);
    await pool.query(`CREATE TABLE bench_copy (LIKE read_model.${table} INCLUDING ALL)`);
    ms += await timed(() => pool.query(`COPY bench_copy FROM '${file}'`));
    await pool.query('DROP TABLE bench_copy');
    await pool.query(`COPY (SELECT) TO PROGRAM 'rm ${file}'`);
  }
  return ms;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function count(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]?.n ?? 0);
}
