import { randomUUID } from 'node:crypto';
import { newPercorso, recordFacts } from './commands';
import { cpuMs, fromCallers, medianOf, ownCpuMs, type Median } from './measure';
import { startRegular, type Bench } from './system';
import { ping } from './workflows';

const TARGETS = 50;
const CALLERS = 20;

/** One way to send a command, how its targets are made, and whose CPU time it costs. */
interface Variant {
  readonly name: string;
  readonly prepare: () => Promise<(index: number) => Promise<unknown>>;
  /** CPU milliseconds used so far by every process that works for it. */
  readonly cpuMs: () => number;
}

export interface ThroughputRow {
  readonly name: string;
  readonly perSecond: Median;
  readonly ratioToRaw: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsEach: number;
}

/** Commands a second: through HTTP, with both kinds of `handle`, beside the engine's own round trip, in turns. */
export async function throughput(
  bench: Bench,
  rounds: number,
  items: number,
): Promise<readonly ThroughputRow[]> {
  const regular = await startRegular(bench);
  const variants = [
    ...engineVariants(bench),
    httpVariant('HTTP command, handle local', bench.apiUrl, () => Object.values(bench.system.pids())),
  ];
  variants.push(
    httpVariant('HTTP command, handle regular', regular.apiUrl, () => [
      ...regular.pids,
      ...enginePids(bench),
    ]),
  );
  const samples = new Map(variants.map((variant) => [variant.name, [] as Sample[]]));
  for (let round = 0; round < rounds; round += 1) {
    // Forwards and backwards in turn, so that a drift of the machine falls on all alike.
    for (const variant of round % 2 === 0 ? variants : [...variants].reverse()) {
      samples.get(variant.name)?.push(await sample(variant, items));
      console.error(`throughput: round ${round + 1} of ${rounds}, ${variant.name}`);
    }
  }
  await regular.stop();
  const raw = samples.get(variants[0]?.name ?? '') ?? [];
  return variants.map(({ name }) => rowOf(name, samples.get(name) ?? [], raw));
}

interface Sample {
  readonly perSecond: number;
  readonly times: readonly number[];
  readonly cpuMsEach: number;
}

async function sample(variant: Variant, items: number): Promise<Sample> {
  const send = await variant.prepare();
  await fromCallers(CALLERS, CALLERS * 2, send);
  const cpuBefore = variant.cpuMs();
  const began = performance.now();
  const times = await fromCallers(CALLERS, items, send);
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: items / seconds, times, cpuMsEach: (variant.cpuMs() - cpuBefore) / items };
}

function rowOf(name: string, samples: readonly Sample[], raw: readonly Sample[]): ThroughputRow {
  const times = samples.flatMap((one) => one.times).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const ratios = samples.map((one, round) => one.perSecond / (raw[round]?.perSecond ?? one.perSecond));
  return {
    name,
    perSecond: medianOf(samples.map((one) => one.perSecond)),
    ratioToRaw: medianOf(ratios).median,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMsEach: medianOf(samples.map((one) => one.cpuMsEach)).median,
  };
}

function engineVariants(bench: Bench): Variant[] {
  const kinds = [
    ['raw executeUpdate, empty workflow', 'empty'],
    ['floor: local activity, select 1', 'floorLocal'],
    ['floor: regular activity, select 1', 'floorRegular'],
  ] as const;
  return kinds.map(([name, workflow]) => ({
    name,
    prepare: async () => {
      const start = () =>
        bench.client.workflow.start(workflow, { workflowId: randomUUID(), taskQueue: bench.floorQueue });
      const handles = await Promise.all(Array.from({ length: TARGETS }, start));
      return (index: number) => handles[index % TARGETS]?.executeUpdate(ping) ?? Promise.resolve();
    },
    // The client's work is done in this process, as the API does it for a command.
    cpuMs: () => ownCpuMs() + cpuMs([bench.floorPid, ...enginePids(bench)]),
  }));
}

function httpVariant(name: string, apiUrl: string, pids: () => readonly number[]): Variant {
  return {
    name,
    prepare: async () => {
      const ids: string[] = [];
      await fromCallers(10, TARGETS, async () => ids.push(await newPercorso(apiUrl)));
      return (index: number) => recordFacts(apiUrl, ids[index % TARGETS] ?? '');
    },
    cpuMs: () => cpuMs(pids()),
  };
}

/** The engine and the database, which every variant uses; parts are named as the launcher names them. */
function enginePids(bench: Bench): readonly number[] {
  return Object.entries(bench.system.pids()).flatMap(([name, pid]) =>
    /api|worker/i.test(name) ? [] : [pid],
  );
}
