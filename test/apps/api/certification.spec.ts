import type { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { migrate } from '../../../apps/modules/database/migrate';
import { createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import type { Reply } from '../../support/http';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// A small cohort that was imported; an auditor, who is given the role of a manager, looks at what was paid of it.
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let source: DataSource;
let api: ListeningApi;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  const urls = await migrate(database.ownerUrl);
  source = await openDataSource(urls.api);
  api = await listening(partsOn(source, AWAY));
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

async function read(path: string, actor = 'manager::m-1'): Promise<Reply> {
  const response = await fetch(`${api.url}/api/v1${path}`, { headers: { 'percorsi-actor': actor } });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

const PERIOD = 'from=2018-01-01&to=2199-12-31';

interface Found {
  readonly paidCents: number;
  readonly returnedCents: number;
  readonly trail: readonly {
    readonly item: string;
    readonly lacking: readonly { readonly code: string }[];
  }[];
}

test('page by page it reads what may be declared, and each line of Annex XIII with its facts', async () => {
  const items: Found[] = [];
  let last: Reply['body'] = {};
  for (let after = ''; ;) {
    const page = await read(`/envelopes/TOS-PIO2-ASSEGNO/certification?${PERIOD}&limit=10${after}`);
    expect(page.status).toBe(200);
    items.push(...(page.body['items'] as Found[]));
    last = page.body;
    if (last['next'] === undefined) break;
    after = `&after=${encodeURIComponent(last['next'] as string)}`;
  }
  expect(last).toMatchObject({ operations: 28, moves: 37, paidCents: 6_210_924, returnedCents: 1_810_746 });
  expect(items.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(last['paidCents']);
  expect(items[0]?.trail.map(({ item }) => item)).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    'OSC',
    'OSC',
    'IND',
  ]);
  expect(items[0]?.trail[5]).toMatchObject({
    standing: 'missing',
    lacking: [{ code: 'durc', text: expect.any(String) as string }],
    facts: [
      { type: 'PaymentProposed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { type: 'PaymentApproved' },
    ],
  });
});

test('nobody else reads it; an envelope that is not there, and days that are none, are said', async () => {
  const path = `/envelopes/TOS-PIO2-ASSEGNO/certification?${PERIOD}`;
  for (const actor of ['cpi:D612C000002:o-1', 'apl:52980650502:t-2', 'beneficiary::p-1'])
    expect((await read(path, actor)).status).toBe(403);
  expect((await read(`/envelopes/TOS-NONE/certification?${PERIOD}`)).status).toBe(404);
  expect((await read('/envelopes/TOS-PIO2-ASSEGNO/certification?from=x&to=2020-01-01')).status).toBe(422);
});

async function ask(path: string, body: object, actor = 'manager::m-1'): Promise<Reply> {
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'percorsi-actor': actor,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

const INCENTIVES = '/envelopes/TOS-PIO2-INCENTIVI';

interface Operation {
  readonly standing: string;
  readonly paidCents: number;
  readonly returnedCents: number;
  readonly moves: readonly {
    readonly payee: string;
    readonly cents: number;
    readonly declaration: number | null;
    readonly fact: { readonly on: string };
  }[];
}
const operations = async (): Promise<readonly Operation[]> =>
  (await read(`${INCENTIVES}/certification?${PERIOD}`)).body['items'] as readonly Operation[];

test('what lacks nothing is declared once: one person proposes it, another certifies it, and the next holds only what is new', async () => {
  const to = new Date().toISOString().slice(0, 10);
  const nothing = await ask(`${INCENTIVES}/propose-declaration`, { to });
  expect(nothing).toMatchObject({ status: 409, body: { code: 'nothing-to-declare' } });

  // The employers were checked on the day on which they were paid, and the office tells it only now.
  const paid = (await operations()).flatMap(({ moves }) => moves.filter(({ cents }) => cents > 0));
  for (const payee of new Set(paid.map((one) => one.payee))) {
    const on = paid.find((one) => one.payee === payee)?.fact.on;
    for (const check of ['durc', 'art-48-bis'])
      expect(
        await ask('/payees/record-check', { payee, on, check, outcome: 'clear', validUntil: null }),
      ).toMatchObject({ status: 200 });
  }
  const complete = (await operations()).filter(({ standing }) => standing === 'complete');
  const cents = complete.reduce((sum, one) => sum + one.paidCents - one.returnedCents, 0);
  expect(complete.length).toBeGreaterThan(2);

  const proposed = await ask(`${INCENTIVES}/propose-declaration`, { to });
  expect(proposed).toMatchObject({ status: 200, body: { facts: ['DeclarationProposed'] } });
  const [open] = (await read(`${INCENTIVES}/declarations`)).body['items'] as readonly {
    readonly declaration: number;
  }[];
  expect(open).toMatchObject({
    number: null,
    to,
    cents,
    digest: expect.stringMatching(/^sha256:/) as string,
  });
  const certify = { declaration: open?.declaration, cents };
  expect(await ask(`${INCENTIVES}/certify-expenditure`, certify)).toMatchObject({
    status: 422,
    body: { code: 'same-person-approves' },
  });
  expect(await ask(`${INCENTIVES}/certify-expenditure`, certify, 'manager::m-2')).toMatchObject({
    status: 200,
    body: { facts: ['ExpenditureCertified'] },
  });

  const declared = (await operations()).flatMap(({ moves }) => moves.filter((one) => one.declaration === 1));
  expect(declared.reduce((sum, one) => sum + one.cents, 0)).toBe(cents);
  expect(await ask(`${INCENTIVES}/propose-declaration`, { to })).toMatchObject({
    status: 409,
    body: { code: 'nothing-to-declare' },
  });
  expect(await ask(`${INCENTIVES}/propose-declaration`, { to }, 'cpi:D612C000002:o-1')).toMatchObject({
    status: 403,
  });
});
