import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { migrate } from '../../../apps/modules/database/migrate';
import type { Reply } from '../../support/http';
import { asOwner, createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// A small cohort that was imported; before a body is suspended, those who would decide it look at whom that concerns.
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let source: DataSource;
let api: ListeningApi;
let body: string;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  const urls = await migrate(database.ownerUrl);
  source = await openDataSource(urls.api);
  api = await listening(partsOn(source, AWAY));
  const busiest = `SELECT apl FROM read_model.percorso_file WHERE phase = 'started' GROUP BY apl
    ORDER BY count(*) DESC, apl LIMIT 1`;
  const { rows } = await asOwner((client) => client.query<{ apl: string }>(busiest), database.ownerUrl);
  body = rows[0]?.apl ?? '';
});
afterAll(async () => {
  await api.app.close();
  if (source.isInitialized) await source.destroy();
  await database.drop();
});

const MANAGER = 'manager::m-1';

async function read(path: string, actor?: string): Promise<Reply> {
  const headers: Record<string, string> = actor === undefined ? {} : { 'percorsi-actor': actor };
  const response = await fetch(`${api.url}/api/v1${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

interface Item {
  readonly percorsoId: string;
  readonly cpi: string;
  readonly phase: string;
  readonly underWay: boolean;
  readonly owedCents: number;
}
interface Affected {
  readonly people: number;
  readonly owedCents: number;
  readonly groups: readonly (Item & { readonly people: number })[];
  readonly items: readonly Item[];
  readonly next?: string;
}

async function affected(query = '', actor = MANAGER): Promise<Affected> {
  const { status, body: found } = await read(`/apls/${body}/affected?limit=100${query}`, actor);
  expect(status).toBe(200);
  return found as unknown as Affected;
}

test('whoever answers for the programme reads who is affected, in numbers and one by one', async () => {
  const { people, owedCents, groups, items } = await affected();
  expect(people).toBeGreaterThan(0);
  expect(items.filter(({ underWay }) => underWay)).toHaveLength(people);
  expect(items.reduce((sum, one) => sum + one.owedCents, 0)).toBe(owedCents);
  expect(groups.reduce((sum, one) => sum + one.people, 0)).toBe(items.length);
  const { body: one } = await read(`/apls/${body}/affected?phase=started&limit=1`, MANAGER);
  expect(one).toMatchObject({
    aplId: body,
    places: null,
    items: [
      {
        phase: 'started',
        phaseText: 'Avviato',
        terms: expect.arrayContaining([
          { task: 'follow-path', title: 'Seguire il percorso', dueOn: expect.any(String) as string },
        ]) as unknown,
      },
    ],
  });
});

test('page by page nobody is lost or doubled, and a filter leaves the numbers as they are', async () => {
  const whole = await affected();
  const ids: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const path = `/apls/${body}/affected?limit=2${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`;
    const page = (await read(path, MANAGER)).body as unknown as Affected;
    ids.push(...page.items.map(({ percorsoId }) => percorsoId));
    next = page.next;
  }
  expect(ids).toEqual(whole.items.map(({ percorsoId }) => percorsoId));
  const started = await affected('&phase=started');
  expect(started.items).toEqual(whole.items.filter(({ phase }) => phase === 'started'));
  expect(started.groups).toEqual(whole.groups);
  expect((await affected('&programme=TOS-PIO1')).items).toEqual([]);
});

test('an office reads its own percorsi, the body and nobody in particular read none of them', async () => {
  const whole = await affected();
  const office = whole.items[0]?.cpi ?? '';
  const own = await affected('', `cpi:${office}:op-1`);
  expect(own.items).toEqual(whole.items.filter(({ cpi }) => cpi === office));
  expect(own.groups.every(({ cpi }) => cpi === office)).toBe(true);
  const path = `/apls/${body}/affected`;
  for (const actor of [`apl:${body}:t-1`, 'beneficiary::p-1'])
    expect(await read(path, actor)).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
  expect((await read(path)).status).toBe(400);
});

test('who is no provider of the register is not found, and what is no phase is named', async () => {
  for (const path of ['/apls/12345/affected', '/apls/11111111115/affected'])
    expect((await read(path, MANAGER)).status).toBe(404);
  for (const query of ['phase=begun', 'after=x'])
    expect(await read(`/apls/${body}/affected?${query}`, MANAGER)).toMatchObject({
      status: 422,
      body: { code: 'fields-invalid' },
    });
});
