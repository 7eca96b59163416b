import type { DataSource } from 'typeorm';
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
