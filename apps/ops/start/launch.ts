import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import type { Text } from '../../../domain/texts';
import { leash } from './leash';
import { openLog } from './logs';
import { holds, type Patience } from './poll';
import { type ProcessIdentity, identityOf, lives, type StopStep, stopProcess } from './processes';
import { SCREEN_TEXTS } from './texts';

/** A process of ours that runs now. */
export interface Running {
  readonly pid: number;
  /** Settles when it ends, however it ends, with words for it ("killed by SIGKILL"). */
  readonly exited: Promise<Text>;
  /** Ends it: gently, then less so, always within a bound. */
  readonly stop: () => Promise<void>;
  /** Ends it now, for an operator who will not wait; what it confirmed is on disk. */
  readonly kill: () => void;
}

/** What to run, where its output goes, and how it wants to be ended. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  readonly endings: readonly StopStep[];
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly cwd?: string;
  readonly withMessages?: boolean;
}

/** A program just launched: its process, and the means to end it. */
export interface Launched extends Running {
  readonly identity: ProcessIdentity;
  readonly child: ChildProcess;
}

/** Launches a program in a session of its own, so that Ctrl-C in a terminal reaches the launcher alone. */
export async function launch(program: Program): Promise<Launched> {
  const log = openLog(program.logFile);
  const child = spawn(program.command, program.args, {
    env: program.env,
    detached: true,
    stdio: program.withMessages ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...(program.user ?? {}),
    ...(program.cwd === undefined ? {} : { cwd: program.cwd }),
  });
  closeSync(log);
  await once(child, 'spawn');
  return launched(child, program);
}

/** How a program that was to become ready did. */
export type Readiness = 'ready' | 'ended' | 'late';

/** When a program counts as ready, how long it may take, and what cuts the wait short. */
export interface Expectation extends Patience {
  readonly answers: () => Promise<boolean> | boolean;
}

/** Waits until the program answers; whenever it does not, it is stopped before this returns or throws. */
export async function untilReady(program: Launched, expectation: Expectation): Promise<Readiness> {
  const ends: Text[] = [];
  void program.exited.then((how) => ends.push(how));
  const ended = (): boolean => ends.length > 0;
  try {
    const answered = await holds(async () => ended() || (await expectation.answers()), expectation);
    if (answered && !ended()) return 'ready';
  } catch (error) {
    await program.stop();
    throw error;
  }
  if (ended()) return 'ended';
  await program.stop();
  return 'late';
}

function launched(child: ChildProcess, program: Program): Launched {
  const pid = child.pid ?? 0;
  // A program can be gone already: the empty start never matches a living process.
  const identity = identityOf(pid) ?? { pid, startedAt: '' };
  const exited = new Promise<Text>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal === null ? SCREEN_TEXTS.endedWith(code) : SCREEN_TEXTS.killedBy(signal));
    });
  });
  const hardest = program.endings.at(-1)?.signal ?? 'SIGKILL';
  // Our own processes end when their message channel closes.
  if (program.withMessages !== true) {
    const release = leash(pid, program.endings[0]?.signal ?? 'SIGTERM');
    child.once('exit', release);
  }
  return {
    pid,
    identity,
    child,
    exited,
    stop: async () => {
      await stopProcess(identity, program.endings);
      if (!lives(identity)) await exited;
    },
    kill: () => {
      child.kill(hardest);
    },
  };
}
