import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { holds } from '../../../apps/ops/start/poll';
import { percorsoStream, type PercorsoId } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { namespaceOfSpec, startEngine, type Engine } from '../../support/engine';
import { today } from '../../support/pathway';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { memoryGateway } from '../../support/memory-gateway';
import { communication, NODE } from '../../support/story';
import { taxCode } from '../ops/import/folder';
import { isSpokenOf } from '../../support/spoken-of';
import { type ListeningApi, listening, partsOn } from './stand-alone';
import { wireTo, type Wire } from './wire';
import { RULEBOOK } from '../../../domain/programmes';

let database: TestDatabase;
let register: DataSource;
let wire: Wire;
let engine: Engine;
let api: ListeningApi;

beforeAll(async () => {
  database = await createTestDatabase();
  register = await openDataSource(database.urls.worker);
  engine = await startEngine({
    store: postgresEventStore(register),
    gateways: { accounting: memoryGateway(), messages: memoryGateway() },
    engine: { wake: () => Promise.resolve() },
    code: { digest: 'test', rulebook: RULEBOOK },
    heartbeat: () => undefined,
    attempt: () => 1,
  });
  const url = new URL(database.urls.api);
  wire = await wireTo(Number(url.port));
  url.port = String(wire.port);
  const address = { address: engine.env.address, namespace: namespaceOfSpec(), taskQueue: engine.taskQueue };
  api = await listening(partsOn(await openDataSource(url.href, { transactions: 'short' }), address));
});
afterAll(async () => {
  await api.app.close();
  await engine.stop();
  await wire.close();
  await register.destroy();
  await database.drop();
});

const CPI = 'cpi:D612C000002:op-17';
const APL = 'apl:57894950971:t-4';
const MANAGER = 'manager::m-1';
const APL_ID = '57894950971';
const ENVELOPE = 'TOS-PIO2-ASSEGNO';
const on = '2020-01-15';

type Answer = Readonly<Record<string, unknown>>;

interface Sent {
  readonly actor?: string;
  readonly key?: string;
}

async function ask(path: string, body: object, { actor = CPI, key = randomUUID() }: Sent = {}) {
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'Percorsi-Actor': actor },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

async function read(path: string) {
  const response = await fetch(`${api.url}/api/v1${path}`);
  return { status: response.status, answer: (await response.json()) as Answer };
}

async function accepted(path: string, body: object, actor = CPI): Promise<Answer> {
  const { status, answer } = await ask(path, body, { actor });
  expect([status, answer['title']]).toEqual([200, undefined]);
  return answer;
}

const MARIO = {
  codiceFiscale: 'RSSMRA80A01H501U',
  givenName: 'Mario',
  familyName: 'Rossi',
  birthDate: '1980-01-01',
};
/** The same code with its last digit written as a letter, as the tax office does for two people with one code. */
const OMOCODE = 'RSSMRA80A01H50MM';
const facts = {
  residenceRegion: { known: '09' },
  domicileRegion: { unknown: 'not-declared' },
  didOn: { known: '2020-01-10' },
  incomeSupport: { unknown: 'awaiting-register' },
};

let personId: string;
let percorsoId: string;

test('two forms of one tax code are one person, and registering again is no failure', async () => {
  const first = await accepted('/persons', MARIO);
  expect(first).toEqual({ ...first, version: 1, facts: ['PersonRegistered'], alreadyRegistered: false });
  const again = await accepted('/persons', { ...MARIO, codiceFiscale: OMOCODE });
  expect(again).toEqual({ ...again, personId: first['personId'], facts: [], alreadyRegistered: true });
  personId = String(first['personId']);
  expect((await read(`/persons/${personId}`)).answer).toEqual({
    personId,
    ...MARIO,
    sex: null,
    birthPlace: null,
    diedOn: null,
    records: [],
    decisions: [],
  });
});

