import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../apps/modules/configuration/configuration';
import { migrate } from '../../apps/modules/database/migrate';
import type { SystemPlan } from '../../apps/ops/start/plan';
import { startApp, type RunningApp } from '../../apps/ops/start/app';
import { run, type Outcome } from '../../apps/ops/start/executables';
import { holds } from '../../apps/ops/start/poll';
import { freePort } from '../../apps/ops/start/ports';
import { send } from '../../apps/ops/start/processes';
import { projectRoot } from '../../apps/ops/start/project-root';
import { findRunning } from '../../apps/ops/start/running';
import { startSystem, type RunningSystem } from '../../apps/ops/start/system';
import { startTemporal, type RunningTemporal, type TemporalOptions } from '../../apps/ops/start/temporal';
import { cacheFolderOf, findTemporal } from '../../apps/ops/start/temporal-binary';
import type { Text } from '../../domain/texts';
import { connect, type Caller } from './http';
import { beside, type Release } from './quiet';

/** The processes of a system, by the names under which the launcher knows them. */
export type Part = 'PostgreSQL' | 'workflow engine' | 'worker' | 'API';

/** PostgreSQL, the engine, a worker and the API as `npm start` makes them: real processes, on data of their own. */
export interface TestSystem extends Caller {
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly engineAddress: string;
  /** What the launcher said, line by line. */
  readonly lines: readonly string[];
  pidOf(part: Part): number;
  /** SIGKILL at once to each of them, and what is to wait for: the launcher has them all back, and the API is ready. */
  kill(...parts: Part[]): Promise<void>;
  ready(): Promise<void>;
  /** One command of the command line, on this system. */
  ops(...args: readonly string[]): Promise<Outcome>;
  stop(): Promise<void>;
}

/** What may differ from `npm start`: a folder that already holds data, servers of the test's, other programs. */
export interface SystemOptions {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
  readonly engineAddress?: string;
  readonly worker?: string;
  readonly api?: string;
  readonly ops?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Its place among the systems that run at the same time; one beside the others unless the test has taken its own. */
  readonly place?: Release;
}

const COMPILED = join(projectRoot, 'dist');
export const WORKER_PROGRAM = join(COMPILED, 'apps', 'worker', 'main.js');
export const API_PROGRAM = join(COMPILED, 'apps', 'api', 'main.js');
export const OPS_PROGRAM = join(COMPILED, 'apps', 'ops', 'main.js');
export const GHOST_WORKER = join(COMPILED, 'test', 'support', 'ghost-worker.js');
export const GHOST_API = join(COMPILED, 'test', 'support', 'ghost-api.js');

const BACK_WITHIN_MS = 60_000;
const COMMAND_WITHIN_MS = 60_000;

/** A folder for the data of a system, which the user who runs PostgreSQL can pass through. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'percorsi-system-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export async function startTestSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const lines: string[] = [];
  const release = options.place ?? (await beside());
  const dataFolder = options.dataFolder ?? newDataFolder();
  const system = await startSystem(await planOf({ ...options, dataFolder }, lines));
  const found = findRunning(dataFolder);
  const ownerUrl = found.ownerUrl ?? options.databaseUrl ?? '';
  const engineAddress = found.engineAddress ?? options.engineAddress ?? '';
  const pidOf = (part: Part): number => system.pids()[part] ?? 0;
  const caller = connect(system.apiUrl);
  const ready = async (): Promise<void> => {
    const isReady = await holds(() => caller.isReady(), { withinMs: BACK_WITHIN_MS, everyMs: 100 });
    if (isReady !== true) throw new Error(`The system is not ready again:\n${lines.slice(-8).join('\n')}`);
  };
  return {
    ...caller,
    dataFolder,
    ownerUrl,
    engineAddress,
    lines,
    pidOf,
    ready,
    kill: async (...parts) => {
      const before = parts.map(pidOf);
      before.forEach((pid) => send(pid, 'SIGKILL'));
      await hasNew(system, parts, before);
      await ready();
    },
    ops: (...args) =>
      run(process.execPath, [options.ops ?? OPS_PROGRAM, ...args], {
        env: { PATH: process.env['PATH'], TZ: 'UTC', PERCORSI_DATA: dataFolder },
        withinMs: COMMAND_WITHIN_MS,
      }),
    stop: async () => {
      await system.stop();
      if (options.place === undefined) await release();
      if (options.dataFolder === undefined) removeDataFolder(dataFolder);
    },
  };
}

/** An engine of the test's own, which no launcher starts again; on the port that it had before where one is named. */
export async function startTestEngine(
  place: Pick<TemporalOptions, 'dataFolder' | 'port'>,
): Promise<RunningTemporal> {
  const { TEMPORAL_ADDRESS: _address, ...env } = process.env;
  const found = await findTemporal({ cacheFolder: cacheFolderOf(projectRoot), env });
  if (found.kind !== 'binary') throw new Error('The tests start their own Temporal server');
  return startTemporal({ ...place, binary: found.path });
}

/** A worker beside the one of the system. */
export function secondWorker(system: TestSystem, engineAddress = system.engineAddress): Promise<RunningApp> {
  return second(system, { name: 'second-worker', entry: WORKER_PROGRAM, engineAddress });
}

/** An API beside the one of the system, and a caller of it. */
export async function secondApi(
  system: TestSystem,
  engineAddress = system.engineAddress,
): Promise<RunningApp & Caller> {
  const app = await second(system, { name: 'second-api', entry: API_PROGRAM, engineAddress });
  return { ...app, ...connect(`http://127.0.0.1:${String(app.port)}`) };
}

interface Second {
  readonly name: string;
  readonly entry: string;
  readonly engineAddress: string;
}

async function second(
  { ownerUrl, dataFolder }: TestSystem,
  { name, entry, engineAddress }: Second,
): Promise<RunningApp> {
  const { worker, api } = await migrate(ownerUrl);
  const port = String(await freePort());
  const env = { PATH: process.env['PATH'], TZ: 'UTC', TEMPORAL_ADDRESS: engineAddress, PERCORSI_PORT: port };
  return startApp({
    name,
    entry,
    dataFolder,
    drainMs: 5_000,
    signal: new AbortController().signal,
    env: { ...env, DATABASE_URL_WORKER: worker, DATABASE_URL_API: api },
  });
}

async function hasNew(
  system: RunningSystem,
  parts: readonly Part[],
  before: readonly number[],
): Promise<void> {
  const isNew = () => parts.every((part, index) => system.pids()[part] !== before[index]);
  if ((await holds(isNew, { withinMs: BACK_WITHIN_MS })) !== true)
    throw new Error(`Not started again: ${parts.join(', ')}`);
}

async function planOf(
  { dataFolder, databaseUrl, engineAddress, worker, api, env: more }: SystemOptions,
  lines: string[],
): Promise<SystemPlan> {
  // The engines that the run shares with other specs are not this system's.
  const { TEMPORAL_ADDRESS: _address, DATABASE_URL: _url, ...env } = process.env;
  const never = new AbortController().signal;
  const say = (line: Text): void => void lines.push(line.en);
  return {
    configuration: readConfiguration({
      PERCORSI_DATA: dataFolder,
      PERCORSI_PORT: String(await freePort()),
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: engineAddress,
    }),
    migrate: (url) => migrate(url),
    entries: { worker: worker ?? WORKER_PROGRAM, api: api ?? API_PROGRAM },
    cacheFolder: cacheFolderOf(projectRoot),
    env: { ...env, ...more },
    screen: { step: (_title, work) => work(() => undefined), say },
    signal: never,
    force: never,
  };
}
