import { holds } from '../../../apps/ops/start/poll';

const began = performance.now();

/** A line for whoever watches: these suites take minutes. */
export function say(line: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${line}\n`);
}

/** The milliseconds since an instant of the same clock. */
export const sinceMs = (instant: number): number => Math.round(performance.now() - instant);

/** Lets a state last: nothing else is waited for but that the clock has moved on. */
export async function lasts(ms: number): Promise<void> {
  const until = performance.now() + ms;
  await holds(() => performance.now() >= until, { withinMs: ms + 5_000, everyMs: 200 });
}

/** Waits for a condition, and says what was waited for when it does not come true. */
export async function comes(
  what: string,
  condition: () => Promise<boolean> | boolean,
  withinMs = 60_000,
): Promise<void> {
  if ((await holds(condition, { withinMs, everyMs: 100 })) !== true)
    throw new Error(`Not within ${withinMs} ms: ${what}`);
}
