import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startApp, type RunningApp } from '../../../apps/ops/start/app';
import { holds } from '../../../apps/ops/start/poll';
import { migrate } from '../../../apps/modules/database/migrate';
import { MessageTooLarge } from '../../../apps/modules/temporal/engine-failures';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { StreamClient } from '../../../apps/modules/temporal/stream-client';
import type { StreamId } from '../../../domain/identifiers';
import type { Ask } from '../../../activities/ports';
import { ask, today } from '../../support/pathway';
import type { Reply } from '../../support/http';
import { alone, beside, type Release } from '../../support/quiet';
import { startTestSystem, WORKER_PROGRAM, type TestSystem } from '../../support/system';
import { FACTS, newPercorso, openRegisters } from '../../support/walk';
import { insist, startLoad, type Call } from './load';
import { contradictions, rowsOf, unsettled } from './oracles';
import { chanceOfRun } from './random';

const chance = chanceOfRun();
const told: Call[] = [];
let system: TestSystem;
let place: Release;

beforeAll(async () => {
  place = await alone();
  system = await startTestSystem({ place });
  await openRegisters(system);
});
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
  process.stdout.write(`50 callers on one percorso, p99 of each round in ms: ${p99s.join(', ')}\n`);
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

describe('a message over the limit', () => {
  const stream: StreamId = `percorso/${randomUUID()}`;
  const command = { type: 'RecordFacts', on: today(), facts: FACTS } as unknown as Ask['command'];

  async function refusal(asks: readonly Ask[]): Promise<unknown> {
    const client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
    const streams = new StreamClient(client, { taskQueue: 'percorsi' });
    const failure = await streams.deliver(stream, asks).catch((error: unknown) => error);
    await client.connection.close();
    return failure;
  }

  async function rowsWith(asks: readonly Ask[]): Promise<number> {
    const keys = asks.map((one) => one.requestId);
    const query = 'SELECT request_id FROM register.command WHERE request_id = ANY ($1) OR stream_id = $2';
    return (await rowsOf(system.ownerUrl, query, [keys, stream])).length;
  }

  test('of 101 commands is refused before it is sent, with the size found, and nothing is written', async () => {
    const asks = Array.from({ length: 101 }, () => ask(command));
    const failure = await refusal(asks);
    expect(failure).toBeInstanceOf(MessageTooLarge);
    expect(failure).toMatchObject({ found: 101, limit: 100, unit: 'commands' });
    expect(await rowsWith(asks)).toBe(0);
  });

  test('of more than 256 KB is refused before it is sent, with the size found, and nothing is written', async () => {
    const asks = Array.from({ length: 100 }, () => ask(command, { requestId: randomUUID().repeat(80) }));
    const bytes = Buffer.byteLength(JSON.stringify({ asks }));
    expect(bytes).toBeGreaterThan(262_144);
    expect(await refusal(asks)).toMatchObject({ found: bytes, limit: 262_144, unit: 'bytes' });
    expect(await rowsWith(asks)).toBe(0);
  });

  test('over HTTP is answered 413', async () => {
    const body = { ...recordFacts, more: 'x'.repeat(262_144) };
    const reply = await system.post(`/percorsi/${randomUUID()}/record-facts`, body);
    expect({ status: reply.status, code: reply.body['code'] }).toEqual({
      status: 413,
      code: 'body-too-large',
    });
  });
});

test('two workers share the percorsi; one of them killed under load loses nothing', async () => {
  const second = await secondWorker();
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

async function secondWorker(): Promise<RunningApp> {
  const { worker } = await migrate(system.ownerUrl);
  const env = { PATH: process.env['PATH'], TZ: 'UTC', TEMPORAL_ADDRESS: system.engineAddress };
  return startApp({
    name: 'second-worker',
    entry: WORKER_PROGRAM,
    env: { ...env, DATABASE_URL_WORKER: worker },
    dataFolder: join(system.dataFolder),
    drainMs: 5_000,
    signal: new AbortController().signal,
  });
}

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
