import { readFileSync, readdirSync } from 'node:fs';

/** The middle of several rounds, and how far apart they lay. */
export interface Median {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function medianOf(values: readonly number[]): Median {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { median: middle, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** The value below which so great a share of all lies. */
export function atShare(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** Runs the work from so many callers until all of it is done; answers the milliseconds of each item. */
export async function fromCallers(
  callers: number,
  items: number,
  work: (index: number, caller: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  const run = async (caller: number) => {
    for (let index = next++; index < items; index = next++) {
      const began = performance.now();
      await work(index, caller);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => run(caller)));
  return times;
}

/** CPU milliseconds that processes and their children have used so far. */
export function cpuMs(pids: readonly number[]): number {
  return pids.flatMap(withChildren).reduce((sum, pid) => sum + cpuMsOf(pid), 0);
}

/** CPU milliseconds of the children of this process that have ended. */
export function endedChildrenCpuMs(): number {
  return (
    ticksOf(process.pid)
      .slice(2)
      .reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
  );
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

const TICK_MS = 10;

function cpuMsOf(pid: number): number {
  return ticksOf(pid).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS;
}

/** User and system time of a process, then of the children that it waited for; nothing of one that is gone. */
function ticksOf(pid: number): readonly number[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields.slice(11, 15).map(Number);
  } catch {
    return [];
  }
}

function withChildren(pid: number): readonly number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
    return [pid, ...children.flatMap(withChildren)];
  } catch {
    return [];
  }
}
