import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for a condition, how often to look, and what can cut the wait short. */
export interface Patience {
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Looks until the condition holds; false when the time is over first. The condition says "not yet" by false or undefined. */
export async function holds<T>(condition: () => Promise<T> | T, patience: Patience): Promise<T | undefined> {
  const until = performance.now() + patience.withinMs;
  for (;;) {
    patience.signal?.throwIfAborted();
    const seen = await condition();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() >= until) return undefined;
    await pause(patience.everyMs ?? 50, undefined, patience.signal ? { signal: patience.signal } : {});
  }
}
