import { openDataSource } from '../../../apps/modules/database/data-source';
import { READ_TABLE } from '../../../apps/api/reads/table';
import { connect, CPI, MANAGER, type Caller, type Reply } from '../../support/http';
import type { DataSource } from 'typeorm';
import { percorsoStream } from '../../../domain/identifiers';
import { moment } from '../../domain/values';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { RECEIVING_CPI } from '../../support/pathway';
import { adhesionOf, newPerson, OFFICE, openRegisters } from '../../support/walk';
import { toldRun } from './told-run';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// The file of a programme that says who alone may see it: for whoever is not named it does not exist, whatever is asked.
let database: TestDatabase;
let api: ListeningApi;
let caller: Caller;
let woman: string;
let percorso: string;
let open: string;
let run: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const parts = partsOn(await openDataSource(database.urls.api), AWAY);
  api = await listening(parts);
  caller = connect(api.url);
  await openRegisters(caller);
  woman = String((await caller.must('/persons', newPerson()))['personId']);
  percorso = String((await caller.must('/percorsi', adhesionOfHers()))['percorsoId']);
  open = String((await caller.must('/percorsi', adhesionOf(woman)))['percorsoId']);
  run = await paidTo(woman, parts.database);
  const docket = 'AOO-FI/2020/0001234';
  const asked = { on: '2020-01-16', matter: { kind: 'complaint', officer: null }, percorso, docket };
  await caller.must(`/proceedings/${woman}/lodge-request`, asked);
  const matter = { kind: 'exit', exit: 'abandonment', cause: 'declared', percorso };
  await caller.must(`/proceedings/${woman}/open`, { on: '2020-01-16', matter });
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

/** A run that pays her under that programme, and leaves another payment of hers out. */
async function paidTo(personId: string, register: DataSource): Promise<string> {
  const on = '2020-01-15';
  const account = { iban: 'IT60X0542811101000000123456', holderName: 'Anna', holder: 'payee' };
  await caller.must('/payees/declare-account', { payee: `person/${personId}`, on, ...account });
  const payee = `person/${personId}` as const;
  const order = { stream: percorsoStream(percorso as never), payee, programme: 'TOS-DONNE' };
  const paid = { cents: 100, owedSince: moment(on), accountId: personId as never };
  return toldRun(register, {
    credits: [{ ...order, key: 'pay-fee@9', number: 1, ...paid }],
    leftOut: [{ ...order, key: 'pay-fee@8', blockers: ['not-waiting'] }],
  });
}

const ANOTHER = `cpi:${RECEIVING_CPI}:op-3`;
const UNSEEING = [undefined, ANOTHER, 'apl:57894950971:t-4', 'beneficiary::p-1', 'operator::s-1'] as const;
const SEEING = [CPI, MANAGER] as const;

const adhesionOfHers = () => ({
  ...adhesionOf(woman, {
    residenceRegion: { known: '09' },
    domicileRegion: { known: '09' },
    incomeSupport: { known: 'none' },
  }),
  programme: 'TOS-DONNE',
});