test('the registers take bodies and money, and show what remains', async () => {
  await accepted(
    `/apls/${APL_ID}/accredit`,
    { name: 'Lavoro Futuro', from: '2019-01-01', to: null },
    MANAGER,
  );
  await accepted(`/envelopes/${ENVELOPE}/open`, { cents: 1_000_000 }, MANAGER);
  const office = { name: 'CPI Firenze', region: '09', from: '2010-01-01', to: '2030-12-31' };
  await accepted('/cpis/D612C000002/register', office, MANAGER);
  expect((await read(`/cpis?on=${on}`)).answer['items']).toEqual([{ cpiId: 'D612C000002', ...office }]);
  expect((await read('/cpis?on=2031-01-01')).answer['items']).toEqual([]);
  expect((await read('/cpis/D612C000002')).answer).toEqual({ cpiId: 'D612C000002', ...office });
  expect((await read('/cpis/A390C000001')).status).toBe(404);
  expect((await read(`/apls?on=${on}`)).answer['items']).toEqual([
    { aplId: APL_ID, name: 'Lavoro Futuro', accredited: [{ from: '2019-01-01', to: null }], suspended: [] },
  ]);
  expect((await read('/apls?on=2018-12-31')).answer['items']).toEqual([]);
  expect((await read(`/envelopes/${ENVELOPE}`)).answer['remainingCents']).toBe(1_000_000);
});

test('the same key is the same adhesion; with another body it is refused', async () => {
  const body = { personId, programme: 'TOS-PIO2', cpi: 'D612C000002', on, facts };
  const key = randomUUID();
  const first = await ask('/percorsi', body, { key });
  expect(first).toEqual({
    status: 200,
    answer: {
      percorsoId: expect.any(String) as string,
      requestId: key,
      version: 1,
      facts: ['AdhesionSubmitted'],
    },
  });
  expect(await ask('/percorsi', body, { key })).toEqual(first);
  const other = await ask('/percorsi', { ...body, on: '2020-01-16' }, { key });
  expect([other.status, other.answer['code']]).toEqual([422, 'request-id-reused']);
  const second = await ask('/percorsi', body);
  expect([second.status, second.answer['code']]).toEqual([409, 'percorso-already-active']);
  percorsoId = String(first.answer['percorsoId']);
});

test('what is missing suspends the step and is named; the file says the same in words', async () => {
  const { status, answer } = await ask(`/percorsi/${percorsoId}/take-in-charge`, { on });
  expect([status, answer['code'], answer['missing']]).toEqual([409, 'facts-missing', ['incomeSupport']]);
  expect(answer['basis']).toEqual(
    expect.arrayContaining([expect.objectContaining({ verdict: 'unknown', because: 'incomeSupport' })]),
  );
  const file = (await read(`/percorsi/${percorsoId}`)).answer;
  expect(file).toMatchObject({ phase: 'requested', facts: { ageYears: { known: 40 } }, personId });
  expect(file['possibilities']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ command: 'RecordFacts', allowed: true, missing: [] }),
      expect.objectContaining({
        command: 'TakeInCharge',
        allowed: false,
        reason: 'facts-missing',
        missing: [{ code: 'incomeSupport', text: 'Sostegno al reddito' }],
      }),
    ]),
  );
  const work = (await read('/work-list?cpi=D612C000002&assignee=cpi')).answer['items'];
  expect(work).toEqual([
    expect.objectContaining({ percorsoId, task: 'complete-facts', missing: ['incomeSupport'] }),
  ]);
});

test('of many who ask one step at once, one is accepted and the others are told that it is done', async () => {
  const steps = `/percorsi/${percorsoId}`;
  await accepted(`${steps}/record-facts`, { on, facts: { incomeSupport: { known: 'naspi' } } });
  const all = await Promise.all(Array.from({ length: 30 }, () => ask(`${steps}/take-in-charge`, { on })));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = all.filter(({ status }) => status !== 200);
  expect(new Set(refused.map(({ status, answer }) => `${status} ${String(answer['code'])}`))).toEqual(
    new Set(['409 step-not-allowed-now']),
  );
});

