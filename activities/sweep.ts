import { addMs, type Instant } from '../domain/time/civil-date';
import type { CodeVersion, Engine, EventStore } from './ports';

const DUE_GRACE_MS = 60_000;
const OWED_GRACE_MS = 600_000;
/** Streams woken in one pass; the rest wait for the next. */
const PASS_LIMIT = 500;

/** A stream that cannot be woken is left to the next pass; so many in a row mean that the engine is away. */
const FAILURES_LIMIT = 3;

export interface Swept {
  readonly found: number;
  readonly woken: number;
}

/** Wakes every stream whose register is ahead of its workflow, and those whose workflow the engine has lost. */
export function sweepWith(
  store: EventStore,
  engine: Engine,
  code: CodeVersion,
): (now: Instant) => Promise<Swept> {
  return async (now) => {
    const limits = { dueBefore: addMs(now, -DUE_GRACE_MS), owedBefore: addMs(now, -OWED_GRACE_MS) };
    const streams = await store.overdue({ ...limits, digest: code.digest, limit: PASS_LIMIT });
    let woken = 0;
    let failuresInARow = 0;
    for (const stream of streams) {
      try {
        await engine.wake(stream);
        woken += 1;
        failuresInARow = 0;
      } catch (failure) {
        failuresInARow += 1;
        if (failuresInARow === FAILURES_LIMIT) throw failure;
      }
    }
    return { found: streams.length, woken };
  };
}
