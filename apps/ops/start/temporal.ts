import { join } from 'node:path';
import { prepareDataFolder } from './data-folder';
import { alike } from '../../modules/texts/text';
import { PassingFailure, StartFailure } from './failure';
import { FOLDER_FAILURES, PART_FAILURES } from './failure-texts';
import { launch, type Launched, type Running, untilReady } from './launch';
import { lastLines, tellsOfFullDisk } from './logs';
import { freePort } from './ports';
import type { StopStep } from './processes';
import { readRecord, removeRecord, stopOrphan, writeRecord } from './records';
import { askEngine } from './temporal-connection';
import { PART_TEXTS } from './texts';

const READY_WITHIN_MS = 60_000;
// What it confirmed is in its file at once, so ending it hard loses nothing.
const endings: readonly StopStep[] = [
  { signal: 'SIGTERM', withinMs: 10_000 },
  { signal: 'SIGKILL', withinMs: 5_000 },
];

/** A Temporal server of ours that answers. */
export interface RunningTemporal extends Running {
  readonly address: string;
  readonly uiUrl: string;
  readonly port: number;
}

/** The data folder, the program, and what may differ between a system and a test. */
export interface TemporalOptions {
  readonly dataFolder: string;
  readonly binary: string;
  readonly port?: number;
  readonly namespace?: string;
  /** A skipped timer then costs milliseconds instead of a second: for tests that live six months. */
  readonly quickTimers?: boolean;
  readonly extraArgs?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Starts the real Temporal server on a file, on the loopback address, and waits until it answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const dataFolder = prepareDataFolder(options.dataFolder);
  const file = join(dataFolder, 'temporal.sqlite');
  const record = join(dataFolder, 'run', 'temporal.json');
  await stopOrphan(record, file, endings);
  const port = await freePort(options.port ?? readRecord(record)?.port);
  const uiPort = await freePort(port + 1);
  const logFile = join(dataFolder, 'logs', 'temporal.log');
  const args = [...serverArgs(file, port, uiPort), ...argsOf(options)];
  const server = await launch({
    command: options.binary,
    args,
    env: surroundings(),
    logFile,
    endings,
    cwd: dataFolder,
  });
  // Recorded before it answers: a launcher killed meanwhile leaves an orphan that the next one must find.
  writeRecord(record, { ...server.identity, port });
  const address = `127.0.0.1:${String(port)}`;
  await requireReady(server, {
    address,
    namespace: options.namespace ?? 'default',
    logFile,
    signal: options.signal,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    removeRecord(record);
  };
  const uiUrl = `http://127.0.0.1:${String(uiPort)}`;
  return { address, uiUrl, port, pid: server.pid, exited: server.exited, kill: server.kill, stop };
}

function serverArgs(file: string, port: number, uiPort: number): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)],
    ...['--db-filename', file, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=1'],
    ...['--log-level', 'warn'],
    ...dynamic('frontend.WorkflowTimeSkippingEnabled=true'),
    ...dynamic('frontend.WorkflowTimeSkippingMaxSkipPerSession=1000'),
  ];
}

function argsOf(options: TemporalOptions): string[] {
  const namespace = options.namespace === undefined ? [] : ['--namespace', options.namespace];
  const timers = options.quickTimers === true ? dynamic('history.timerProcessorMaxTimeShift="1ms"') : [];
  return [...namespace, ...timers, ...(options.extraArgs ?? [])];
}

function dynamic(setting: string): string[] {
  return ['--dynamic-config-value', setting];
}

/** The CLI would read TEMPORAL_* variables meant for our own processes. */
function surroundings(): Record<string, string | undefined> {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC' };
}

interface Place {
  readonly address: string;
  readonly namespace: string;
  readonly logFile: string;
  readonly signal: AbortSignal | undefined;
}

async function requireReady(server: Launched, place: Place): Promise<void> {
  const answers = async (): Promise<boolean> => (await askEngine(place)) === 'ready';
  const readiness = await untilReady(server, { answers, withinMs: READY_WITHIN_MS, signal: place.signal });
  if (readiness === 'ready') return;
  if (tellsOfFullDisk(place.logFile)) throw new StartFailure(FOLDER_FAILURES.full(alike(place.logFile)));
  const failed = PART_FAILURES.didNotStart(PART_TEXTS.engine);
  throw new PassingFailure(PART_FAILURES.endOf(failed, place.logFile, lastLines(place.logFile, 8)));
}