test('the pathway goes on to its start, and only the chosen body may act', async () => {
  const steps = `/percorsi/${percorsoId}`;
  await accepted(`${steps}/assign-profile`, { on, profileIndex: '0.5806' });
  await accepted(`${steps}/sign-patto`, { on });
  await accepted(`${steps}/issue-assegno`, { on });
  const met = today();
  await accepted(`${steps}/choose-apl`, { on: met, provider: `apl/${APL_ID}` });
  const stranger = await ask(`${steps}/accept-person`, { on: met }, { actor: 'apl:00000000000:t-1' });
  expect([stranger.status, stranger.answer['code']]).toEqual([409, 'not-the-chosen-apl']);
  await accepted(`${steps}/accept-person`, { on: met }, APL);
  const key = randomUUID();
  const sent = { actor: APL, key };
  expect(
    (await ask(`${steps}/hold-first-meeting`, { on: met, tutorName: 'Anna Bianchi' }, sent)).status,
  ).toBe(200);
  const renamed = await ask(`${steps}/hold-first-meeting`, { on: met, tutorName: 'Altro Nome' }, sent);
  expect([renamed.status, renamed.answer['code']]).toEqual([422, 'request-id-reused']);
  expect((await read(steps)).answer).toMatchObject({ phase: 'started', apl: APL_ID, reservedCents: 100_000 });
  expect((await read(`/envelopes/${ENVELOPE}`)).answer['reservedCents']).toBe(100_000);
});

test('the loop hears of each step, and performs what is owed without anybody waiting for it', async () => {
  const answers = async (): Promise<readonly Answer[]> =>
    ((await read(`/percorsi/${percorsoId}/timeline?limit=100`)).answer['items'] as Answer[]).filter(
      ({ type, data }) => type === 'EffectAnswered' && isSpokenOf(String((data as Answer)['effect'])),
    );
  const areAll = async (): Promise<boolean> => (await answers()).length === 3;
  expect(await holds(areAll, { withinMs: 30_000 })).toBe(true);
  expect((await answers()).map(({ data }) => (data as Answer)['effect']).sort()).toEqual([
    'book-appointments',
    'notify-apl',
    'reserve-budget',
  ]);
  const stream = percorsoStream(percorsoId as unknown as PercorsoId);
  await engine.settled(stream);
  const loop = engine.handleOf(stream);
  expect(await loop.query('agenda')).toMatchObject({ term: 'plan', owed: null, closed: false });
  const status = (await (await fetch(`${api.url}/status`)).json()) as Answer;
  expect(status).toMatchObject({ engine: { reachable: true, signals: { waiting: 0, lost: 0 } } });
});

test('the story tells each fact once, in order, page by page, with its rules and without names', async () => {
  const first = (await read(`/percorsi/${percorsoId}/timeline?limit=4`)).answer;
  const rest = (await read(`/percorsi/${percorsoId}/timeline?after=${String(first['next'])}`)).answer;
  const told = [...(first['items'] as Answer[]), ...(rest['items'] as Answer[])];
  const steps = told.filter(({ type }) => type !== 'EffectAnswered');
  expect(steps.map(({ type }) => type)).toEqual([
    'AdhesionSubmitted',
    'FactsRecorded',
    'TakenInCharge',
    'ProfileAssigned',
    'PattoSigned',
    'AssegnoIssued',
    'AplChosen',
    'AplAccepted',
    'FirstMeetingHeld',
  ]);
  expect(told.map(({ version }) => version)).toEqual(told.map((_, index) => index + 1));
  expect(steps[0]).toMatchObject({
    title: 'Adesione presentata',
    effectiveOn: on,
    actor: { role: 'cpi', organisation: 'D612C000002', user: 'op-17' },
    basis: expect.arrayContaining([
      expect.objectContaining({ rule: 'R-AI-01', verdict: 'met', facts: { ageYears: 40 } }),
    ]) as [],
  });
  expect(JSON.stringify(told)).not.toMatch(/Mario|Rossi|Bianchi|RSSMRA/);
  expect((await read(`/persons/${personId}/percorsi`)).answer['items']).toHaveLength(1);
});

