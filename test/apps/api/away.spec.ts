import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Admission } from '../../../apps/modules/admission/admission';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { holds } from '../../../apps/ops/start/poll';
import { connect, type Caller } from '../../support/http';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { newPercorso, openRegisters, step } from '../../support/walk';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';
import { wireTo, type Wire } from './wire';

let database: TestDatabase;
let wire: Wire;
let api: ListeningApi;
let caller: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.urls.api);
  wire = await wireTo(Number(url.port));
  url.port = String(wire.port);
  api = await listening(partsOn(await openPool(url.href), AWAY));
  caller = connect(api.url);
});
afterAll(async () => {
  await api.app.close();
  await wire.close();
  await database.drop();
});

function openPool(url: string): Promise<DataSource> {
  return openDataSource(url, { poolSize: 4, transactions: 'short' });
}

interface Status {
  readonly status: string;
  readonly version: string;
  readonly engine: { readonly reachable: boolean; readonly signals: { readonly lost: number } };
}

const asked = async (path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const response = await fetch(api.url + path);
  return { status: response.status, body: await response.json() };
};
const statusNow = async (): Promise<Status> => (await asked('/status')).body as Status;

describe('with the workflow engine away', () => {
  test('people go on working: every command is taken, decided and answered', async () => {
    await openRegisters(caller);
    const percorsoId = await newPercorso(caller, 'hold-first-meeting');
    const { items } = await caller.read(`/percorsi/${percorsoId}/timeline`);
    expect((items as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['AdhesionSubmitted', 'TakenInCharge', 'ProfileAssigned', 'PattoSigned', 'AssegnoIssued'],
      ...['AplChosen', 'AplAccepted', 'FirstMeetingHeld'],
    ]);
    expect(await caller.read(`/percorsi/${percorsoId}`)).toMatchObject({ phase: 'started', closed: false });
    const again = await caller.post(`/percorsi/${percorsoId}/take-in-charge`, step('take-in-charge').body);
    expect(again).toMatchObject({ status: 409, body: { code: 'step-not-allowed-now' } });
  });

  test('a group meeting is recorded for each percorso', async () => {
    const percorsoId = await newPercorso(caller, 'hold-first-meeting');
    const meeting = {
      on: new Date().toISOString().slice(0, 10),
      kind: 'seminar',
      minutes: 60,
      mode: 'in-person',
      participants: [{ percorsoId, attendance: 'attended' }],
    };
    const { items } = await caller.must('/group-activities', meeting, { actor: 'apl:57894950971:t-4' });
    expect(items).toMatchObject([{ percorsoId, status: 200, facts: ['ActivityRecorded'] }]);
  });

  test('the process says that it takes commands, and counts the signals that the sweep will make up for', async () => {
    expect(await asked('/readyz')).toEqual({ status: 200, body: { status: 'ready', away: [] } });
    const areLost = async (): Promise<boolean> => (await statusNow()).engine.signals.lost > 0;
    expect(await holds(areLost, { withinMs: 10_000 })).toBe(true);
    const nothing = expect.any(Number) as number;
    expect(await asked('/status')).toEqual({
      status: 200,
      body: {
        status: 'ok',
        version: '2.0.0',
        engine: { reachable: false, signals: { waiting: 0, lost: nothing, lastSentAt: null } },
        sequencer: { waiting: nothing, numbered: 0 },
        sweep: { overdue: nothing, stuck: 0 },
      },
    });
  });
});

describe('with the database away', () => {
  test('a command answers 503 and when to come back, and the same key is answered once it is there', async () => {
    const path = '/persons';
    const body = { codiceFiscale: 'RSSMRA80A01H501U', givenName: 'Mario', familyName: 'Rossi' };
    const key = randomUUID();
    wire.cut();
    const response = await fetch(`${api.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'percorsi-actor': 'cpi:D612C000002:op-17',
      },
      body: JSON.stringify(body),
    });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ code: 'service-unavailable' });
    expect(await asked('/readyz')).toEqual({
      status: 503,
      body: { status: 'not-ready', away: ['postgresql'] },
    });
    expect(await asked('/status')).toMatchObject({ status: 200, body: { sequencer: null, sweep: null } });
    wire.mend();
    expect(await caller.must(path, body, { key })).toMatchObject({ facts: ['PersonRegistered'] });
    expect(await caller.isReady()).toBe(true);
  });

  test('a step of a percorso that is cut off in the middle is taken once, whatever the caller was told', async () => {
    const percorsoId = await newPercorso(caller);
    const { body, actor } = step('take-in-charge');
    const key = randomUUID();
    const cut = caller.post(`/percorsi/${percorsoId}/take-in-charge`, body, { actor, key });
    wire.cut();
    expect([200, 503]).toContain((await cut).status);
    wire.mend();
    const answer = await caller.must(`/percorsi/${percorsoId}/take-in-charge`, body, { actor, key });
    expect(answer).toMatchObject({ version: 2, facts: ['TakenInCharge'] });
    expect((await caller.read(`/percorsi/${percorsoId}/timeline`))['items']).toHaveLength(2);
  });
});

test('with no room left in the database commands answer 503, and the process says that it is not ready', async () => {
  const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
  const parts = partsOn(await openPool(database.urls.api), AWAY);
  const admission = new Admission(
    () => Promise.reject(full),
    () => undefined,
  );
  const fullApi = await listening({ ...parts, admission });
  const path = `/percorsi/${await newPercorso(caller)}/take-in-charge`;
  const answer = await connect(fullApi.url).post(path, step('take-in-charge').body);
  expect(answer).toMatchObject({ status: 503, body: { code: 'service-unavailable' } });
  const ready = await fetch(`${fullApi.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'not-ready', away: ['room-to-write'] }]);
  await fullApi.app.close();
});
