import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import { medianOf, type Median } from './measure';

export interface RebuildRow {
  readonly facts: number;
  readonly rows: number;
  readonly rebuildMs: Median;
  readonly copyMs: Median;
  /** Time of the plain COPY divided by the time of the rebuild. */
  readonly ratio: Median;
}

/** A rebuild of every read model beside a plain COPY of the same finished rows into equal tables with equal indexes. */
export async function rebuild(ownerUrl: string, rounds: number): Promise<RebuildRow> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  const source = await openDataSource((await migrate(ownerUrl)).rebuild, { poolSize: 4 });
  const rebuilt: number[] = [];
  const copied: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    rebuilt.push(await timed(() => rebuildReadModels(source)));
    copied.push(await copyAll(pool));
    console.error(`rebuild: round ${round + 1} of ${rounds}`);
  }
  const facts = await count(pool, 'register.event');
  const rows = await READ_MODELS.reduce(
    async (sum, { table }) => (await sum) + (await count(pool, `read_model.${table}`)),
    Promise.resolve(0),
  );
  await source.destroy();
  await pool.end();
  const ratio = medianOf(copied.map((each, round) => each / (rebuilt[round] ?? each)));
  return { facts, rows, rebuildMs: medianOf(rebuilt), copyMs: medianOf(copied), ratio };
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