test('the account says where the money stands, and which fact put it there; a page never cuts a fact in two', async () => {
  const { answer } = await read(`/percorsi/${percorsoId}/account?limit=1`);
  const moved = { envelope: ENVELOPE, payee: '' };
  expect(answer).toMatchObject({
    balances: [
      { ...moved, account: 'available', cents: -100_000 },
      { ...moved, account: 'reserved', cents: 100_000 },
    ],
    proposals: [],
    items: [
      { ...moved, type: 'AssegnoIssued', account: 'available', cents: -100_000 },
      { ...moved, type: 'AssegnoIssued', account: 'reserved', cents: 100_000 },
    ],
  });
  expect(answer).not.toHaveProperty('next');
});

test('the report counts what was told by a day, and asks for the day that it is of', async () => {
  const report = '/programmes/TOS-PIO2/report';
  const rows = async (days: string) => (await read(`${report}?${days}`)).answer['rows'] as Answer[];
  expect((await rows('asOf=2099-12-31'))[0]).toMatchObject({
    figure: 'F053',
    indicator: 'adhesions',
    value: 1,
  });
  expect((await rows('asOf=2099-12-31&knownAt=2020-01-01'))[0]).toMatchObject({ value: 0 });
  expect((await read(report)).status).toBe(422);
  expect((await read('/programmes/TOS-NONE/report?asOf=2020-12-31')).status).toBe(404);
});

test('what the register does not have is not found, and a cursor of another list is refused', async () => {
  const nobody = randomUUID();
  for (const path of [
    `/percorsi/${nobody}`,
    `/percorsi/${nobody}/timeline`,
    `/percorsi/${nobody}/account`,
    `/persons/${nobody}`,
    '/apls/00000000000',
  ])
    expect((await read(path)).status).toBe(404);
  for (const cursor of ['x', 'WyJhIiwiYiIsImMiXQ']) {
    const { status, answer } = await read(`/work-list?after=${cursor}`);
    expect([status, answer['errors']]).toEqual([
      422,
      [expect.objectContaining({ field: 'after', code: 'cursor' })],
    ]);
  }
});

test('a date that contradicts the hire or the birth is refused with its field; what comes before its hire is kept', async () => {
  const worker = {
    givenName: 'Ada',
    familyName: 'Neri',
    codiceFiscale: taxCode(77),
    birthDate: '1985-12-10',
  };
  await accepted('/persons', worker);
  const tell = (more: object) =>
    ask('/employment-communications', communication(taxCode(77), '2020-03-18' as CivilDate, more), {
      actor: NODE,
    });
  const early = await tell({ eventOn: '1985-12-09' });
  expect([early.status, early.answer['errors']]).toEqual([
    422,
    [expect.objectContaining({ field: 'eventOn', code: 'date-before-birth' })],
  ]);
  const hire = communication(taxCode(77), '2020-03-18' as CivilDate);
  const end = { event: 'CES', refersTo: hire.protocol, eventOn: '2002-12-31' };
  expect((await tell(end)).status).toBe(200);
  expect((await ask('/employment-communications', hire, { actor: NODE })).status).toBe(200);
  const late = await tell(end);
  expect([late.status, late.answer['code'], late.answer['missing']]).toEqual([
    422,
    'communication-contradicts-hire',
    ['eventOn'],
  ]);
});

test('a problem quotes what was sent without what a terminal would take as an order', async () => {
  const response = await fetch(`${api.url}/api/v1/persons`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'Percorsi-Actor': CPI },
    body: JSON.stringify({ 'a\u009b2J\u202eb': 1 }),
  });
  const text = await response.text();
  expect(text).toContain('a\\u009b2J\\u202eb');
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect((JSON.parse(text) as { errors: { field: string }[] }).errors.map(({ field }) => field)).toContain(
    'a\u009b2J\u202eb',
  );
});

test('while the database is away questions answer 503, and when it is back they are answered again', async () => {
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  wire.cut();
  const { status, answer } = await read(`/percorsi/${percorsoId}`);
  expect([status, answer['code']]).toEqual([503, 'service-unavailable']);
  const probe = await fetch(`${api.url}/readyz`);
  expect([probe.status, await probe.json()]).toEqual([503, { status: 'not-ready', away: ['postgresql'] }]);
  wire.mend();
  expect((await read(`/percorsi/${percorsoId}`)).status).toBe(200);
});
