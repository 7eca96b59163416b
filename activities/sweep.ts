import { addMs, type Instant } from '../domain/time/civil-date';
import type { CodeVersion, EventStore, Overdue, Ports } from './ports';

/** So long the loop has to act by itself: with a pass every ten seconds, what nobody told it is healed within fifteen. */
const GRACE_MS = 3_000;
/** Streams woken in one pass; the rest wait for the next. */
export const PASS_LIMIT = 500;
/** Streams woken side by side. */
const WIDTH = 20;
/** So often told in vain, and the run of a stream counts as stuck: it is begun anew, and nothing but a timer is lost. */
const STUCK_AFTER = 2;

export interface Swept {
  readonly found: number;
  readonly woken: number;
}

/**
 * Wakes every stream whose register is ahead of its workflow, and those whose workflow the engine has lost. One that cannot be
 * woken is in nobody's way: it is noted, and left aside for longer each time.
 */
export function sweepWith({
  store,
  engine,
  code,
  heartbeat,
}: Pick<Ports, 'store' | 'engine' | 'code' | 'heartbeat'>): (now: Instant) => Promise<Swept> {
  return async (now) => {
    const found = await overdueAt(store, code, now);
    let woken = 0;
    for (let start = 0; start < found.length; start += WIDTH) {
      const some = found.slice(start, start + WIDTH);
      // Noted before: a loop that looks at the register at once takes the note away again.
      await store.tried(
        some.map(({ stream }) => stream),
        now,
      );
      const outcomes = await Promise.allSettled(
        some.map(({ stream, tries }) => engine.wake(stream, how(tries))),
      );
      woken += outcomes.filter(({ status }) => status === 'fulfilled').length;
      heartbeat();
    }
    return { found: found.length, woken };
  };
}

/** What one pass finds: at most so many, the rest another time. */
export function overdueAt(
  store: EventStore,
  { digest }: Pick<CodeVersion, 'digest'>,
  now: Instant,
): Promise<readonly Overdue[]> {
  const before = addMs(now, -GRACE_MS);
  return store.overdue({ dueBefore: before, owedBefore: before, now, digest, limit: PASS_LIMIT });
}

function how(tries: Overdue['tries']): 'told' | 'anew' {
  return tries >= STUCK_AFTER ? 'anew' : 'told';
}
