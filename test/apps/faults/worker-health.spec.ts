import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { launch, type Launched } from '../../../apps/ops/start/launch';
import { holds } from '../../../apps/ops/start/poll';
import { freePort } from '../../../apps/ops/start/ports';
import { send } from '../../../apps/ops/start/processes';
import { SWEEP_WORKFLOW } from '../../../workflows/messages';
import { proxyTo, type Proxy } from '../../cluster/support/proxy';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { beside, PLACE_WITHIN_MS, type Release } from '../../support/quiet';
import { newDataFolder, removeDataFolder, WORKER_PROGRAM } from '../../support/system';

/** A line of its own to the database and one to the engine, both of which a test can spoil. */
let register: Proxy;
let engine: Proxy;
let database: TestDatabase;
let client: Client;
let place: Release;
let port = 0;
const workers: Launched[] = [];
const dataFolder = newDataFolder();
const namespace = 'worker-health';
const taskQueue = randomUUID();

/** Two looks and a probe, twice. */
const AWAY_MS = 3_000;
/** A probe has a second, and a look every half second; the rest is for a busy machine. */
const SEEN_WITHIN_MS = 10_000;
/** A statement that is lost on a dead line is given up after seven seconds. */
const BACK_WITHIN_MS = 20_000;

beforeAll(async () => {
  place = await beside();
  database = await createTestDatabase();
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  register = await proxyTo(Number(new URL(database.urls.worker).port));
  engine = await proxyTo(Number(address.split(':')[1]));
  client = openEngineClient({ address, namespace });
}, PLACE_WITHIN_MS);
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await Promise.all([register.close(), engine.close(), client.connection.close()]);
  await database.drop();
  removeDataFolder(dataFolder);
  await place();
});

/** Starts a worker on those lines. */
async function launched(): Promise<Launched> {
  const url = new URL(database.urls.worker);
  url.port = String(register.port);
  port = await freePort();
  const worker = await launch({
    command: process.execPath,
    args: [WORKER_PROGRAM],
    withMessages: true,
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      DATABASE_URL_WORKER: url.href,
      TEMPORAL_ADDRESS: `127.0.0.1:${String(engine.port)}`,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_TASK_QUEUE: taskQueue,
      PERCORSI_WORKER_PORT: String(port),
    },
    logFile: join(dataFolder, 'logs', 'worker.log'),
    endings: [
      { signal: 'SIGTERM', withinMs: 25_000 },
      { signal: 'SIGKILL', withinMs: 5_000 },
    ],
  });
  workers.push(worker);
  return worker;
}

/** What it answers; nothing while nobody listens. */
async function statusOf(path: string): Promise<number | undefined> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`).catch(() => undefined);
  return answer?.status;
}

/** Waits until it says so, and hears meanwhile that it lives. */
async function says(status: 200 | 503, withinMs: number): Promise<void> {
  const seen = await holds(async () => (await statusOf('/readyz')) === status, { withinMs });
  expect([status, seen, await statusOf('/livez')]).toEqual([status, true, 200]);
}

/** For as long as a worker needs to see it and to give its work back, and longer: it says nothing else. */
async function staysAway(): Promise<void> {
  const said = new Set<number | undefined>();
  const until = performance.now() + AWAY_MS;
  const over = async (): Promise<boolean> => {
    said.add(await statusOf('/readyz'));
    return performance.now() > until;
  };
  expect(await holds(over, { withinMs: AWAY_MS + SEEN_WITHIN_MS })).toBe(true);
  expect(said).toEqual(new Set([503]));
}

/** It says so, and a pass of the sweep proves it: the engine hands it to this worker, and it reads the register. */
async function works(): Promise<void> {
  await says(200, BACK_WITHIN_MS);
  const pass = { taskQueue, workflowId: randomUUID(), workflowExecutionTimeout: BACK_WITHIN_MS };
  await client.workflow.execute(SWEEP_WORKFLOW, pass);
}

test('while the engine is away a worker that starts lives and is not ready; it waits, and then works', async () => {
  await engine.refuse();
  await launched();
  await says(503, SEEN_WITHIN_MS);
  await staysAway();
  expect(await statusOf('/')).toBe(404);
  await engine.pass();
  await works();
});

const lines: readonly (readonly [string, () => Proxy])[] = [
  ['database', () => register],
  ['engine', () => engine],
];

describe.each(lines)(
  'while the %s is away a worker is not ready, and works once it is back',
  (_name, line) => {
    test('where it refuses connections', async () => {
      await line().refuse();
      await says(503, SEEN_WITHIN_MS);
      await staysAway();
      await line().pass();
      await works();
    });

    test('where it takes all that is sent and says nothing', async () => {
      line().swallow();
      await says(503, SEEN_WITHIN_MS);
      await staysAway();
      await line().pass();
      await works();
    });
  },
);

test('a worker that is told to stop ends, and answers nobody any more', async () => {
  const { pid, exited } = workers.at(-1) as Launched;
  send(pid, 'SIGTERM');
  expect((await exited).en).toBe('killed by SIGTERM');
  expect(await statusOf('/livez')).toBeUndefined();
});

test('while the database is away a worker that starts is not ready; it waits, and then works', async () => {
  await register.refuse();
  const { pid, exited } = await launched();
  await says(503, SEEN_WITHIN_MS);
  await staysAway();
  await register.pass();
  await works();
  send(pid, 'SIGTERM');
  expect((await exited).en).toBe('killed by SIGTERM');
});

test.each(lines)('a worker that waits for the %s ends with whoever launched it', async (_name, line) => {
  await line().refuse();
  const { child, exited } = await launched();
  await says(503, SEEN_WITHIN_MS);
  child.disconnect();
  expect((await exited).en).toBe('killed by SIGTERM');
  await line().pass();
});
