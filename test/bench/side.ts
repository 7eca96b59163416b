import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds } from '../../apps/ops/start/poll';
import { freePort } from '../../apps/ops/start/ports';
import { lives } from '../../apps/ops/start/processes';
import { readRecord } from '../../apps/ops/start/records';
import { findRunning } from '../../apps/ops/start/running';
import { isReady, MANAGER, must, post } from './http-client';
import { APL_ID } from './percorso';

/** The processes of a system, by the names of the launcher's records. */
export const PARTS = { api: 'api', worker: 'worker', engine: 'temporal', PostgreSQL: 'postgres' } as const;
export type Part = keyof typeof PARTS;

/** One of the two systems that are compared: the code of a checkout, running as `npm start` runs it. */
export interface Side {
  readonly name: 'before' | 'now';
  readonly checkout: string;
  readonly dataFolder: string;
  readonly apiUrl: string;
  readonly ownerUrl: string;
  readonly engineAddress: string;
  /** The process of a part that runs now; 0 while there is none. */
  pidOf(part: Part): number;
}

/** The checkout of this program, and the one before it, if `BENCH_BEFORE` names one. */
export type Checkouts = readonly Pick<Side, 'name' | 'checkout'>[];

const READY_WITHIN_MS = 120_000;
const ENDED_WITHIN_MS = 90_000;
const ENVELOPE = 'TOS-PIO2-ASSEGNO';

/** Starts the systems, each on new data of its own, does the work beside both, and leaves nothing behind. */
export async function withSides<T>(
  checkouts: Checkouts,
  work: (sides: readonly Side[]) => Promise<T>,
): Promise<T> {
  const sides: Side[] = [];
  try {
    for (const one of checkouts) sides.push(await startSide(one));
    return await work(sides);
  } finally {
    await stopSides();
  }
}

/** Whatever was started and not stopped yet, also in the middle of a start. */
const running = new Set<() => Promise<void>>();

/** Ends every system that runs; also for a bench that is interrupted. */
export async function stopSides(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

async function startSide({ name, checkout }: Checkouts[number]): Promise<Side> {
  const dataFolder = mkdtempSync(join(tmpdir(), `percorsi-bench-${name}-`));
  const log = join(dataFolder, 'launcher.log');
  const launcher = spawn(process.execPath, [programOf(checkout), 'start'], {
    cwd: checkout,
    env: surroundings({ PERCORSI_DATA: dataFolder, PERCORSI_PORT: String(await freePort()) }),
    stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
  });
  const stop = async () => {
    await stopped(launcher, dataFolder);
    running.delete(stop);
  };
  running.add(stop);
  try {
    const addresses = await reached(launcher, dataFolder);
    await openRegisters(addresses.apiUrl);
    const pidOf = (part: Part) => livingPid(dataFolder, part);
    return { name, checkout, dataFolder, ...addresses, pidOf };
  } catch (error) {
    console.error(`The end of ${log}:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
    throw error;
  }
}

/** The command line of a checkout. */
export function programOf(checkout: string): string {
  return join(checkout, 'dist', 'apps', 'ops', 'main.js');
}

/** Our own surroundings without what would lead a system to somebody else's database or engine. */
export function surroundings(more: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|TEMPORAL_|PERCORSI_)/.test(name),
  );
  return { ...Object.fromEntries(own), ...more };
}

/** Waits until every part answers; the launcher's records tell where. */
async function reached(
  launcher: ChildProcess,
  dataFolder: string,
): Promise<Pick<Side, 'apiUrl' | 'ownerUrl' | 'engineAddress'>> {
  const found = await holds(
    async () => {
      if (launcher.exitCode !== null) throw new Error('The launcher ended before its system was ready');
      const { apiUrl, ownerUrl, engineAddress } = findRunning(dataFolder);
      if (apiUrl === undefined || ownerUrl === undefined || engineAddress === undefined) return undefined;
      return (await isReady(apiUrl)) ? { apiUrl, ownerUrl, engineAddress } : undefined;
    },
    { withinMs: READY_WITHIN_MS, everyMs: 100 },
  );
  if (found === undefined) throw new Error('The system was not ready in time');
  return found;
}

/** The envelope, the APL and, where the side keeps them, the office that a percorso needs on its way to the first meeting. */
async function openRegisters(apiUrl: string): Promise<void> {
  const manager = { actor: MANAGER };
  await must(`${apiUrl}/api/v1/envelopes/${ENVELOPE}/open`, { cents: 900_000_000_000 }, manager);
  const accreditation = { name: 'Ginestra Lavoro', from: '2011-08-10', to: null };
  await must(`${apiUrl}/api/v1/apls/${APL_ID}/accredit`, accreditation, manager);
  const office = { name: 'CPI Firenze', region: '09', from: '2010-01-01', to: null };
  await post(`${apiUrl}/api/v1/cpis/D612C000002/register`, office, manager);
}

function livingPid(dataFolder: string, part: Part): number {
  const record = readRecord(join(dataFolder, 'run', `${PARTS[part]}.json`));
  return record !== undefined && lives(record) ? record.pid : 0;
}

async function stopped(launcher: ChildProcess, dataFolder: string): Promise<void> {
  launcher.kill('SIGINT');
  const ended = () => launcher.exitCode !== null || launcher.signalCode !== null;
  if ((await holds(ended, { withinMs: ENDED_WITHIN_MS })) !== true) launcher.kill('SIGKILL');
  rmSync(dataFolder, { recursive: true, force: true });
}
