import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { projectRoot } from '../../apps/ops/start/project-root';
import { ROWS } from './rows';
import { programOf, stopSides, type Checkouts } from './side';
import { table, type Results } from './table';
import type { Line } from './turns';

/**
 * `npm run bench`: every figure of the code now beside the code before, from the checkout that `BENCH_BEFORE` names, in turns.
 * `BENCH_ROWS=commands,append` takes some rows only; `BENCH_ROUNDS`, `BENCH_ITEMS` and `BENCH_OPEN` make it longer or
 * shorter, `BENCH_FOLDER` names a cohort. Prints a table and writes `.jest/bench.json`, anew after each row.
 */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  const before = beforeOf(process.env['BENCH_BEFORE']);
  const size = {
    rounds: sizeOf('BENCH_ROUNDS', 5),
    items: sizeOf('BENCH_ITEMS', 500),
    open: sizeOf('BENCH_OPEN', 1_000),
    folder: resolve(process.env['BENCH_FOLDER'] ?? SAMPLE),
  };
  const checkouts: Checkouts = [
    ...(before === undefined ? [] : [{ name: 'before' as const, checkout: before }]),
    { name: 'now', checkout: projectRoot },
  ];
  const rows: Record<string, readonly Line[]> = {};
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const results: Results = { at: new Date().toISOString(), machine, before, ...size, rows };
  for (const name of asked()) {
    const measure = ROWS[name];
    if (measure === undefined) continue;
    rows[name] = await measure(checkouts, size);
    mkdirSync('.jest', { recursive: true });
    writeFileSync('.jest/bench.json', JSON.stringify(results, null, 2));
  }
  console.log(table(results));
}

/** Small enough for a trial; a figure needs a whole region. */
const SAMPLE = 'test/cohort/sample';

function interrupted(): void {
  void stopSides().finally(() => process.exit(INTERRUPTED));
}

const INTERRUPTED = 130;

function beforeOf(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const checkout = resolve(given);
  if (!existsSync(programOf(checkout)))
    throw new Error(
      `BENCH_BEFORE: ${programOf(checkout)} is missing; run "npm ci && npm run build" in ${checkout}`,
    );
  return checkout;
}

function asked(): readonly string[] {
  const names = (process.env['BENCH_ROWS'] ?? '').split(',').filter(Boolean);
  const unknown = names.filter((name) => !(name in ROWS));
  if (unknown.length > 0)
    throw new Error(`BENCH_ROWS: no row ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  return names.length > 0 ? names : Object.keys(ROWS);
}

function sizeOf(name: string, usual: number): number {
  const size = Number(process.env[name] ?? usual);
  if (!Number.isInteger(size) || size < 1) throw new Error(`${name} is to be a whole number above 0`);
  return size;
}

void main();
