import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { ApiParts } from '../../../apps/api/api.module';
import type { CommandRow } from '../../../apps/api/commands/row';
import { COMMAND_TABLE } from '../../../apps/api/commands/table';
import { GROUP_ACTIVITY } from '../../../apps/api/group-activities/group-activity';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { OFFICE_ENTRY } from '../../support/walk';
import { exampleBody, otherBodies } from './example-body';
import { toldRun } from './told-run';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

let database: TestDatabase;
let register: DataSource;
let parts: ApiParts;
let api: ListeningApi;

beforeAll(async () => {
  database = await createTestDatabase();
  register = await openDataSource(database.ownerUrl);
  parts = partsOn(await openDataSource(database.urls.api, { transactions: 'short' }), AWAY);
  api = await listening(parts);
});
afterAll(async () => {
  await api.app.close();
  await register.destroy();
  await database.drop();
});

const ACTORS = {
  cpi: 'cpi:D612C000002:op-17',
  apl: 'apl:57894950971:t-4',
  manager: 'manager::m-1',
  operator: 'operator::o-1',
  beneficiary: 'beneficiary::b-1',
};
const NOBODY = '00000000-0000-4000-8000-000000000000';
const UNKNOWN = {
  percorsoId: NOBODY,
  incentiveId: NOBODY,
  runId: NOBODY,
  aplId: '52980650502',
  code: 'TOS-NONE',
};

interface Sent {
  readonly key?: string;
  readonly actor?: string;
}

async function post(path: string, body: object, { key = randomUUID(), actor = ACTORS.cpi }: Sent = {}) {
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'Percorsi-Actor': actor },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>> & { readonly code?: string };
  const { code = 'accepted' } = answer;
  return { status: response.status, answer, outcome: `${response.status} ${code}` };
}

const actorOf = ({ roles }: Pick<CommandRow, 'roles'>): string => ACTORS[roles[0] ?? 'cpi'];

function pathOf({ path }: Pick<CommandRow, 'path'>, named: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '');
}

async function rows(): Promise<readonly number[]> {
  const tables = [
    'register.command',
    'register.event',
    'register.stream',
    'register.wake_at',
    'personal.tutor',
  ];
  const counts = tables.map((table) => `SELECT count(*)::int AS n FROM ${table}`).join(' UNION ALL ');
  return (await register.query<{ n: number }[]>(counts)).map(({ n }) => n);
}

const onStreams = COMMAND_TABLE.filter(({ path, begins }) => path.includes('{') && begins !== true);

describe('what does not exist', () => {
  test.each(onStreams.map((row) => [row.type, row] as const))(
    '%s of it is not found, and leaves nothing',
    async (_type, row) => {
      const before = await rows();
      const { outcome } = await post(pathOf(row, UNKNOWN), exampleBody(row.body), { actor: actorOf(row) });
      expect(outcome).toBe('404 not-found');
      expect(await rows()).toEqual(before);
      expect(parts.messenger.load()).toEqual({ waiting: 0, lost: 0, lastSentAt: null });
    },
  );

  test('in a group each percorso that does not exist says so, and leaves nothing', async () => {
    const before = await rows();
    const { status, answer } = await post(GROUP_ACTIVITY.path, groupOf(NOBODY));
    expect(status).toBe(200);
    expect(answer['items']).toEqual([
      expect.objectContaining({
        status: 404,
        problem: expect.objectContaining({ code: 'not-found' }) as object,
      }),
    ]);
    expect(await rows()).toEqual(before);
  });
});

const groupOf = (...percorsi: readonly string[]) => ({
  on: '2020-01-15',
  kind: 'interview',
  minutes: 60,
  mode: 'remote',
  participants: percorsi.map((percorsoId) => ({ percorsoId, attendance: 'attended' })),
});

