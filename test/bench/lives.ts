import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inTurns, linesOf, type Line, type Readings } from './turns';

const THREADS = 2;
/** A thread that has just started compiles what it does often: that is no cost of a life. */
const WARM = 300;

/** Whole lives of percorsi in memory, without a register or an engine: what the rules alone cost. */
export async function lives(rounds: number, count: number): Promise<readonly Line[]> {
  const threads = Array.from({ length: THREADS }, () => new Worker(join(__dirname, 'lives-thread.js')));
  try {
    await Promise.all(threads.map((thread) => livedBy(thread, WARM)));
    const measure = () => livedTogether(threads, count);
    const taken = await inTurns('lives', rounds, [{ name: 'now', measure }]);
    return linesOf(undefined, taken.get('now') ?? []);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function livedTogether(threads: readonly Worker[], each: number): Promise<Readings> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const facts = (await Promise.all(threads.map((thread) => livedBy(thread, each)))).reduce(
    (sum, one) => sum + one,
    0,
  );
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(used);
  const all = each * threads.length;
  return {
    'lives a second, two threads': all / seconds,
    'facts a second, two threads': facts / seconds,
    'facts of a life': facts / all,
    'CPU ms a life': (user + system) / 1_000 / all,
  };
}

async function livedBy(thread: Worker, count: number): Promise<number> {
  thread.postMessage(count);
  const [facts] = (await once(thread, 'message')) as [number];
  return facts;
}
