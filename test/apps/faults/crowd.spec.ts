import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { today } from '../../support/pathway';
import type { Caller, Reply } from '../../support/http';
import { alone, beside, PLACE_WITHIN_MS, type Release } from '../../support/quiet';
import { secondApi, secondWorker, startTestSystem, type TestSystem } from '../../support/system';
import { FACTS, newPercorso, openRegisters, STEPS } from '../../support/walk';
import { insist, startLoad, type Call } from './load';
import { contradictions, rowsOf, unsettled } from './oracles';
import { chanceOfRun } from './random';
import { note } from '../../support/notes';

const chance = chanceOfRun();
const told: Call[] = [];
let system: TestSystem;
let place: Release;

beforeAll(async () => {
  place = await alone();
  system = await startTestSystem({ place });
  await openRegisters(system);
}, PLACE_WITHIN_MS);
afterAll(async () => {
  await system.stop();
  await place();
});

const recordFacts = { on: today(), facts: FACTS };

test('fifty callers on one percorso: each key is one fact, and all are answered', async () => {
  const percorsoId = await newPercorso(system);
  const path = `/percorsi/${percorsoId}/record-facts`;
  const versions: number[] = [];
  const p99s: number[] = [];
  for (let rounds = 0; rounds < 2; rounds += 1) p99s.push(await round(path, versions));
  await place();
  place = await beside();
  note(`50 callers on one percorso, p99 of each round in ms: ${p99s.join(', ')}`);
  versions.sort((one, other) => one - other);
  expect(versions).toEqual(versions.map((_version, index) => index + 2));
  // A shared machine is no place to assert times; who has a quiet one says what to hold them to.
  expect(Math.min(...p99s)).toBeLessThan(P99_MS);
}, 120_000);

const P99_MS = Number(process.env['FAULT_P99_MS'] ?? Infinity);

/** Fifty callers ask five times each; all are granted. Answers the milliseconds within which 99 of 100 were. */
async function round(path: string, versions: number[]): Promise<number> {
  const times: number[] = [];
  const caller = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) {
      const began = performance.now();
      const { status, body } = await asked(path, recordFacts);
      times.push(performance.now() - began);
      expect(status).toBe(200);
      versions.push(Number(body['version']));
    }
  };
  await Promise.all(Array.from({ length: 50 }, caller));
  times.sort((one, other) => one - other);
  return Math.round(times[Math.ceil(times.length * 0.99) - 1] ?? 0);
}

const asked = (path: string, body: object): Promise<Reply> =>
  insist({ caller: system, calls: told }, path, { body });

test('fifty callers with one key are one fact, and all get the same answer', async () => {
  const percorsoId = await newPercorso(system);
  const key = randomUUID();
  const once = () => system.must(`/percorsi/${percorsoId}/record-facts`, recordFacts, { key });
  const replies = await Promise.all(Array.from({ length: 50 }, once));
  expect(replies).toEqual(replies.map(() => replies[0]));
  expect(await system.read(`/percorsi/${percorsoId}`)).toMatchObject({ version: 2 });
});

test('a percorso that closes while twenty callers speak answers each: before the end, or that it has ended', async () => {
  const percorsoId = await newPercorso(system);
  const path = `/percorsi/${percorsoId}/record-facts`;
  let ended = 0;
  const caller = async (): Promise<readonly Reply[]> => {
    const replies: Reply[] = [];
    while (ended === 0 || replies.at(-1)?.status === 200) replies.push(await asked(path, recordFacts));
    return replies;
  };
  const callers = Array.from({ length: 20 }, caller);
  const busy = () => told.filter((call) => call.path === path).length > 60;
  expect(await holds(busy, { withinMs: 30_000 })).toBe(true);
  const end = await asked(`/percorsi/${percorsoId}/report-abandonment`, { on: today(), cause: 'declared' });
  ended = Number(end.body['version']);
  for (const replies of await Promise.all(callers)) {
    expect(replies.at(-1)).toMatchObject({ status: 409, body: { code: 'percorso-ended' } });
    const before = replies.filter(({ status }) => status === 200).map(({ body }) => Number(body['version']));
    expect(Math.max(0, ...before)).toBeLessThan(ended);
    expect(new Set(replies.map(({ body }) => body['code']))).toEqual(new Set([undefined, 'percorso-ended']));
  }
  expect(await unsettled(system.ownerUrl, [percorsoId])).toEqual([]);
});

