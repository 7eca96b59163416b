import { randomUUID } from 'node:crypto';
import { Client as Engine, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { Pool } from 'pg';
import { holds } from '../../apps/ops/start/poll';
import { issuedOnly, removeFolder, writeFolder } from '../apps/ops/import/folder';
import { cpuEach, cpuOf, quiet } from './cpu';
import { fromCallers } from './measure';
import { importedBy } from './ops';
import type { Side } from './side';
import { termFloor } from './term-floor';
import type { Readings } from './turns';

const DAY_MS = 86_400_000;
/** The term of the choice is thirty days after the issue. */
const PAST_THE_TERM_DAYS = 31;
const RECORDED_WITHIN_MS = 10 * 60_000;
const ASLEEP_WITHIN_MS = 60_000;
/** Started, and a task scheduled. */
const UNHEARD_EVENTS = 3;
const CALLERS = 20;

/**
 * So many assegni issued today whose term of choice ends at one midnight, until each lapse and what it owes (the reservation
 * undone, the parties told) are recorded. Nobody can wait thirty days: the embedded engine's own time skipping moves the clock
 * of each workflow, so its timer rings as it would, and the cost of moving the clocks is in the figure. What that costs alone
 * is measured first, by a day on which nothing falls due.
 */
export async function midnight(side: Side, count: number, round: number): Promise<Readings> {
  const connection = await Connection.connect({ address: side.engineAddress });
  const engine = new Engine({ connection });
  const pool = new Pool({ connectionString: side.ownerUrl, max: 1 });
  const streams = await issued(side, pool, { count, round });
  for (const stream of streams) await asleep(engine, stream);
  const clocks = await timed(side, count, () => skip(engine, streams, 1));
  const terms = await timed(side, count, async () => {
    await skip(engine, streams, PAST_THE_TERM_DAYS);
    await allClosed(pool, streams);
  });
  const floor = await termFloor(side, engine, {
    count,
    days: PAST_THE_TERM_DAYS - 1,
    skip: (ids) => skip(engine, ids, PAST_THE_TERM_DAYS),
  });
  await pool.end();
  await connection.close();
  return {
    [`${count} terms at one midnight, s`]: terms.seconds,
    'CPU ms a term': terms.cpuMs,
    ...Object.fromEntries(Object.entries(terms.parts).map(([part, ms]) => [`of which ${part}`, ms])),
    'moving as many clocks with nothing due, s': clocks.seconds,
    'CPU ms a clock': clocks.cpuMs,
    ...floor,
  };
}

/** Imported, because that is the quickest way; issued today, so that they live on from here. */
async function issued(
  side: Side,
  pool: Pool,
  { count, round }: { readonly count: number; readonly round: number },
): Promise<readonly string[]> {
  const before = new Set(await openStreams(pool));
  const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('/');
  const nth = Array.from({ length: count }, (_, index) => round * count + index);
  const folder = writeFolder({ adesioni: nth.map((one) => issuedOnly(one, { data_patto: today })) });
  await importedBy(side, folder);
  removeFolder(folder);
  await quiet(side);
  const streams = (await openStreams(pool)).filter((stream) => !before.has(stream));
  if (streams.length !== count) throw new Error(`${streams.length} of ${count} percorsi are open`);
  return streams;
}

async function openStreams(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream_id: string }>(
    `SELECT stream_id FROM register.wake_at WHERE NOT closed AND stream_id LIKE 'percorso/%'`,
  );
  return rows.map((row) => row.stream_id);
}

async function allClosed(pool: Pool, streams: readonly string[]): Promise<void> {
  const done = async () => {
    const { rows } = await pool.query<{ n: string }>(
      'SELECT count(*) AS n FROM register.wake_at WHERE closed AND stream_id = ANY ($1)',
      [streams],
    );
    return Number(rows[0]?.n) === streams.length;
  };
  if ((await holds(done, { withinMs: RECORDED_WITHIN_MS, everyMs: 100 })) !== true)
    throw new Error('Not every term was recorded');
}

/** Until its workflow waits for its timer: a clock that is moved while a task of it is open does not ring it. */
async function asleep(engine: Engine, stream: string): Promise<void> {
  const handle = engine.workflow.getHandle(stream);
  const isAsleep = async () => {
    const { raw, historyLength } = await handle.describe();
    return !raw.pendingWorkflowTask && historyLength > UNHEARD_EVENTS;
  };
  if ((await holds(isAsleep, { withinMs: ASLEEP_WITHIN_MS, everyMs: 100 })) !== true)
    throw new Error(`${stream} does not wait for its term`);
}

async function skip(engine: Engine, streams: readonly string[], days: number): Promise<void> {
  const fastForwardConfig = { id: randomUUID(), duration: msToTs(days * DAY_MS) };
  await fromCallers(CALLERS, streams.length, (nth) =>
    engine.workflowService.updateWorkflowExecutionOptions({
      namespace: engine.options.namespace,
      workflowExecution: { workflowId: streams[nth] ?? '' },
      workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig } },
      updateMask: { paths: ['time_skipping_config'] },
    }),
  );
}

interface Timed {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly parts: Readonly<Record<string, number>>;
}

async function timed(side: Side, count: number, work: () => Promise<void>): Promise<Timed> {
  const since = cpuOf(side);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const { all, parts } = cpuEach(since, await quiet(side), count);
  return { seconds, cpuMs: all, parts };
}
