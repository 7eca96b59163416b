import { setTimeout as pause } from 'node:timers/promises';
import type { Text } from '../../../domain/texts';
import { PassingFailure, StartFailure } from './failure';
import { PART_FAILURES } from './failure-texts';
import type { Running } from './launch';
import { SCREEN_TEXTS, seconds } from './texts';

/** A part of the system that is launched again whenever it ends unasked. */
export interface Supervised<T extends Running> {
  readonly name: Text;
  /** The process that runs now, or the last one that did. */
  readonly current: () => T;
  /** Settles only when the part is given up. */
  readonly failed: Promise<Error>;
  readonly stop: () => Promise<void>;
  readonly kill: () => void;
}

/** How a part is launched, first and again, and who is told. */
export interface Part<T extends Running> {
  readonly name: Text;
  readonly launch: (before: T | undefined, signal: AbortSignal) => Promise<T>;
  readonly report: (line: Text) => void;
  readonly signal: AbortSignal;
}

const FIRST_ATTEMPTS = 3;
// With waits of at most 15 seconds this is about ten minutes: longer than any restart, shorter than a lost night.
const ATTEMPTS = 45;
const LONGEST_WAIT_MS = 15_000;
const STEADY_AFTER_MS = 60_000;

/** Launches a part and keeps it running: after each end it waits a little longer, within bounds, and says so. */
export async function supervise<T extends Running>(part: Part<T>): Promise<Supervised<T>> {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const either = AbortSignal.any([stopping.signal, part.signal]);
  let current = await launchWithin(part, { before: undefined, from: 0, to: FIRST_ATTEMPTS, signal: either });

  const watching = (async (): Promise<Error | undefined> => {
    for (let failures = 0; ; failures++) {
      const since = performance.now();
      const how = await current.exited;
      if (isStopping()) return undefined;
      if (performance.now() - since > STEADY_AFTER_MS) failures = 0;
      part.report(SCREEN_TEXTS.again(part.name, how));
      const attempts = { before: current, from: failures, to: ATTEMPTS, signal: stopping.signal };
      current = await launchWithin(part, attempts);
      if (isStopping()) await current.stop();
      else part.report(SCREEN_TEXTS.runsAgain(part.name));
    }
  })().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));

  return {
    name: part.name,
    current: () => current,
    failed: new Promise((resolve) => {
      void watching.then((error) => {
        if (error && !isStopping()) resolve(error);
      });
    }),
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
    kill: () => {
      stopping.abort();
      current.kill();
    },
  };
}

interface Attempts<T> {
  readonly before: T | undefined;
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal;
}

async function launchWithin<T extends Running>(part: Part<T>, attempts: Attempts<T>): Promise<T> {
  let last = new StartFailure(PART_FAILURES.tooOften(part.name, ATTEMPTS));
  for (let attempt = attempts.from; attempt < attempts.to; attempt++) {
    await pause(waitMs(attempt), undefined, { signal: attempts.signal });
    try {
      return await part.launch(attempts.before, attempts.signal);
    } catch (error) {
      attempts.signal.throwIfAborted();
      if (!(error instanceof PassingFailure)) throw error;
      last = error;
      if (attempt + 1 < attempts.to)
        part.report(SCREEN_TEXTS.nextAttempt(part.name, seconds(waitMs(attempt + 1))));
    }
  }
  throw last;
}

/** Nothing the first time, then 0.25 s, 0.5 s, 1 s and so on. */
function waitMs(attempt: number): number {
  return attempt === 0 ? 0 : Math.min(125 * 2 ** attempt, LONGEST_WAIT_MS);
}