describe('one key', () => {
  const named: Record<string, string> = {
    aplId: '57894950971',
    code: 'TOS-PIO2-ASSEGNO',
    cpiId: 'D612C000002',
  };

  beforeAll(async () => {
    const person = COMMAND_TABLE.find(({ type }) => type === 'RegisterPerson')?.body;
    const adhesion = COMMAND_TABLE.find(({ type }) => type === 'SubmitAdhesion')?.body;
    const application = COMMAND_TABLE.find(({ type }) => type === 'ApplyForIncentive')?.body;
    if (person === undefined || adhesion === undefined || application === undefined)
      throw new Error('no rows');
    await post(
      '/apls/57894950971/accredit',
      { name: 'Uno', from: '2019-01-01', to: null },
      { actor: ACTORS.manager },
    );
    await post('/cpis/D612C000002/register', OFFICE_ENTRY, { actor: ACTORS.manager });
    await post('/envelopes/TOS-PIO2-ASSEGNO/open', { cents: 1 }, { actor: ACTORS.manager });
    const { personId } = (await post('/persons', exampleBody(person))).answer;
    const begun = await post('/percorsi', { ...exampleBody(adhesion), personId, programme: 'TOS-PIO2' });
    const applied = await post('/incentives', {
      ...exampleBody(application),
      personId,
      programme: 'TOS-PIO2',
    });
    expect([begun.outcome, applied.outcome]).toEqual(['200 accepted', '200 accepted']);
    const request = { on: '2020-01-15', matter: { kind: 'access' }, percorso: null, docket: 'AOO-FI/1' };
    const lodged = await post(`/proceedings/${String(personId)}/lodge-request`, request);
    expect(lodged.outcome).toBe('200 accepted');
    named['subjectId'] = String(personId);
    named['personId'] = String(personId);
    named['percorsoId'] = String(begun.answer['percorsoId']);
    named['incentiveId'] = String(applied.answer['incentiveId']);
    named['runId'] = await toldRun(parts.database);
  });

  /** Where the body names the stream, that is the one that there is. */
  const onStream = (body: Readonly<Record<string, unknown>>) =>
    String(body['of']).startsWith('percorso/')
      ? { ...body, of: `percorso/${named['percorsoId'] ?? ''}` }
      : body;

  test.each(COMMAND_TABLE.map((row) => [row.type, row] as const))(
    'of %s gets its first answer again, and with any other body is refused',
    async (_type, row) => {
      const sent = { key: randomUUID(), actor: actorOf(row) };
      const path = pathOf(row, named);
      const body = onStream(exampleBody(row.body));
      const first = await post(path, body, sent);
      expect(first.status).not.toBe(404);
      expect(first.status).toBeLessThan(500);
      const again = await post(path, body, sent);
      const { traceId: _one, ...told } = first.answer;
      const { traceId: _two, ...toldAgain } = again.answer;
      expect(toldAgain).toEqual(told);
      const others = otherBodies(row.body);
      expect(others.length).toBeGreaterThan(0);
      for (const [field, other] of others)
        expect([field, (await post(path, onStream(other), sent)).outcome]).toEqual([
          field,
          '422 request-id-reused',
        ]);
    },
  );

  test('of a group with other people is refused, and with the same gets the same verdicts', async () => {
    const sent = { key: randomUUID() };
    const first = await post(GROUP_ACTIVITY.path, groupOf(named['percorsoId'] ?? ''), sent);
    expect(first.status).toBe(200);
    expect((await post(GROUP_ACTIVITY.path, groupOf(NOBODY), sent)).outcome).toBe('422 request-id-reused');
    const again = await post(GROUP_ACTIVITY.path, groupOf(named['percorsoId'] ?? ''), sent);
    expect((again.answer['items'] as readonly object[]).length).toBe(1);
    expect(again.answer['groupId']).toBe(first.answer['groupId']);
  });

  test('that an adhesion had cannot be that of a group, nor that of anything else', async () => {
    const sent = { key: randomUUID(), actor: ACTORS.cpi };
    const { percorsoId = '' } = named;
    await post(`/percorsi/${percorsoId}/take-in-charge`, { on: '2020-01-15' }, sent);
    expect((await post(GROUP_ACTIVITY.path, groupOf(percorsoId), sent)).outcome).toBe(
      '422 request-id-reused',
    );
    expect((await post(`/percorsi/${percorsoId}/sign-patto`, { on: '2020-01-15' }, sent)).outcome).toBe(
      '422 request-id-reused',
    );
  });

  test('gets the answer of its adhesion also when the person is better known since', async () => {
    const person = { codiceFiscale: 'RSSMRA85T10A562S', givenName: 'Mario', familyName: 'Rossi' };
    const { personId } = (await post('/persons', person)).answer;
    const adhesion = COMMAND_TABLE.find(({ type }) => type === 'SubmitAdhesion')?.body;
    if (adhesion === undefined) throw new Error('no row');
    const body = { ...exampleBody(adhesion), personId, programme: 'TOS-PIO2' };
    const sent = { key: randomUUID() };
    const first = await post('/percorsi', body, sent);
    await post('/persons', { ...person, birthDate: '1985-12-10' });
    expect(await post('/percorsi', body, sent)).toEqual(first);
  });
});

