import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { NOTHING, together, type Totals } from '../../../domain/simulation/totals';
import { livesOf, type Share } from './lives';

/** Which lives, on how many threads; the totals depend on the first three alone. */
export interface Asked {
  readonly version: ProgrammeVersion;
  readonly people: number;
  readonly seed: number;
  readonly threads: number;
}

/** Hears how many lives are over, and says when to stop. */
export interface Watch {
  readonly lived: (people: number) => void;
  readonly stop: AbortSignal;
}

/** What happened to all of them, and how fast they lived. */
export interface Simulated {
  readonly totals: Totals;
  readonly seconds: number;
}

/** Whole lives under a version: the same seed, the same totals, on however many threads. */
export async function simulate(asked: Asked, watch: Watch): Promise<Simulated> {
  const began = performance.now();
  const shares = sharesOf(asked.people);
  let totals = NOTHING;
  const add = (some: Totals): void => {
    totals = together(totals, some);
    watch.lived(totals.people);
  };
  const live = asked.threads === 1 ? hereBy(asked) : byThreads(asked);
  try {
    await Promise.all(
      Array.from({ length: asked.threads }, (_, index) => lived(shares, live[index], { add, watch })),
    );
  } finally {
    await Promise.all(live.map((one) => one.end()));
  }
  return { totals, seconds: (performance.now() - began) / 1_000 };
}

/** Whoever lives a share. */
interface Living {
  readonly live: (share: Share) => Promise<Totals>;
  readonly end: () => Promise<unknown>;
}

const SHARE = 100;

/** In shares that are small enough to show how far it is, the first taken first. */
function sharesOf(people: number): Share[] {
  return Array.from({ length: Math.ceil(people / SHARE) }, (_, index) => ({
    from: index * SHARE,
    count: Math.min(SHARE, people - index * SHARE),
  }));
}

async function lived(
  shares: Share[],
  living: Living | undefined,
  { add, watch }: { readonly add: (totals: Totals) => void; readonly watch: Watch },
): Promise<void> {
  for (let share = shares.shift(); share !== undefined && living !== undefined; share = shares.shift()) {
    if (watch.stop.aborted) return;
    add(await living.live(share));
  }
}

/** In this thread, which looks up after each share. */
function hereBy({ version, seed }: Asked): readonly Living[] {
  const live = livesOf(version, seed);
  return [{ live: (share) => setImmediate().then(() => live(share)), end: () => Promise.resolve() }];
}

function byThreads({ version, seed, threads }: Asked): readonly Living[] {
  return Array.from({ length: threads }, () => {
    const worker = new Worker(join(__dirname, 'thread.js'), { workerData: { version, seed } });
    return {
      live: async (share) => {
        worker.postMessage(share);
        const [totals] = (await once(worker, 'message')) as [Totals];
        return totals;
      },
      end: () => worker.terminate(),
    };
  });
}
