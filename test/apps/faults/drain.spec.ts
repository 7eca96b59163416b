import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as reach } from 'node:net';
import { Client } from 'pg';
import { startApp, type RunningApp } from '../../../apps/ops/start/app';
import { holds } from '../../../apps/ops/start/poll';
import { freePort } from '../../../apps/ops/start/ports';
import { send } from '../../../apps/ops/start/processes';
import { connect, CPI, type Caller } from '../../support/http';
import { today } from '../../support/pathway';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { beside, PLACE_WITHIN_MS, type Release } from '../../support/quiet';
import { API_PROGRAM, newDataFolder, removeDataFolder } from '../../support/system';
import { FACTS, newPercorso, openRegisters } from '../../support/walk';
import { keptConnection, type Asking, type Heard, type KeptConnection } from './kept-connection';
import { rowsOf } from './oracles';
import { chanceOfRun } from './random';
import { note } from '../../support/notes';

/** Two seconds, and some for a busy machine; a connection that is merely kept would hold it up for six. */
const ENDS_WITHIN_MS = 3_000;
const SEEN_WITHIN_MS = 10_000;
const ROUNDS = 3;
const CALLERS = 16;

const dataFolder = newDataFolder();
const chance = chanceOfRun();
let place: Release;
let database: TestDatabase;
let api: RunningApp & Caller;
let connections: KeptConnection[] = [];

beforeAll(async () => {
  place = await beside();
  database = await createTestDatabase();
}, PLACE_WITHIN_MS);
beforeEach(async () => {
  const port = String(await freePort());
  const app = await startApp({
    name: 'api',
    entry: API_PROGRAM,
    dataFolder,
    drainMs: 15_000,
    signal: new AbortController().signal,
    // Nothing listens there: what is told to the engine has nothing to do with how callers are treated.
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      PERCORSI_PORT: port,
      DATABASE_URL_API: database.urls.api,
    },
  });
  api = { ...app, ...connect(`http://127.0.0.1:${port}`) };
});
afterEach(async () => {
  for (const connection of connections) connection.close();
  connections = [];
  await api.stop();
});
afterAll(async () => {
  await database.drop();
  removeDataFolder(dataFolder);
  await place();
});

function kept(): KeptConnection {
  const connection = keptConnection(api.apiUrl);
  connections.push(connection);
  return connection;
}

const telling = (key: string): Required<Asking> => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': key, 'percorsi-actor': CPI },
  body: JSON.stringify({ on: today(), facts: FACTS }),
});
const pathOf = (percorsoId: string): string => `/api/v1/percorsi/${percorsoId}/record-facts`;

/** Tells it to stop; answers once it takes no new connection. */
async function toldToStop(): Promise<void> {
  send(api.pid, 'SIGTERM');
  const refuses = async (): Promise<boolean> => {
    const socket = reach(api.port ?? 0, '127.0.0.1');
    const isTaken = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return !isTaken;
  };
  expect(await holds(refuses, { withinMs: SEEN_WITHIN_MS, everyMs: 10 })).toBe(true);
}

async function endsInTime(since: number): Promise<void> {
  expect((await api.exited).en).toBe('ended with code 0');
  const tookMs = Math.round(performance.now() - since);
  note(`the API ended ${tookMs} ms later`);
  expect(tookMs).toBeLessThan(ENDS_WITHIN_MS);
}

test('what was begun is answered and its connection ends with the answer; meanwhile it is not ready, and takes nobody new', async () => {
  await openRegisters(api);
  const percorsi = [await newPercorso(api), await newPercorso(api)] as const;
  const prober = kept();
  expect(await prober.ask('/readyz')).toMatchObject({ status: 200, closes: false });
  const lock = await locked(`percorso/${percorsi[0]}`);
  const decided = kept().ask(pathOf(percorsi[0]), telling(randomUUID()));
  await lock.isWaitedFor();
  const sendTheRest = await kept().begin(pathOf(percorsi[1]), telling(randomUUID()));
  expect(await kept().ask('/livez')).toMatchObject({ status: 200 });

  await toldToStop();
  const probed = { status: 503, closes: true, body: { status: 'not-ready', away: ['stopping'] } };
  expect(await prober.ask('/readyz')).toEqual(probed);
  const since = performance.now();
  await lock.release();
  const accepted = { status: 200, closes: true, body: { facts: ['FactsRecorded'] } };
  expect(await sendTheRest()).toMatchObject(accepted);
  expect(await decided).toMatchObject(accepted);
  await endsInTime(since);
});

/** Takes a stream, as another process would that works on it. */
async function locked(stream: string) {
  const holder = new Client({ connectionString: database.ownerUrl });
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 1))', [stream]);
  const query = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 1)`;
  const waits = async () => (await rowsOf(database.ownerUrl, query, [stream])).length > 0;
  return {
    isWaitedFor: async () => {
      expect(await holds(waits, { withinMs: SEEN_WITHIN_MS, everyMs: 10 })).toBe(true);
    },
    release: () => holder.end(),
  };
}

test('whoever keeps a connection and asks nothing holds it up for a moment only', async () => {
  const silent = reach(api.port ?? 0, '127.0.0.1');
  const half = reach(api.port ?? 0, '127.0.0.1');
  await Promise.all([once(silent, 'connect'), once(half, 'connect')]);
  half.write('GET /livez HTTP/1.1\r\nHost: ');
  expect(await kept().ask('/livez')).toMatchObject({ status: 200, closes: false });
  const ended = Promise.all([once(silent, 'close'), once(half, 'close')]);
  const since = performance.now();
  await toldToStop();
  await ended;
  await endsInTime(since);
});

test.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
  'callers who go on asking are all answered, until they are told to go elsewhere (round %i)',
  async () => {
    const key = randomUUID();
    const percorsi = await Promise.all(Array.from({ length: CALLERS / 2 }, () => newPercorso(api)));
    const all: Heard[][] = [];
    const caller = async (percorsoId: string, index: number): Promise<void> => {
      const connection = kept();
      const heard: Heard[] = [];
      all.push(heard);
      const ask = () =>
        index % 2 === 0
          ? connection.ask(pathOf(percorsoId), telling(`${key}-${index}-${heard.length}`))
          : connection.ask(`/api/v1/percorsi/${percorsoId}`);
      do heard.push(await ask());
      while (!heard.some((one) => 'failure' in one));
    };
    const answers = () => all.reduce((sum, heard) => sum + heard.length, 0);
    const callers = Array.from({ length: CALLERS }, (_, index) => caller(percorsi[index >> 1] ?? '', index));
    const most = 200 + chance.below(100);
    await holds(() => answers() >= most, { withinMs: 30_000, everyMs: 1 });
    const since = performance.now();
    send(api.pid, 'SIGTERM');
    await Promise.all(callers);
    await endsInTime(since);
    for (const heard of all) {
      const words = heard.map(wordOf);
      expect(words.slice(-2)).toEqual(['200, the last', 'ECONNREFUSED on a new connection']);
      expect(new Set(words.slice(0, -2))).toEqual(new Set(['200']));
    }
    const told = all.filter((_, index) => index % 2 === 0).reduce((sum, heard) => sum + heard.length - 1, 0);
    const query = 'SELECT FROM register.command WHERE request_id LIKE $1';
    expect(await rowsOf(database.ownerUrl, query, [`${key}-%`])).toHaveLength(told);
  },
);

function wordOf(heard: Heard): string {
  if ('failure' in heard) return `${heard.failure} on a ${heard.isNew ? 'new' : 'kept'} connection`;
  return heard.closes ? `${heard.status}, the last` : String(heard.status);
}
