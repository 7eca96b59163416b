import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Surroundings } from './executables';
import { PassingFailure } from './failure';
import { PART_FAILURES } from './failure-texts';
import { launch, type Launched, type Running, untilReady } from './launch';
import { lastLines } from './logs';
import type { StopStep } from './processes';
import { removeRecord, stopOrphan, writeRecord } from './records';

/** One of our own processes, which has said that it is ready. */
export interface RunningApp extends Running {
  /** The port it said it listens on, if it listens. */
  readonly port: number | undefined;
}

/** Which of our processes to start, with which surroundings, and how long it may drain when stopped. */
export interface AppOptions {
  /** As its log and its record are called. */
  readonly name: string;
  readonly entry: string;
  readonly env: Surroundings;
  readonly dataFolder: string;
  readonly drainMs: number;
  readonly signal: AbortSignal;
}

const READY_WITHIN_MS = 90_000;
const readyMessage = z.object({ ready: z.literal(true), port: z.number().optional() });
type Ready = z.infer<typeof readyMessage>;

/** Starts `node <entry>` and waits for its `{ready: true}` on the message channel. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const endings = endingsOf(options);
  const record = recordOf(options);
  const logFile = join(options.dataFolder, 'logs', `${options.name}.log`);
  await endLeftover(options);
  const app = await launch({
    command: process.execPath,
    args: [options.entry],
    env: options.env,
    logFile,
    endings,
    withMessages: true,
  });
  writeRecord(record, app.identity);
  const port = await portOnceReady(app, { name: options.name, logFile, signal: options.signal });
  writeRecord(record, { ...app.identity, port });
  const stop = async (): Promise<void> => {
    await app.stop();
    removeRecord(record);
  };
  return { port, pid: app.pid, exited: app.exited, kill: app.kill, stop };
}

/** Ends the process of that name that an earlier launcher left, so that what it holds is free. */
export async function endLeftover(
  app: Pick<AppOptions, 'name' | 'entry' | 'dataFolder' | 'drainMs'>,
): Promise<void> {
  await stopOrphan(recordOf(app), app.entry, endingsOf(app));
}

function recordOf({ dataFolder, name }: Pick<AppOptions, 'name' | 'dataFolder'>): string {
  return join(dataFolder, 'run', `${name}.json`);
}

function endingsOf({ drainMs }: Pick<AppOptions, 'drainMs'>): readonly StopStep[] {
  return [
    { signal: 'SIGTERM', withinMs: drainMs },
    { signal: 'SIGKILL', withinMs: 5_000 },
  ];
}

interface Place {
  readonly name: string;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

async function portOnceReady(app: Launched, { name, logFile, signal }: Place): Promise<number | undefined> {
  const said: Ready[] = [];
  listen(app.child, (message) => said.push(message));
  const readiness = await untilReady(app, {
    answers: () => said.length > 0,
    withinMs: READY_WITHIN_MS,
    signal,
  });
  if (readiness === 'ready') return said[0]?.port;
  const how = readiness === 'ended' ? await app.exited : PART_FAILURES.lateAfter(READY_WITHIN_MS);
  const failed = PART_FAILURES.notReady(name, how);
  throw new PassingFailure(PART_FAILURES.endOf(failed, logFile, lastLines(logFile, 12)));
}

function listen(child: ChildProcess, ready: (message: Ready) => void): void {
  child.on('message', (message) => {
    const read = readyMessage.safeParse(message);
    if (read.success) ready(read.data);
  });
  // A write to a child that has just died is no reason for us to die.
  child.on('error', () => undefined);
}
