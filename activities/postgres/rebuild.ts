import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { StreamKind } from '../../domain/identifiers';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { bulkClient, copyColumn, CopyIn } from './bulk';
import { READ_MODELS } from './read-models';
import { columnOf, isAbout, kindsOf, type ReadModel } from './read-models/read-model';
import { catchUp, type Built, type Positions } from './rebuild-catch-up';
import { retried } from './retry';
import { numberWaiting } from './sequencer';
import { createShadow, finishShadow, shadowOf, swapShadow } from './shadow';
import { allFiles } from './stream-files';

/** How far a rebuild has come: facts read in `fold`, then tables in `index` and `swap`. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
  readonly phase: 'fold' | 'index' | 'catch-up' | 'swap';
  readonly model?: string;
}

export interface RebuildOptions {
  /** The tables to build again; all of them unless named. */
  readonly models?: readonly string[];
  readonly report?: (progress: RebuildProgress) => void;
}

/**
 * Builds read models from the register, beside those in use and while facts are appended, and puts them in their place in
 * one transaction. It may be interrupted: what it leaves is dropped by the next run. `source` has the rebuild role.
 */
export async function rebuildReadModels(
  source: DataSource,
  rulebook: Rulebook,
  options: RebuildOptions = {},
): Promise<void> {
  const models = chosen(options.models);
  const built = { models, rulebook };
  const report = options.report ?? (() => undefined);
  const reader = await bulkClient(source);
  const writer = await bulkClient(source);
  try {
    await lockOut(writer);
    // Until the swap nothing is lost with a shadow; the swap waits for the disk, and with it for all that came before.
    await writer.query('SET synchronous_commit = off');
    for (const { table } of models) await createShadow(writer, table);
    // A rebuild does not wait for a worker to number what waits.
    await numberWaiting(writer);
    const positions = await foldAll({ reader, writer }, built, report);
    for (const [done, model] of models.entries()) {
      report({ phase: 'index', done, total: models.length, model: model.table });
      await finishShadow(writer, model);
    }
    await numberWaiting(writer);
    const reached = await catchUp(writer, built, positions);
    report({ phase: 'catch-up', done: reached.streams, total: reached.streams });
    await retried(() => swap(writer, built, reached.positions));
    report({ phase: 'swap', done: models.length, total: models.length });
  } finally {
    await reader.end();
    await writer.end();
  }
}

function chosen(names: readonly string[] | undefined): readonly ReadModel[] {
  const unknown = names?.filter((name) => !READ_MODELS.some((model) => model.table === name)) ?? [];
  if (unknown.length > 0) throw new Error(`No read model is named ${unknown.join(', ')}`);
  return READ_MODELS.filter((model) => names?.includes(model.table) ?? true);
}

const REBUILD_LOCK = 7_236_428_104;

/** One rebuild at a time in a database; the lock goes with the connection. */
async function lockOut(client: Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [
    REBUILD_LOCK,
  ]);
  if (rows[0]?.free !== true) throw new Error('Another rebuild is under way in this database');
}

interface Clients {
  readonly reader: Client;
  readonly writer: Client;
}

async function foldAll(
  { reader, writer }: Clients,
  { models, rulebook }: Built,
  report: (progress: RebuildProgress) => void,
): Promise<Positions> {
  const kinds: StreamKind[] = [...new Set(models.flatMap(kindsOf))];
  await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await reader.query(`SET LOCAL work_mem = '64MB'`);
  const { positions, total } = await snapshot(reader, kinds);
  const tables = models.map((model) => ({ model, copy: new CopyIn(writer, filledBy(model)) }));
  let done = 0;
  let reported = 0;
  let written: Promise<void> = Promise.resolve();
  for await (const file of allFiles(reader, kinds, rulebook)) {
    const full = tables.filter(({ model, copy }) => addRows(model, copy, file));
    done += file.facts.length;
    if (full.length === 0 && done - reported < REPORT_EVERY) continue;
    // The next facts are folded while these are written; no more than one load is under way.
    await written;
    written = flushAll(full.map(({ copy }) => copy));
    // Its failure is thrown where it is awaited, not in between.
    written.catch(() => undefined);
    reported = done;
    report({ phase: 'fold', done, total });
  }
  await written;
  await flushAll(tables.map(({ copy }) => copy));
  await reader.query('COMMIT');
  report({ phase: 'fold', done, total });
  return positions;
}

const REPORT_EVERY = 5_000;

async function flushAll(copies: readonly CopyIn[]): Promise<void> {
  for (const copy of copies) await copy.flush();
}

function addRows(model: ReadModel, copy: CopyIn, file: Parameters<ReadModel['rows']>[0]): boolean {
  if (!isAbout(model, file.stream)) return false;
  const properties = Object.keys(model.columns);
  let full = false;
  for (const row of model.rows(file) as readonly { readonly [property: string]: unknown }[]) {
    full = copy.add(properties.map((property) => copyColumn(row[property])));
  }
  return full;
}

/** The shadow with its columns by name: a table that was altered has them in another order than the model. */
function filledBy({ table, columns }: ReadModel): string {
  return `${shadowOf(table)} (${Object.keys(columns).map(columnOf).join(', ')})`;
}

/** Where the log of each ledger stands in this snapshot: what is new has no position yet, or comes after it. */
async function snapshot(
  client: Client,
  kinds: readonly StreamKind[],
): Promise<{ readonly positions: Positions; readonly total: number }> {
  const ledgers = await client.query<{ ledger_id: number; position: string }>(
    `SELECT l.ledger_id, coalesce((SELECT max(g.position) FROM register.log g WHERE g.ledger_id = l.ledger_id), 0)
       AS position FROM register.ledger l`,
  );
  const count = await client.query<{ total: string }>(
    `SELECT count(*) AS total FROM register.event WHERE split_part(stream_id, '/', 1) = ANY ($1)`,
    [kinds],
  );
  return {
    positions: new Map(ledgers.rows.map((row) => [row.ledger_id, row.position])),
    total: Number(count.rows[0]?.total),
  };
}

/**
 * Locks the tables as a writer does, before the facts: once they are ours, no change of these kinds is half done, and
 * what is committed is all there is. Readers go on until the names change.
 */
async function swap(client: Client, built: Built, positions: Positions): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '5s'; SET LOCAL synchronous_commit = on`);
  try {
    const tables = built.models.map(({ table }) => `read_model.${table}`);
    await client.query(`LOCK TABLE ${tables.join(', ')} IN EXCLUSIVE MODE`);
    await catchUp(client, built, positions);
    for (const { table } of built.models) await swapShadow(client, table);
    await client.query('COMMIT');
  } catch (failure) {
    await client.query('ROLLBACK');
    throw failure;
  }
}
