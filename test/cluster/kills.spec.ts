import { instantAt } from '../../domain/time/civil-date';
import { startLoad, type Load } from '../apps/faults/load';
import { contradictions, unasked, unsettled } from '../apps/faults/oracles';
import { chanceOfRun } from '../apps/faults/random';
import { startCluster, type Cluster } from './support/cluster';
import { comes, say, sinceMs } from './support/progress';

const CALLERS = 10;
/** One round kills every process once. */
const ROUNDS = Number(process.env['CLUSTER_ROUNDS'] ?? 1);
const ROUND_MS = 300_000;

const chance = chanceOfRun();
let cluster: Cluster;
let load: Load;
let since = '';

beforeAll(async () => {
  cluster = await startCluster();
  since = instantAt(Date.now());
  load = startLoad(cluster.caller, { callers: CALLERS, chance });
}, 300_000);
afterAll(() => cluster.stop(), 120_000);

interface Victim {
  readonly name: string;
  /** Killed with -9 and started again. */
  fall(): Promise<void>;
}

function victims(): readonly Victim[] {
  const { members, engine, engineDatabase, database } = cluster;
  const servers = { Temporal: engine, 'the database of Temporal': engineDatabase, 'the register': database };
  return [
    ...members.map((member) => ({ name: member.name, fall: () => member.kill() })),
    ...Object.entries(servers).map(([name, server]) => ({
      name,
      fall: async () => {
        await server.kill();
        await server.start();
      },
    })),
  ];
}

const answers = (count: number): Promise<void> => {
  const until = load.calls.length + count;
  return comes(`${until} answers`, () => load.calls.length >= until, 100_000);
};

test(
  'APIs, workers, Temporal and both databases killed with -9 under load: the callers go on',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const victim of chance.shuffled(victims())) {
        await answers(10 + chance.below(40));
        const [began, before] = [performance.now(), load.calls.length];
        await victim.fall();
        await cluster.ready();
        const backMs = sinceMs(began);
        const meanwhile = load.calls.length - before;
        await answers(10);
        say(`killed ${victim.name}: ready again after ${backMs} ms, ${meanwhile} answers meanwhile`);
      }
    await answers(20);
    await load.stop();
  },
  ROUNDS * ROUND_MS + 100_000,
);

test('every command was answered once it was insisted on, and some were in doubt before', () => {
  const inDoubt = load.calls.filter(({ attempts }) => attempts.includes('unknown'));
  say(`${load.calls.length} commands, ${inDoubt.length} of them in doubt at first`);
  expect(load.calls.filter(({ reply }) => reply === undefined)).toEqual([]);
  expect(inDoubt.length).toBeGreaterThan(0);
});

test('nothing is owed afterwards, nothing was lost, nothing happened twice, nothing was done that nobody asked', async () => {
  expect(await unsettled(cluster.ownerUrl, load.abandoned)).toEqual([]);
  expect(await contradictions(cluster.ownerUrl, load.calls)).toEqual([]);
  expect(await unasked(cluster.ownerUrl, { calls: load.calls, since })).toEqual([]);
}, 150_000);
