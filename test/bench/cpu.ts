import { holds } from '../../apps/ops/start/poll';
import { cpuMs } from './measure';
import { PARTS, type Part, type Side } from './side';

/** CPU milliseconds that processes have used so far, with their children, by their names. */
export type Cpu = Readonly<Record<string, number>>;

const LOOK_EVERY_MS = 100;
/** An idle system looks after its timers; more than this between two looks is work. */
const IDLE_MS = 30;
const QUIET_WITHIN_MS = 15_000;

export function cpuOf(side: Side): Cpu {
  return Object.fromEntries(Object.keys(PARTS).map((part) => [part, cpuMs([side.pidOf(part as Part)])]));
}

/** What each of so many commands cost, in sum and by process. */
export function cpuEach(
  since: Cpu,
  until: Cpu,
  items: number,
): { readonly all: number; readonly parts: Cpu } {
  const parts = Object.entries(until).map(([part, ms]) => [part, (ms - (since[part] ?? 0)) / items] as const);
  return { all: sumOf(Object.fromEntries(parts)), parts: Object.fromEntries(parts) };
}

/** Waits until a side has done what it does after its answers (signals, effects, a sweep); what it has used by then. */
export async function quiet(side: Side): Promise<Cpu> {
  let [before, seen] = [-Infinity, cpuOf(side)];
  const isQuiet = () => {
    seen = cpuOf(side);
    const used = sumOf(seen) - before;
    before = sumOf(seen);
    return used <= IDLE_MS;
  };
  await holds(isQuiet, { withinMs: QUIET_WITHIN_MS, everyMs: LOOK_EVERY_MS });
  return seen;
}

function sumOf(cpu: Cpu): number {
  return Object.values(cpu).reduce((sum, one) => sum + one, 0);
}
