import { type Call } from '../apps/faults/load';
import { contradictions, rowsOf, unsettled } from '../apps/faults/oracles';
import { startCluster, type Cluster } from './support/cluster';
import { matured, pays, timelineOf } from './support/payments';
import { each, goesOn, percorsiInPhases, percorsoOf, takes, type Phase } from './support/percorsi';
import { say } from './support/progress';
import { remembering, repeated, type Memory } from './support/remembered';
import { copyOfRegister } from './support/restore';
import { newPerson } from '../support/walk';

const OPEN = 28;
const BORN = 4;

const calls: Call[] = [];
let cluster: Cluster;
/** Percorsi whose callers ask again what they asked after the copy was made, and others whose callers never do. */
let insisted: readonly Phase[];
let forgotten: readonly Phase[];
let payments: readonly string[];
let memories: readonly Memory[];
let born: readonly string[];

beforeAll(async () => {
  cluster = await startCluster();
  const open = await percorsiInPhases(cluster.caller, OPEN);
  insisted = open.filter((_one, index) => index % 2 === 0);
  forgotten = open.filter((_one, index) => index % 2 === 1);
  payments = await each([1, 2], () => matured(cluster.caller));
  await settled();
  say(`${OPEN} percorsi are open, ${payments.length} fees may be paid`);
}, 600_000);
afterAll(() => cluster.stop(), 120_000);

const site = () => ({ caller: cluster.caller, calls });
const settled = async (closed: readonly string[] = []): Promise<void> => {
  expect(await unsettled(cluster.ownerUrl, closed)).toEqual([]);
};

/** What one caller did after the copy; the memory is of what it would ask again. */
async function after(work: (memory: Memory) => Promise<unknown>): Promise<Memory> {
  const memory = remembering(cluster.caller);
  await work(memory);
  return memory;
}

const isLast = (index: number): boolean => index % 7 === 6;

/** One step on each, and the end for some: their workflows have ended by the time the register is set back. */
const afterwards = (phase: Phase, index: number): Promise<Memory> =>
  after(async (memory) => {
    await goesOn(memory, phase);
    if (isLast(index)) await takes(memory, phase.percorsoId, 'report-abandonment');
  });

test('the register is set back to an earlier moment, while processes, engine and outside parties live on', async () => {
  const copy = await copyOfRegister(cluster);
  const [first = '', second = ''] = payments;
  const asked = await each(insisted, afterwards);
  await each(forgotten, afterwards);
  const paid = await after((memory) => pays(memory, first));
  await after((memory) => pays(memory, second));
  const births: string[] = [];
  const alive = await each(Array.from({ length: BORN }), () =>
    after(async (memory) => {
      births.push(await percorsoOf(memory.caller, newPerson(), { until: 'choose-apl' }));
    }),
  );
  await settled();
  born = births;
  memories = [...asked, paid, ...alive];
  await copy.restore();
  say('the register is what it was before all this');
}, 300_000);

test('no key that is repeated is answered with a success that no fact stands for', async () => {
  const replies = (await each(memories, ({ asked }) => repeated(site(), asked))).flat();
  const granted = replies.filter(({ status }) => status === 200).length;
  say(`${replies.length} keys were repeated, ${granted} of them granted`);
  // The oracles speak of what has come to rest; whether it does is the next test's question.
  await unsettled(cluster.ownerUrl, []);
  expect(await contradictions(cluster.ownerUrl, calls)).toEqual([]);
}, 300_000);

test('every percorso that is open in the register goes on, whether its caller insists or has forgotten', async () => {
  const anew = await each(forgotten, (phase) => goesOn(site(), phase));
  expect(anew.map(({ reply }) => reply.status)).toEqual(forgotten.map(() => 200));
  await settled();
}, 300_000);

test('a payment whose callers repeat their keys is paid once', async () => {
  const [first = ''] = payments;
  expect(await timesPaid(first)).toBe(1);
});

async function timesPaid(percorsoId: string): Promise<number> {
  const query = "SELECT key FROM outside.journal WHERE stream = $1 AND effect = 'pay-fee'";
  return (await rowsOf(cluster.ownerUrl, query, [`percorso/${percorsoId}`])).length;
}

test('what was done outside stands for a fact, or is undone, where the callers insisted', async () => {
  expect(
    await standsAlone([...insisted.map(({ percorsoId }) => percorsoId), ...payments.slice(0, 1), ...born]),
  ).toEqual([]);
}, 60_000);

test('all of them can be ended, and everything that was done for those who insisted is undone once', async () => {
  const ids = [...insisted, ...forgotten].map(({ percorsoId }) => percorsoId);
  for (const id of ids) await takes(site(), id, 'report-abandonment');
  await settled(ids);
  const found = await contradictions(cluster.ownerUrl, calls);
  // Of the forgotten ones the test before speaks.
  expect(found.filter((line) => forgotten.every((one) => !line.includes(one.percorsoId)))).toEqual([]);
}, 300_000);

interface Done {
  readonly key: string;
  readonly effect: string;
}

/** What reached an outside party for these percorsi, was not undone, and is told by none of their facts. */
async function standsAlone(percorsi: readonly string[]): Promise<readonly string[]> {
  const found = await each(percorsi, async (id) => {
    const told = (await timelineOf(cluster.caller, id))
      .filter(
        ({ type, data }) =>
          type === 'EffectAnswered' && data['direction'] === 'do' && data['answer'] === 'done',
      )
      .map(({ data }) => data['key']);
    const done = await rowsOf<Done>(cluster.ownerUrl, STANDING, [`percorso/${id}`]);
    return done.filter(({ key }) => !told.includes(key)).map(({ key, effect }) => `${id}: ${effect} ${key}`);
  });
  return found.flat();
}

const STANDING = `SELECT key, effect FROM outside.journal done WHERE direction = 'do' AND stream = $1
  AND NOT EXISTS (SELECT FROM outside.journal undone WHERE undone.direction = 'undo' AND undone.id > done.id
    AND (undone.party, undone.stream, undone.key) = (done.party, done.stream, done.key))`;