describe('a refusal', () => {
  const body = COMMAND_TABLE.find(({ type }) => type === 'SubmitAdhesion')?.body;
  test.each([
    [{ programme: 'TOS-PIO2', on: '2021-01-01' }, 'on', '2019-12-21/2020-09-30'],
    [{ programme: 'TOS-PIO9', on: '2020-01-15' }, 'programme', 'TOS-PIO2'],
  ])('of an adhesion %j says what would be accepted of %s: %s', async (asked, field, value) => {
    if (body === undefined) throw new Error('no row');
    const person = { codiceFiscale: 'RSSMRA80A01D612Y', givenName: 'Mario', familyName: 'Rossi' };
    const { personId } = (await post('/persons', person)).answer;
    const { answer } = await post('/percorsi', { ...exampleBody(body), personId, ...asked });
    expect(answer['errors']).toEqual([expect.objectContaining({ field })]);
    const [error] = answer['errors'] as readonly { allowed: readonly string[]; message: string }[];
    expect(error?.allowed).toContain(value);
  });
});

describe('a refusal of a day', () => {
  const [DID, NOTHING] = [{ known: '2019-11-04' }, { known: 'none' }];
  const today = new Date().toISOString().slice(0, 10);
  const italian = today.split('-').reverse().join('/');
  let percorso = '';
  beforeAll(async () => {
    const person = { codiceFiscale: 'VRDLRA92L47D612V', givenName: 'Laura', familyName: 'Verdi' };
    const { personId } = (await post('/persons', { ...person, birthDate: '1992-07-07' })).answer;
    const region = { known: '09' };
    const facts = { residenceRegion: region, domicileRegion: region, didOn: DID, incomeSupport: NOTHING };
    const adhesion = { personId, programme: 'TOS-PIO2', cpi: 'D612C000002', on: '2020-01-15', facts };
    const begun = await post('/percorsi', adhesion);
    expect(begun.outcome).toBe('200 accepted');
    percorso = `/percorsi/${String(begun.answer['percorsoId'])}`;
  });

  test.each(['2020-01-14', '2199-12-31'])('%s names the step before, its day, and today', async (on) => {
    const { answer, status } = await post(`${percorso}/take-in-charge`, { on });
    expect({ status, missing: answer['missing'] }).toEqual({ status: 422, missing: [] });
    expect(answer['errors']).toEqual([
      {
        field: 'on',
        code: 'out-of-range',
        message: `dal 15/01/2020 (Adesione presentata) al ${italian} (oggi)`,
        allowed: [`2020-01-15/${today}`],
      },
    ]);
  });

  test('of a sum names what others have taken of it', async () => {
    await post(`${percorso}/take-in-charge`, { on: '2020-01-15' });
    await post(`${percorso}/assign-profile`, { on: '2020-01-15', profileIndex: '0.8000' });
    await post(`${percorso}/sign-patto`, { on: '2020-01-15' });
    expect((await post(`${percorso}/issue-assegno`, { on: '2020-01-15' })).outcome).toBe('200 accepted');
    const envelope = '/envelopes/TOS-PIO2-ASSEGNO/resize';
    const { outcome, answer } = await post(envelope, { cents: 1 }, { actor: ACTORS.manager });
    expect(outcome).toBe('409 envelope-below-reserved');
    const message = 'Almeno 100000 centesimi';
    expect(answer['errors']).toEqual([{ field: 'cents', code: 'out-of-range', message }]);
  });

  test('of an activity names the days of the percorso', async () => {
    await post(`${percorso}/take-in-charge`, { on: '2020-01-15' });
    const row = COMMAND_TABLE.find(({ type }) => type === 'RecordActivity');
    if (row === undefined) throw new Error('no row');
    const activity = { ...exampleBody(row.body), on: '2020-01-10' };
    const { outcome, answer } = await post(`${percorso}/record-activity`, activity);
    expect(outcome).toBe('422 activity-outside-percorso');
    expect(answer['errors']).toMatchObject([{ field: 'on', allowed: [`2020-01-15/${today}`] }]);
  });
});

describe('what is on record already is one fact', () => {
  const manager = { actor: ACTORS.manager };
  test.each([
    ['accredit', { name: 'Due', from: '2019-01-01', to: null }],
    ['suspend', { from: '2020-03-01', to: '2020-03-31' }],
    ['set-places', { on: '2020-01-02', places: 7 }],
    ['withdraw', { on: '2021-01-01' }],
  ])('%s told twice', async (what, body) => {
    const first = await post(`/apls/65925430509/${what}`, body, manager);
    const again = await post(`/apls/65925430509/${what}`, body, manager);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((first.answer['facts'] as readonly string[]).length).toBe(1);
    expect(again.answer).toMatchObject({ facts: [], version: first.answer['version'] });
  });
});
