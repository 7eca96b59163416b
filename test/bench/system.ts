import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { readConfiguration } from '../../apps/modules/configuration/configuration';
import { migrate } from '../../apps/modules/database/migrate';
import { findRunning } from '../../apps/ops/start/running';
import { freePort } from '../../apps/ops/start/ports';
import { projectRoot } from '../../apps/ops/start/project-root';
import { startSystem, type RunningSystem } from '../../apps/ops/start/system';
import { cacheFolderOf } from '../../apps/ops/start/temporal-binary';
import { MANAGER, must } from './http-client';

/** Everything that the measures use: the system as `npm start` makes it, and the baseline's worker beside it. */
export interface Bench {
  readonly system: RunningSystem;
  readonly apiUrl: string;
  readonly ownerUrl: string;
  readonly client: Client;
  readonly floorQueue: string;
  readonly floorPid: number;
  stop(): Promise<void>;
}

const ENVELOPE = 'TOS-PIO2-ASSEGNO';
export const APL_ID = '57894950971';
const COMPILED = join(projectRoot, 'dist', 'apps');

export async function startBench(): Promise<Bench> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-bench-'));
  const system = await startSystem(await planFor(dataFolder));
  const { ownerUrl = '', engineAddress = '' } = findRunning(dataFolder);
  const floorQueue = 'floor';
  const floor = await started(join(__dirname, 'floor-worker.js'), {
    FLOOR_ADDRESS: engineAddress,
    FLOOR_QUEUE: floorQueue,
    FLOOR_DATABASE_URL: ownerUrl,
  });
  const connection = await Connection.connect({ address: engineAddress });
  await must(
    `${system.apiUrl}/api/v1/envelopes/${ENVELOPE}/open`,
    { cents: 900_000_000_000 },
    { actor: MANAGER },
  );
  const accreditation = { name: 'Ginestra Lavoro', from: '2011-08-10', to: null };
  await must(`${system.apiUrl}/api/v1/apls/${APL_ID}/accredit`, accreditation, { actor: MANAGER });
  return {
    ...{ system, apiUrl: system.apiUrl, ownerUrl, floorQueue },
    client: new Client({ connection }),
    floorPid: floor.pid ?? 0,
    stop: async () => {
      await ended(floor);
      await connection.close();
      await system.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A second worker and API in which `handle` is a regular activity: the one line of the loop, changed in a copy. */
export async function startRegular(
  bench: Bench,
): Promise<{ apiUrl: string; pids: number[]; stop(): Promise<void> }> {
  const copy = join(projectRoot, '.jest', 'bench-regular');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(projectRoot, 'dist'), copy, { recursive: true, filter: (path) => !path.endsWith('.cjs') });
  const loop = join(copy, 'workflows', 'agenda-loop.js');
  const text = readFileSync(loop, 'utf8');
  if (!text.includes('proxyLocalActivities)(')) throw new Error('the line that makes handle local has moved');
  writeFileSync(loop, text.replace('proxyLocalActivities)(', 'proxyActivities)('));
  const port = await freePort(undefined);
  const urls = await migrate(bench.ownerUrl);
  const source = {
    TEMPORAL_ADDRESS: findRunning(bench.system.dataFolder).engineAddress,
    TEMPORAL_TASK_QUEUE: 'regular',
  };
  const worker = await started(join(copy, 'apps', 'worker', 'main.js'), {
    ...source,
    DATABASE_URL_WORKER: urls.worker,
  });
  const env = { ...source, DATABASE_URL_API: urls.api, PERCORSI_PORT: String(port) };
  const api = await started(join(copy, 'apps', 'api', 'main.js'), env);
  return {
    apiUrl: `http://127.0.0.1:${String(port)}`,
    pids: [worker.pid ?? 0, api.pid ?? 0],
    stop: async () => {
      await ended(api);
      await ended(worker);
    },
  };
}

async function planFor(dataFolder: string): Promise<Parameters<typeof startSystem>[0]> {
  const { TEMPORAL_ADDRESS: _a, DATABASE_URL: _d, ...env } = process.env;
  const port = String(await freePort(undefined));
  const never = new AbortController();
  return {
    configuration: readConfiguration({ PERCORSI_DATA: dataFolder, PERCORSI_PORT: port }),
    migrate: (url, report) => migrate(url, ({ step }) => report(step)),
    entries: { worker: join(COMPILED, 'worker', 'main.js'), api: join(COMPILED, 'api', 'main.js') },
    cacheFolder: cacheFolderOf(projectRoot),
    env,
    screen: { step: (_name, work) => work(() => undefined), say: (line: string) => console.error(line) },
    signal: never.signal,
    force: never.signal,
  };
}

function started(entry: string, env: Readonly<Record<string, string | undefined>>): Promise<ChildProcess> {
  const child = fork(entry, {
    env: { ...process.env, ...env, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => {
      resolve(child);
    });
    child.once('exit', (code) => {
      reject(new Error(`${entry} ended with ${String(code)} before it was ready`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    if (child.exitCode !== null || !child.connected) resolve();
    else child.disconnect();
  });
}
