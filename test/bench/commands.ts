import { startBaseline, type Baseline } from './baseline';
import { cpuEach, cpuOf, quiet, type Cpu } from './cpu';
import { atShare, cpuMs, fromCallers } from './measure';
import { newPercorso, recordFacts } from './percorso';
import type { Side } from './side';
import { inTurns, linesOf, type Line, type Readings, type Turn } from './turns';

const TARGETS = 50;
const CALLERS = 20;
/** What one caller alone asks, for each of the many's so many. */
const ALONE = 0.2;

const RATE = 'commands a second, 20 callers';
const BASELINE = 'Nest + TypeORM';

/** Commands over 50 percorsi from 20 callers, then from one alone; the same of a plain transaction in the same turns. */
export async function commands(
  sides: readonly Side[],
  { rounds, items }: { readonly rounds: number; readonly items: number },
): Promise<readonly Line[]> {
  const now = sides.at(-1);
  if (now === undefined) return [];
  const baseline = await startBaseline(now);
  try {
    const turns: readonly Turn[] = [
      ...sides.map((side) => ({
        name: side.name,
        measure: async (round: number) => load(await ofSide(side), { items, round }),
      })),
      { name: BASELINE, measure: (round) => load(ofBaseline(baseline, now), { items, round }) },
    ];
    const taken = await inTurns('commands', rounds, turns);
    const plain = taken.get(BASELINE) ?? [];
    const before = taken.get('before');
    return [
      ...linesOf(before && beside(before, plain), beside(taken.get('now') ?? [], plain)),
      ...linesOf(undefined, plain).map((line) => ({ ...line, name: `${BASELINE}: ${line.name}` })),
    ];
  } finally {
    await baseline.stop();
  }
}

/** What is asked, and what it costs once everything that follows from it is done. */
interface Subject {
  readonly send: (nth: number) => Promise<unknown>;
  readonly cpu: () => Cpu;
  readonly settled: () => Promise<Cpu>;
}

async function ofSide(side: Side): Promise<Subject> {
  const ids: string[] = [];
  await fromCallers(10, TARGETS, async () => ids.push(await newPercorso(side.apiUrl)));
  return {
    send: (nth) => recordFacts(side.apiUrl, ids[nth % TARGETS] ?? ''),
    cpu: () => cpuOf(side),
    settled: () => quiet(side),
  };
}

function ofBaseline(baseline: Baseline, side: Side): Subject {
  const cpu = () => ({ api: cpuMs([baseline.pid]), PostgreSQL: cpuMs([side.pidOf('PostgreSQL')]) });
  return { send: (nth) => baseline.record(nth % TARGETS), cpu, settled: () => Promise.resolve(cpu()) };
}

async function load(
  { send, cpu, settled }: Subject,
  { items, round }: { readonly items: number; readonly round: number },
): Promise<Readings> {
  // A process that has just started compiles what it does often: that is no cost of a command.
  await fromCallers(CALLERS, round === 0 ? items : CALLERS * 2, send);
  await settled();
  const since = cpu();
  const began = performance.now();
  const times = await fromCallers(CALLERS, items, send);
  const seconds = (performance.now() - began) / 1_000;
  const each = cpuEach(since, await settled(), items);
  const alone = await fromCallers(1, Math.ceil(items * ALONE), send);
  return {
    'CPU ms a command': each.all,
    ...Object.fromEntries(Object.entries(each.parts).map(([part, ms]) => [`of which ${part}`, ms])),
    [RATE]: items / seconds,
    'p50 ms, 20 callers': atShare(times, 0.5),
    'p99 ms, 20 callers': atShare(times, 0.99),
    'p50 ms, one caller': atShare(alone, 0.5),
  };
}

/** The rate beside that of the plain transaction in the same round. */
function beside(taken: readonly Readings[], plain: readonly Readings[]): readonly Readings[] {
  return taken.map((one, round) => ({
    ...one,
    [`commands beside ${BASELINE}`]: (one[RATE] ?? NaN) / (plain[round]?.[RATE] ?? NaN),
  }));
}