async function read(path: string, actor?: string): Promise<Reply> {
  const headers: Record<string, string> = actor === undefined ? {} : { 'percorsi-actor': actor };
  const response = await fetch(`${api.url}/api/v1${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

/** Every question that there is, asked about her, her office and what has to do with them. */
function pathsAsked(): readonly string[] {
  const names: { readonly [parameter: string]: string } = {
    percorsoId: percorso,
    personId: woman,
    aplId: '57894950971',
    cpiId: OFFICE,
    runId: run,
    kind: 'apl',
    id: '57894950971',
  };
  const codes: { readonly [parameter: string]: string } = { '/envelopes': 'TOS-PIO2-ASSEGNO' };
  const open = READ_TABLE.filter(({ roles }) => roles === undefined);
  return open.map(({ path }) => {
    const code = Object.entries(codes).find(([root]) => path.startsWith(root))?.[1] ?? 'TOS-PIO2';
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? code);
    const query: { readonly [path: string]: string } = {
      '/apls': '?on=2020-01-15',
      '/payees': `?payee=person/${woman}`,
      '/cpis': '?on=2020-01-15',
      '/persons/{personId}/unemployment': '?on=2020-01-15',
      '/programmes/{code}/report': '?asOf=2020-12-31',
      '/envelopes/{code}/forecast': '?asOf=2099-12-31',
    };
    return filled + (query[path] ?? '');
  });
}

test.each(UNSEEING)('no answer to %s names it, and asked for by its name it is not found', async (actor) => {
  for (const path of pathsAsked()) {
    const { status, body } = await read(path, actor);
    if (path.includes(percorso)) {
      expect([path, status, body['code']]).toEqual([path, 404, 'not-found']);
      continue;
    }
    expect([path, status]).toEqual([path, 200]);
    expect(JSON.stringify(body)).not.toContain(percorso);
  }
});

test.each(SEEING)(
  '%s finds it in the list, among the pathways of the person and by its name',
  async (actor) => {
    const { body } = await read(`/percorsi/${percorso}`, actor);
    expect(body).toMatchObject({ percorsoId: percorso, programme: 'TOS-DONNE', phase: 'requested' });
    const ofRun = actor === MANAGER ? [`/payment-runs/${run}`, `/payment-runs/${run}/credits`] : [];
    for (const path of [`/work-list?cpi=${OFFICE}`, `/persons/${woman}/percorsi`, ...ofRun])
      expect(JSON.stringify((await read(path, actor)).body)).toContain(percorso);
    for (const path of [`/percorsi/${percorso}/timeline`, `/percorsi/${percorso}/account`])
      expect((await read(path, actor)).status).toBe(200);
  },
);

test('what it waits for is in the list of its office with whom, what and by when', async () => {
  const found = async (task: string) =>
    (await read(`/work-list?cpi=${OFFICE}&task=${task}`, CPI)).body['items'] as readonly object[];
  const hers = { subjectId: woman, personId: woman, percorsoId: percorso, programme: 'TOS-DONNE' };
  const waits = { runId: null, apl: null, provider: null, assignee: 'cpi', since: '2020-01-16' };
  expect(await found('answer-request')).toEqual([
    expect.objectContaining({
      ...hers,
      ...waits,
      proceeding: null,
      request: 1,
      dueOn: '2020-02-15',
      title: 'Rispondere all’istanza',
      about: 'Reclamo',
    }),
  ]);
  expect(await found('deliver-notice')).toEqual([
    expect.objectContaining({
      ...hers,
      ...waits,
      proceeding: 3,
      request: null,
      dueOn: '2020-02-15',
      title: 'Registrare la consegna dell’avvio',
      about: 'Uscita da un percorso',
    }),
  ]);
});

test('its numbers are for who answers for all of it: few as they are, they would tell of her', async () => {
  const report = (programme: string, actor?: string) =>
    read(`/programmes/${programme}/report?asOf=2020-12-31`, actor);
  for (const actor of [...UNSEEING, CPI]) {
    const { status, body } = await report('TOS-DONNE', actor);
    expect([actor, status, body['code']]).toEqual([actor, 404, 'not-found']);
    expect((await report('TOS-PIO2', actor)).status).toBe(200);
  }
  expect(await report('TOS-DONNE', MANAGER)).toMatchObject({
    status: 200,
    body: { rows: expect.arrayContaining([expect.objectContaining({ indicator: 'adhesions' })]) as unknown },
  });
});

test('the pathway of an ordinary programme is seen as before, by whoever asks', async () => {
  for (const actor of UNSEEING) {
    expect((await read(`/percorsi/${open}`, actor)).status).toBe(200);
    expect(JSON.stringify((await read(`/persons/${woman}/percorsi`, actor)).body)).toContain(open);
  }
});

test('what another office asks of it is not found, by itself and as a row of a list', async () => {
  const on = '2020-01-16';
  const alone = await caller.post(`/percorsi/${percorso}/take-in-charge`, { on }, { actor: ANOTHER });
  expect([alone.status, alone.body['code'], alone.body['missing']]).toEqual([404, 'not-found', []]);
  const unknown = '00000000-0000-4000-8000-000000000000';
  const transfer = { on, cpi: RECEIVING_CPI, because: 'asked-by-person', percorsi: [percorso, unknown] };
  const { items } = await caller.must('/hand-overs/cpi', transfer, { actor: ANOTHER });
  const [hers, none] = items as readonly { readonly status: number; readonly problem: Reply['body'] }[];
  expect([hers?.status, none?.status]).toEqual([404, 404]);
  expect(hers?.problem['title']).toBe(none?.problem['title']);
});

test('a second adhesion of hers is refused in words that say of no pathway where it is', async () => {
  const second = await caller.post(
    '/percorsi',
    { ...adhesionOfHers(), cpi: RECEIVING_CPI },
    { actor: ANOTHER },
  );
  expect([second.status, second.body['code'], second.body['missing']]).toEqual([
    409,
    'adhesion-not-taken',
    [],
  ]);
  const told = await caller.post('/percorsi', adhesionOfHers(), { actor: 'beneficiary::p-1' });
  expect(told.body['code']).toBe('adhesion-not-taken');
});

test('records that cannot be joined for it do not name it to another office', async () => {
  const twin = String((await caller.must('/persons', newPerson()))['personId']);
  const other = { ...adhesionOfHers(), personId: twin };
  await caller.must('/percorsi', other);
  const joining = { into: woman, because: 'population-register' };
  const asked = (actor: string) => caller.post(`/persons/${twin}/join`, joining, { actor });
  const elsewhere = await asked(ANOTHER);
  expect(JSON.stringify(elsewhere.body)).not.toContain(percorso);
  expect(JSON.stringify((await asked(CPI)).body)).toContain(percorso);
});

test('it goes with the office to which it is transferred, and is found there alone', async () => {
  await caller.must(`/percorsi/${percorso}/transfer`, {
    on: '2020-02-03',
    cpi: RECEIVING_CPI,
    because: 'asked-by-person',
  });
  expect((await read(`/percorsi/${percorso}`, CPI)).status).toBe(404);
  expect((await read(`/percorsi/${percorso}`, ANOTHER)).status).toBe(200);
  expect((await read(`/percorsi/${percorso}`, MANAGER)).status).toBe(200);
  const { status } = await caller.post(`/percorsi/${percorso}/take-in-charge`, { on: '2020-02-04' });
  expect(status).toBe(404);
});
