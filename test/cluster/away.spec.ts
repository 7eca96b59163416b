import { insist, startLoad, type Call, type Load } from '../apps/faults/load';
import { contradictions, rowsOf, unsettled } from '../apps/faults/oracles';
import { chanceOfRun } from '../apps/faults/random';
import { inDays } from '../support/story';
import { step } from '../support/walk';
import { startCluster, type Cluster } from './support/cluster';
import { percorsiAt } from './support/percorsi';
import { comes, lasts, say, sinceMs } from './support/progress';
import { AWAY_MS, COMMANDS } from './support/settings';

const CALLERS = 10;
const LATE = 20;
/** A service that begins then has ended by itself since: its six months are over as soon as they are told. */
const LONG_AGO = inDays(-250);
/** The sweep looks every ten seconds, and has all of them to wake. */
const DRAINED_WITHIN_MS = 180_000;
const TAKEN_WITHIN_MS = Math.max(AWAY_MS, COMMANDS * 100);

const chance = chanceOfRun();
const calls: Call[] = [];
let cluster: Cluster;
let load: Load;
let late: readonly string[];
let meeting: Promise<unknown>;

beforeAll(async () => {
  cluster = await startCluster();
  late = await percorsiAt(cluster.caller, LATE, { until: 'accept-person', on: LONG_AGO });
}, 300_000);
afterAll(() => cluster.stop(), 120_000);

test(
  'while the engine is away, hundreds of commands are taken',
  async () => {
    await cluster.engine.kill();
    const began = performance.now();
    load = startLoad(cluster.caller, { callers: CALLERS, chance });
    meeting = Promise.allSettled(late.map(metLongAgo));
    await comes(`${COMMANDS} commands`, () => load.calls.length >= COMMANDS, TAKEN_WITHIN_MS);
    say(`${load.calls.length} commands taken in ${sinceMs(began)} ms without an engine`);
    // The lives that were begun are lived to their end; what the parties owe them afterwards stays a measured crowd.
    await load.stop();
    await lasts(AWAY_MS - sinceMs(began));
  },
  TAKEN_WITHIN_MS + AWAY_MS + 60_000,
);

/** A first meeting told so late that the end of the service is due at once, and there is nobody to wake for it. */
async function metLongAgo(percorsoId: string): Promise<void> {
  const { name, body, actor } = step('hold-first-meeting');
  const sent = { body: { ...body, on: LONG_AGO }, actor };
  await insist({ caller: cluster.caller, calls }, `/percorsi/${percorsoId}/${name}`, sent);
}

test(
  'once it is back, every effect and every term that came meanwhile happens, and happens once',
  async () => {
    await cluster.engine.start();
    const began = performance.now();
    await meeting;
    calls.push(...load.calls);
    expect(await unsettled(cluster.ownerUrl, load.abandoned, DRAINED_WITHIN_MS)).toEqual([]);
    say(`nothing owed ${sinceMs(began)} ms after the engine was back`);
    expect(await contradictions(cluster.ownerUrl, calls)).toEqual([]);
    expect(await concluded()).toEqual(late.map(() => 1));
  },
  DRAINED_WITHIN_MS + 120_000,
);

test('not one of them was told to come back later', () => {
  const inDoubt = calls.filter(({ attempts }) => attempts.includes('unknown'));
  expect(inDoubt.map(({ path }) => path)).toEqual([]);
});

/** How often the term of each of the late ones took effect. */
async function concluded(): Promise<readonly number[]> {
  const rows = await rowsOf<{ times: number }>(
    cluster.ownerUrl,
    `SELECT count(e.type)::int AS times FROM unnest($1::text[]) stream
     LEFT JOIN register.event e ON e.stream_id = stream AND e.type = 'PercorsoConcluded' GROUP BY stream`,
    [late.map((id) => `percorso/${id}`)],
  );
  return rows.map(({ times }) => times);
}