test('a body over the limit is answered 413, whatever it says, and nothing of it is written', async () => {
  const percorsoId = await newPercorso(system);
  const key = randomUUID();
  const body = { ...recordFacts, more: 'x'.repeat(262_144) };
  const { status, body: problem } = await system.post(`/percorsi/${percorsoId}/record-facts`, body, { key });
  expect({ status, code: problem['code'] }).toEqual({ status: 413, code: 'body-too-large' });
  const query = 'SELECT request_id FROM register.command WHERE request_id = $1';
  expect(await rowsOf(system.ownerUrl, query, [key])).toEqual([]);
  // The largest body that is read is refused for what it says, and not for its size.
  const most = { ...recordFacts, more: 'x'.repeat(262_144 - JSON.stringify(recordFacts).length - 10) };
  expect(Buffer.byteLength(JSON.stringify(most))).toBe(262_144);
  const read = await system.post(`/percorsi/${percorsoId}/record-facts`, most);
  expect({ status: read.status, code: read.body['code'] }).toEqual({ status: 422, code: 'fields-invalid' });
});

test('two APIs and the loop on one percorso: each fact is there once, in one order, and every step is taken once', async () => {
  const other = await secondApi(system);
  const percorsoId = await newPercorso(system);
  const steps = STEPS.flatMap(({ name, body, actor }) =>
    [system, other].map(
      (caller) => () => askedOf(caller, `/percorsi/${percorsoId}/${name}`, { body, actor }),
    ),
  );
  const telling = new AbortController();
  const teller = async (caller: Caller): Promise<readonly Reply[]> => {
    const replies: Reply[] = [];
    while (!telling.signal.aborted)
      replies.push(await askedOf(caller, `/percorsi/${percorsoId}/record-facts`, { body: recordFacts }));
    return replies;
  };
  const tellers = [system, other, system, other].map(teller);
  const taken: Reply[] = [];
  // Both take each step at once: the effects that it makes owed come in between, from the loop.
  for (let step = 0; step < steps.length; step += 2)
    taken.push(...(await Promise.all(steps.slice(step, step + 2).map((take) => take()))));
  telling.abort();
  // Facts are told of a percorso until it is taken in charge; from then on they are refused.
  const said = (await Promise.all(tellers)).flat();
  const granted = taken.filter(({ status }) => status === 200);
  expect(taken.map(({ status }) => status).sort()).toEqual(
    steps.map((_, index) => (index % 2 === 0 ? 200 : 409)).sort(),
  );
  expect(granted).toHaveLength(STEPS.length);
  expect(said.length).toBeGreaterThan(8);
  expect(await unsettled(system.ownerUrl, [])).toEqual([]);
  const versions = [...granted, ...said.filter(({ status }) => status === 200)].map(({ body }) =>
    Number(body['version']),
  );
  expect(new Set(versions).size).toBe(versions.length);
  await other.stop();
});

const askedOf = (
  caller: Caller,
  path: string,
  command: { readonly body: object; readonly actor?: string },
): Promise<Reply> => insist({ caller, calls: told }, path, command);

test('two workers share the percorsi; one of them killed under load loses nothing', async () => {
  const second = await secondWorker(system);
  const load = startLoad(system, { callers: 8, chance });
  const bothWorked = await holds(async () => (await workersOf(load.calls)).size >= 2, {
    withinMs: 60_000,
    everyMs: 1_000,
  });
  expect(bothWorked).toBe(true);
  second.kill();
  const before = load.calls.length;
  await holds(() => load.calls.length > before + 40, { withinMs: 60_000 });
  await load.stop();
  expect(await unsettled(system.ownerUrl, load.abandoned)).toEqual([]);
  expect(await contradictions(system.ownerUrl, [...told, ...load.calls])).toEqual([]);
});

/** Which workers completed tasks of the percorsi of these calls, as their histories tell. */
async function workersOf(calls: readonly Call[]): Promise<ReadonlySet<string>> {
  const client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  const streams = calls.flatMap(({ path }) => /^\/percorsi\/([0-9a-f-]{36})\//.exec(path)?.[1] ?? []);
  const names = new Set<string>();
  for (const id of new Set(streams.slice(-40))) {
    const { events = [] } = await client.workflow.getHandle(`percorso/${id}`).fetchHistory();
    for (const { workflowTaskCompletedEventAttributes: done } of events ?? [])
      if (done?.identity) names.add(done.identity);
  }
  await client.connection.close();
  return names;
}
