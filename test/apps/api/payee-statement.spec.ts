import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { migrate } from '../../../apps/modules/database/migrate';
import { asOwner, createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import type { Reply } from '../../support/http';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// A small cohort that was imported; one body of it looks at what it is owed, and others look at that.
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let source: DataSource;
let api: ListeningApi;
let body: string;
let office: string;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  const urls = await migrate(database.ownerUrl);
  source = await openDataSource(urls.api);
  api = await listening(partsOn(source, AWAY));
  const busiest = `SELECT payee, min(cpi) AS cpi FROM read_model.ledger_entry WHERE kind = 'percorso' AND payee <> ''
    GROUP BY payee ORDER BY count(DISTINCT stream_id) DESC LIMIT 1`;
  const { rows } = await asOwner(
    (client) => client.query<{ payee: string; cpi: string }>(busiest),
    database.ownerUrl,
  );
  body = rows[0]?.payee ?? '';
  office = rows[0]?.cpi ?? '';
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

async function read(path: string, actor?: string): Promise<Reply> {
  const headers: Record<string, string> = actor === undefined ? {} : { 'percorsi-actor': actor };
  const response = await fetch(`${api.url}/api/v1${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

interface Line {
  readonly stream: string;
  readonly owedCents: number;
  readonly closing: { readonly entitledCents: number };
  readonly parts: readonly { readonly title: unknown; readonly rule: { readonly source: string } }[];
}

async function wholeOf(actor: string): Promise<{ readonly lines: readonly Line[]; readonly owed: number }> {
  const lines: Line[] = [];
  let owed = 0;
  for (let after = ''; ;) {
    const page = await read(`/payees/apl/${body}/statement?limit=10${after}`, actor);
    expect(page.status).toBe(200);
    lines.push(...(page.body['items'] as Line[]));
    owed = (page.body['totals'] as { owedCents: number }[]).reduce((sum, one) => sum + one.owedCents, 0);
    if (page.body['next'] === undefined) return { lines, owed };
    after = `&after=${encodeURIComponent(page.body['next'] as string)}`;
  }
}

test('a body reads what it is owed, from which acts and rules, page by page; its lines sum to the totals', async () => {
  const { lines, owed } = await wholeOf(`apl:${body}:t-1`);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.reduce((sum, one) => sum + one.owedCents, 0)).toBe(owed);
  const [part] = lines.flatMap(({ parts }) => parts);
  expect(part).toMatchObject({ title: expect.any(String) as string });
  expect(part?.rule.source).not.toBe('');
  expect((await wholeOf('manager::m-1')).lines).toEqual(lines);
});

test('an office reads the lines of its own percorsi; whoever has nothing to do with it reads none', async () => {
  const { lines } = await wholeOf(`apl:${body}:t-1`);
  const own = await wholeOf(`cpi:${office}:o-1`);
  expect(own.lines.length).toBeGreaterThan(0);
  const streams = lines.map(({ stream }) => stream);
  for (const { stream } of own.lines) expect(streams).toContain(stream);
  for (const actor of [undefined, 'apl:52980650502:t-2', 'beneficiary::p-1']) {
    const { status, body: none } = await read(`/payees/apl/${body}/statement`, actor);
    expect([status, none]).toEqual([200, { payee: `apl/${body}`, seen: 'nothing', totals: [], items: [] }]);
  }
});

test('who is nobody that can be paid is not found, and a cursor of another list is named', async () => {
  for (const path of ['/payees/apl/12345/statement', '/payees/bank/12345/statement'])
    expect((await read(path, 'manager::m-1')).status).toBe(404);
  const { status, body: problem } = await read(`/payees/apl/${body}/statement?after=x`, 'manager::m-1');
  expect([status, problem['code']]).toEqual([422, 'fields-invalid']);
});

test('an envelope says what it will owe by month, against what is left of it', async () => {
  const { status, body: found } = await read(
    '/envelopes/TOS-PIO2-ASSEGNO/forecast?asOf=2020-09-30',
    'manager::m-1',
  );
  expect(status).toBe(200);
  const months = found['months'] as { month: string | null; expectedCents: number }[];
  expect(months.length).toBeGreaterThan(1);
  expect(found).toMatchObject({ code: 'TOS-PIO2-ASSEGNO', asOf: '2020-09-30', uncoveredCents: 0 });
  expect(found['leftCents']).toBeGreaterThan(found['freeCents'] as number);
  expect((await read('/envelopes/TOS-NONE/forecast?asOf=2020-09-30', 'manager::m-1')).status).toBe(404);
});
