import { startLoad, type Call, type Load } from '../apps/faults/load';
import { contradictions, unsettled } from '../apps/faults/oracles';
import { chanceOfRun } from '../apps/faults/random';
import { STEP_NAMES } from '../support/walk';
import { nextBuild, type Build } from './support/builds';
import { startCluster, type Cluster } from './support/cluster';
import type { Member } from './support/member';
import { each, goesOn, percorsiInPhases, takes, type Phase, type Timed } from './support/percorsi';
import { say, sinceMs } from './support/progress';
import { OPEN } from './support/settings';

const CALLERS = 2;

const chance = chanceOfRun();
const calls: Call[] = [];
let cluster: Cluster;
let next: Build;
let load: Load;
let open: readonly Phase[];

beforeAll(async () => {
  cluster = await startCluster();
  next = nextBuild();
  open = await percorsiInPhases(cluster.caller, OPEN);
  say(`${open.length} percorsi are open, in ${STEP_NAMES.length} phases`);
  load = startLoad(cluster.caller, { callers: CALLERS, chance });
}, 600_000);
afterAll(() => cluster.stop(), 120_000);

const site = () => ({ caller: cluster.caller, calls });
const statuses = (timed: readonly Timed[]) => timed.map(({ reply }) => reply.status);
const allGranted = (timed: readonly Timed[]) => timed.map(() => 200);

/** Every fourth percorso goes one step on, so that each replacement finds some of them in the middle of their work. */
async function aQuarterGoesOn(quarter: number): Promise<void> {
  const some = open.filter((_one, index) => index % 4 === quarter);
  const timed = await each(some, (phase) => goesOn(site(), phase), 4);
  say(`${some.length} of them went on, the longest in ${Math.max(...timed.map(({ ms }) => ms))} ms`);
  expect(statuses(timed)).toEqual(allGranted(timed));
}

async function replaced(member: Member, entry: string): Promise<void> {
  const [began, before] = [performance.now(), load.calls.length];
  await member.replace(entry);
  await cluster.ready();
  say(
    `${member.name} is the ${next.name} build, ${sinceMs(began)} ms; ${load.calls.length - before} answers meanwhile`,
  );
}

test('worker, API, worker and API are replaced in turn: every percorso goes one step on', async () => {
  const order = [
    () => replaced(cluster.workers[0], next.worker),
    () => replaced(cluster.apis[0], next.api),
    () => replaced(cluster.workers[1], next.worker),
    () => replaced(cluster.apis[1], next.api),
  ];
  for (const [quarter, replacement] of order.entries()) {
    await replacement();
    await aQuarterGoesOn(quarter);
  }
}, 600_000);

test('under the new version each of them can be ended, and all that was done for it is undone once', async () => {
  const ended = await each(open, ({ percorsoId }) => takes(site(), percorsoId, 'report-abandonment'), 4);
  expect(statuses(ended)).toEqual(allGranted(ended));
  await load.stop();
  const abandoned = [...load.abandoned, ...open.map(({ percorsoId }) => percorsoId)];
  expect(await unsettled(cluster.ownerUrl, abandoned)).toEqual([]);
  expect(await contradictions(cluster.ownerUrl, [...calls, ...load.calls])).toEqual([]);
}, 300_000);
