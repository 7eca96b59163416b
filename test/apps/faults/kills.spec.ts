import { holds } from '../../../apps/ops/start/poll';
import { instantAt } from '../../../domain/time/civil-date';
import { PLACE_WITHIN_MS } from '../../support/quiet';
import { startTestSystem, type Part, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';
import { startLoad, wasInDoubt, type Load } from './load';
import { contradictions, rowsOf, unasked, unsettled } from './oracles';
import { chanceOfRun } from './random';
import { note } from '../../support/notes';

const PARTS: readonly Part[] = ['worker', 'API', 'workflow engine', 'PostgreSQL'];
/**
 * One round kills each part in turn and then all at once. Twenty at most: a part that ends 45 times without ever running for
 * a minute is given up by the launcher, as it should be.
 */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const ROUND_MS = 60_000;

const chance = chanceOfRun();
let system: TestSystem;
let load: Load;
let since = '';

beforeAll(async () => {
  system = await startTestSystem();
  await openRegisters(system);
  since = instantAt(Date.now());
  load = startLoad(system, { callers: 10, chance });
}, PLACE_WITHIN_MS);
afterAll(() => system.stop());

/** Lets the callers get so many answers: enough that a kill finds them in the middle of everything. */
async function answers(count: number): Promise<void> {
  const until = load.calls.length + count;
  const came = await holds(() => load.calls.length >= until, { withinMs: 60_000 });
  if (came !== true) throw new Error(`Only ${load.calls.length} of ${until} answers came`);
}

/** The times between a kill of the worker or the engine and many answers later, by `performance.now()`. */
const unfelt: { readonly part: Part; readonly from: number; readonly to: number }[] = [];

async function killedUnderLoad(...parts: Part[]): Promise<void> {
  await answers(10 + chance.below(40));
  const began = performance.now();
  await system.kill(...parts);
  const readyMs = performance.now() - began;
  await answers(1);
  const answeredMs = performance.now() - began;
  const [part, ...others] = parts;
  if (others.length === 0 && (part === 'worker' || part === 'workflow engine')) {
    await answers(20);
    unfelt.push({ part, from: began, to: performance.now() });
  }
  note(
    `killed ${parts.join(', ')}: ready after ${Math.round(readyMs)} ms, an answer after ${Math.round(answeredMs)} ms`,
  );
}

test(
  'worker, API, engine and database killed with -9 in turn and all at once: the callers go on',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const part of chance.shuffled(PARTS)) await killedUnderLoad(part);
      await killedUnderLoad(...PARTS);
    }
    await answers(20);
    await load.stop();
  },
  ROUNDS * ROUND_MS + ROUND_MS,
);

test('every command was answered once it was insisted on, and some were in doubt before', () => {
  const inDoubt = load.calls.filter(wasInDoubt);
  expect(load.calls.filter(({ reply }) => reply === undefined)).toEqual([]);
  expect(inDoubt.length).toBeGreaterThan(0);
  note(`${load.calls.length} commands, ${inDoubt.length} of them in doubt at first`);
});

test('nobody who asked while the worker or the engine was killed had to ask again', () => {
  expect(unfelt).toHaveLength(2 * ROUNDS);
  const felt = unfelt.flatMap(({ part, from, to }) =>
    load.calls
      .filter(({ vainAt }) => vainAt.some((at) => at >= from && at <= to))
      .map(({ path }) => [part, path]),
  );
  expect(felt).toEqual([]);
});

test('afterwards nothing is owed, and every percorso that was abandoned is closed', async () => {
  expect(await unsettled(system.ownerUrl, load.abandoned)).toEqual([]);
}, 120_000);

test('each command is in the register once, its facts once, its effects once outside, and all tables agree', async () => {
  expect(await contradictions(system.ownerUrl, load.calls)).toEqual([]);
  expect(await unasked(system.ownerUrl, { calls: load.calls, since })).toEqual([]);
});

test('the checks see what they are for: an answer that was lost, a command nobody sent, an effect that came twice', async () => {
  const { ownerUrl } = system;
  const calls = load.calls.filter(({ reply }) => reply?.status === 200);
  const [one, ...others] = calls;
  if (one === undefined) throw new Error('no call was answered');
  expect(await contradictions(ownerUrl, [{ ...one, key: 'lost' }])).toEqual([
    `${one.path} lost: was answered and is not in the register`,
  ]);
  const doubled = { ...one, reply: { status: 200, body: { facts: ['TwoFacts'] } } };
  expect(await contradictions(ownerUrl, [doubled])).toHaveLength(1);
  const refused = load.calls.filter((call) => !calls.includes(call));
  expect(await unasked(ownerUrl, { calls: [...others, ...refused], since })).toHaveLength(1);
  // An undo, if there is one: a do that comes after its undo is a contradiction of another kind.
  await rowsOf(
    ownerUrl,
    `INSERT INTO outside.journal (party, key, direction, stream, effect, details)
     SELECT party, key, direction, stream, effect, details FROM outside.journal ORDER BY direction DESC LIMIT 1`,
  );
  expect(await contradictions(ownerUrl, [])).toEqual([expect.stringMatching(/happened 2 times$/)]);
});
