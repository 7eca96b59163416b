import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { newPercorso, recordFacts } from './commands';
import { post, must } from './http-client';
import { fromCallers, residentBytes } from './measure';
import { APL_ID, type Bench } from './system';

export interface Footprint {
  readonly workerMbPer1000: number;
  readonly registerBytesPerPercorso: number;
  readonly engineBytesPerPercorso: number;
  readonly events: HistoryCount;
}

/** History events of one percorso that goes up to its first meeting, beside the least that the engine needs. */
export interface HistoryCount {
  readonly events: number;
  readonly least: number;
  readonly commands: number;
  readonly perCommand: number;
}

/** What open percorsi weigh: memory of the worker while cached, bytes in both databases, events of history. */
export async function footprint(bench: Bench, count: number): Promise<Footprint> {
  const workerPid = Object.entries(bench.system.pids()).find(([name]) => /worker/i.test(name))?.[1] ?? 0;
  const before = { memory: residentBytes(workerPid), ...(await storage(bench)) };
  await fromCallers(10, count, () => newPercorso(bench.apiUrl));
  const after = { memory: residentBytes(workerPid), ...(await storage(bench)) };
  return {
    workerMbPer1000: ((after.memory - before.memory) / count) * (1000 / 2 ** 20),
    registerBytesPerPercorso: (after.register - before.register) / count,
    engineBytesPerPercorso: (after.engine - before.engine) / count,
    events: await historyOf(bench),
  };
}

async function storage({ ownerUrl, system }: Bench): Promise<{ register: number; engine: number }> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  const { rows } = await pool.query<{ bytes: string }>(
    'SELECT pg_database_size(current_database()) AS bytes',
  );
  await pool.end();
  const file = join(system.dataFolder, 'temporal.sqlite');
  const engine = ['', '-wal'].reduce(
    (sum, end) => sum + (statSync(file + end, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return { register: Number(rows[0]?.bytes ?? 0), engine };
}

async function historyOf(bench: Bench): Promise<HistoryCount> {
  const id = await newPercorso(bench.apiUrl);
  const on = new Date().toISOString().slice(0, 10);
  const path = `${bench.apiUrl}/api/v1/percorsi/${id}`;
  const apl = { actor: `apl:${APL_ID}:bench` };
  for (let once = 0; once < 3; once += 1) await recordFacts(bench.apiUrl, id);
  await must(`${path}/take-in-charge`, { on });
  await must(`${path}/assign-profile`, { on, profileIndex: '0.8000' });
  await must(`${path}/sign-patto`, { on });
  await must(`${path}/issue-assegno`, { on });
  await must(`${path}/choose-apl`, { on, aplId: APL_ID });
  await must(`${path}/accept-person`, { on }, apl);
  await must(`${path}/hold-first-meeting`, { on, tutorName: 'Prova Tutor' }, apl);
  await post(`${path}/sign-patto`, { on });
  const { events: kept } = await bench.client.workflow.getHandle(`percorso/${id}`).fetchHistory();
  const events = kept ?? [];
  const count = (attributes: keyof (typeof events)[number]) =>
    events.filter((event) => event[attributes] != null).length;
  const commands = count('workflowExecutionUpdateAcceptedEventAttributes');
  const least =
    4 +
    5 * commands +
    6 * count('activityTaskScheduledEventAttributes') +
    5 * count('timerFiredEventAttributes') +
    2 * count('timerCanceledEventAttributes') +
    (count('timerStartedEventAttributes') -
      count('timerFiredEventAttributes') -
      count('timerCanceledEventAttributes'));
  return { events: events.length, least, commands, perCommand: events.length / commands };
}
