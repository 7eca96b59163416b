import type { DataSource } from 'typeorm';
import { handleWith, type Handle } from '../../../activities/handle';
import { readHistory } from '../../../activities/postgres/history';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { rebuildReadModels } from '../../../activities/postgres/rebuild';
import { verifyRegister } from '../../../activities/postgres/verify';
import { redecide } from '../../../activities/redecide';
import type { ApiParts } from '../../../apps/api/api.module';
import { finishJoinings } from '../../../apps/api/persons/unfinished-joinings';
import { openDataSource } from '../../../apps/modules/database/data-source';
import type { Command } from '../../../domain/deciders';
import { userOf } from '../../../domain/users';
import { RULEBOOK } from '../../../domain/programmes';
import { parsePersonId, personStream, type StreamId } from '../../../domain/identifiers';
import { instantAt } from '../../../domain/time/civil-date';
import { made } from '../../domain/values';
import { ask } from '../../support/pathway';
import { connect, MANAGER, type Caller, type Reply } from '../../support/http';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { OFFICE, OFFICE_ENTRY } from '../../support/walk';
import { HIRE } from './told-hire';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

let database: TestDatabase;
let rebuild: DataSource;
let api: ListeningApi;
let caller: Caller;
let handle: Handle;
let parts: ApiParts;
beforeAll(async () => {
  database = await createTestDatabase();
  const source = await openDataSource(database.urls.api);
  rebuild = await openDataSource(database.urls.rebuild);
  handle = handleWith(postgresEventStore(source), { digest: 'test', rulebook: RULEBOOK });
  parts = partsOn(source, AWAY);
  api = await listening(parts);
  caller = connect(api.url);
  await caller.must(`/cpis/${OFFICE}/register`, OFFICE_ENTRY, { actor: MANAGER });
});
afterAll(async () => {
  await api.app.close();
  await rebuild.destroy();
  await database.drop();
});
afterEach(async () => {
  await asOwner((owner) => owner.query('DELETE FROM personal.person'), database.ownerUrl);
  expect(await verifyRegister(rebuild, RULEBOOK)).toEqual([]);
  const streams = await rebuild.query<{ id: StreamId }[]>('SELECT stream_id AS id FROM register.stream');
  for (const { id } of streams)
    expect(redecide(await readHistory(rebuild, id), RULEBOOK).findings).toEqual([]);
});

/** The final code, and the provisional one under which the same person was registered by another office. */
const FATOU = {
  codiceFiscale: 'GYUFTA80A41Z343L',
  givenName: 'Fatou',
  familyName: 'Gueye',
  birthDate: '1980-01-01',
};
const PROVISIONAL = { codiceFiscale: '61492729035', givenName: 'Fatou', familyName: 'Gueye Ndiaye' };
const because = 'population-register';

const register = async (person: object) => String((await caller.must('/persons', person))['personId']);
const both = async () => ({ kept: await register(FATOU), other: await register(PROVISIONAL) });
const join = (other: string, kept: string, key?: string): Promise<Reply> =>
  caller.post(`/persons/${other}/join`, { into: kept, because }, key === undefined ? {} : { key });
async function together() {
  const records = await both();
  expect(await join(records.other, records.kept)).toMatchObject({ status: 200 });
  return records;
}
const stream = (personId: string) => personStream(made(parsePersonId, personId));
/** Time passes for a percorso, so that it hears of its person. */
const wake = (percorsoId: unknown) =>
  handle({ stream: `percorso/${String(percorsoId)}`, now: instantAt(Date.now()), asks: [] });

async function eventsOf(of: StreamId): Promise<readonly string[]> {
  const query = 'SELECT type FROM register.event WHERE stream_id = $1 ORDER BY version';
  const { rows } = await asOwner((owner) => owner.query<{ type: string }>(query, [of]), database.ownerUrl);
  return rows.map(({ type }) => type);
}

test('an office joins two records: both say so, with who, when and why, whichever is asked for', async () => {
  const { kept, other } = await together();
  const card = await caller.read(`/persons/${kept}`);
  expect(card).toMatchObject({ personId: kept, codiceFiscale: FATOU.codiceFiscale, records: [other] });
  expect(card['decisions']).toMatchObject([
    {
      personId: other,
      type: 'RecordJoined',
      other: kept,
      joining: 2,
      because,
      becauseText: 'Anagrafe della popolazione',
      actor: { role: 'cpi', organisation: 'D612C000002', user: 'op-17' },
    },
    { personId: kept, type: 'RecordTakenIn', other, joining: 2, because },
  ]);
  expect(await caller.read(`/persons/${other}`)).toEqual(card);
  expect(await eventsOf(stream(other))).toEqual(['PersonRegistered', 'RecordJoined']);
});

test('whatever is sent for either comes to the one that is kept', async () => {
  const { kept, other } = await together();
  for (const told of [FATOU, PROVISIONAL, { ...FATOU, familyName: 'Gueye Ndiaye' }])
    expect(await caller.must('/persons', told)).toMatchObject({ personId: kept, alreadyRegistered: true });
  for (const [number, worker] of [FATOU.codiceFiscale, PROVISIONAL.codiceFiscale].entries()) {
    const told = { ...HIRE, worker, protocol: `170002000000010${number}` };
    expect(await caller.must('/employment-communications', told)).toMatchObject({ personId: kept });
  }
  const changed = await caller.must(`/persons/${other}/change-tax-code`, {
    codiceFiscale: 'GYUFTA80A41Z34PH',
    because: 'tax-agency',
  });
  expect(changed).toMatchObject({ personId: kept });
  const correcting = { answer: 'same-person', personId: other, because: 'declared', correct: ['familyName'] };
  await caller.must('/persons', { ...FATOU, familyName: 'Diallo', decision: correcting });
  expect(await caller.read(`/persons/${other}`)).toMatchObject({ personId: kept, familyName: 'Diallo' });
  const { percorsoId } = await caller.must('/percorsi', adhesionOf(other));
  expect(await caller.read(`/percorsi/${String(percorsoId)}`)).toMatchObject({ personId: kept });
  const applied = await caller.must('/incentives', applicationOf(other));
  expect(applied).toMatchObject({ facts: expect.arrayContaining(['IncentiveApplied']) as unknown });
  expect((await caller.post('/percorsi', adhesionOf(kept))).body).toMatchObject({
    code: 'percorso-already-active',
  });
});

test('a percorso of the joined one goes on under the kept person, and tells of it in its story', async () => {
  const { kept, other } = await both();
  const { percorsoId } = await caller.must('/percorsi', adhesionOf(other));
  await caller.must('/employment-communications', { ...HIRE, worker: FATOU.codiceFiscale });
  await join(other, kept);
  await wake(percorsoId);
  expect(await caller.read(`/percorsi/${String(percorsoId)}`)).toMatchObject({ personId: kept });
  expect(await caller.read(`/persons/${kept}/percorsi`)).toMatchObject({ items: [{ percorsoId }] });
  const { items } = (await caller.read(`/percorsi/${String(percorsoId)}/timeline`)) as {
    items?: readonly { readonly type: string; readonly data: object }[];
  };
  expect(items?.map(({ type }) => type)).toEqual(['AdhesionSubmitted', 'PersonJoined', 'EmploymentObserved']);
  expect(items?.[1]).toMatchObject({ data: { from: other, into: kept } });
});

test('a death told of the joined record ends the percorso of the kept one, whichever is told of it', async () => {
  for (const order of ['before', 'after']) {
    const { kept, other } = await both();
    const { percorsoId } = await caller.must('/percorsi', adhesionOf(kept));
    const dies = () =>
      caller.must(`/persons/${other}/report-death`, { on: '2020-03-02', source: 'population-register' });
    if (order === 'before') await dies();
    await join(other, kept);
    if (order === 'after') await dies();
    await wake(percorsoId);
    expect(await caller.read(`/percorsi/${String(percorsoId)}`)).toMatchObject({
      phase: 'deceased',
      personId: kept,
    });
    for (const record of [kept, other])
      expect(await caller.read(`/persons/${record}`)).toMatchObject({ personId: kept, diedOn: '2020-03-02' });
    await asOwner((owner) => owner.query('DELETE FROM personal.person'), database.ownerUrl);
  }
});

test('what is told of unemployment of either record is read of both', async () => {
  const { kept, other } = await both();
  await caller.must(`/persons/${other}/declare-did`, { on: '2019-11-04', by: 'declaration' });
  await join(other, kept);
  for (const record of [kept, other])
    expect(await caller.read(`/persons/${record}/unemployment?on=2020-01-15`)).toMatchObject({
      status: 'unemployed',
      since: '2019-11-04',
    });
  const adhesion = adhesionOf(other);
  const facts = { ...adhesion.facts, didOn: { known: null } };
  await caller.must('/percorsi', { ...adhesion, facts });
  await caller.must(`/persons/${other}/revoke-did`, { on: '2020-02-01' });
  expect(await caller.read(`/persons/${kept}/unemployment?on=2020-02-02`)).toMatchObject({
    status: 'lost',
  });
});

test('two active percorsi of one programme are refused, and both are named', async () => {
  const { kept, other } = await both();
  const ids = [];
  for (const person of [other, kept])
    ids.push((await caller.must('/percorsi', adhesionOf(person)))['percorsoId']);
  const { status, body } = await join(other, kept);
  expect([status, body['code'], [...(body['missing'] as unknown[])].sort()]).toEqual([
    409,
    'percorso-active-in-both',
    ids.sort(),
  ]);
  expect(await eventsOf(stream(other))).toEqual(['PersonRegistered']);
  await caller.must(`/percorsi/${String(ids[0])}/report-abandonment`, {
    on: '2020-01-16',
    cause: 'declared',
  });
  expect(await join(other, kept)).toMatchObject({ status: 200 });
});

test('the same key gets the same answer, and does what was left undone', async () => {
  const { kept, other } = await both();
  const record = made(parsePersonId, other);
  const command = { type: 'JoinRecord', into: made(parsePersonId, kept), because, pathways: [] } as const;
  const actor = { role: 'cpi', organisation: 'D612C000002', user: userOf('op-17') } as const;
  const half = { stream: personStream(record), now: instantAt(Date.now()) };
  await handle({ ...half, asks: [{ requestId: 'cut-off', command, actor }] });
  expect(await eventsOf(stream(kept))).toEqual(['PersonRegistered']);
  const first = await join(other, kept, 'cut-off');
  expect(first).toMatchObject({ status: 200, body: { personId: other, facts: ['RecordJoined'] } });
  expect(await join(other, kept, 'cut-off')).toEqual(first);
  expect(await eventsOf(stream(kept))).toEqual(['PersonRegistered', 'RecordTakenIn']);
});

test('what a process left half done is finished without anybody asking again, once', async () => {
  const { kept, other } = await both();
  const [record, into] = [made(parsePersonId, other), made(parsePersonId, kept)];
  const half = (of: string, command: Command) =>
    handle({ stream: stream(of), now: instantAt(Date.now()), asks: [ask(command)] });
  const finished = (afterMs = 60_000) =>
    finishJoinings(parts.database, parts.admission, instantAt(Date.now() + afterMs));
  expect(await finished()).toBe(0);
  await half(other, { type: 'JoinRecord', into, because, pathways: [] });
  expect(await finished(-60_000)).toBe(0);
  expect([await finished(), await finished()]).toEqual([1, 0]);
  expect(await eventsOf(stream(kept))).toEqual(['PersonRegistered', 'RecordTakenIn']);
  await half(kept, { type: 'ReleaseRecord', record, joining: 2, because });
  expect([await finished(), await finished()]).toEqual([1, 0]);
  expect((await eventsOf(stream(other))).at(-1)).toBe('JoiningUndone');
});

test('what was asked of a record before it was joined keeps its answer', async () => {
  const { kept, other } = await both();
  const told = { ...HIRE, worker: PROVISIONAL.codiceFiscale };
  const first = await caller.must('/employment-communications', told, { key: 'before-the-joining' });
  expect(first).toMatchObject({ personId: other });
  await join(other, kept);
  expect(await caller.must('/employment-communications', told, { key: 'before-the-joining' })).toEqual(first);
  // Under another key it is known of the kept one, and counts once.
  expect(await caller.must('/employment-communications', told)).toMatchObject({ personId: kept, facts: [] });
});

test('a joining that was a mistake is undone by its version: each has its own again', async () => {
  const { kept, other } = await together();
  const ofOther = { ...HIRE, worker: PROVISIONAL.codiceFiscale };
  await caller.must('/employment-communications', ofOther);
  const wrong = await caller.post(`/persons/${other}/undo-joining`, { joining: 1, because });
  expect(wrong).toMatchObject({ status: 409, body: { code: 'record-not-joined', missing: [other] } });
  const undo = () =>
    caller.must(`/persons/${other}/undo-joining`, { joining: 2, because: 'declared' }, { key: 'undo' });
  const undone = await undo();
  expect(undone).toMatchObject({ personId: kept, facts: ['RecordReleased'] });
  expect(await undo()).toEqual(undone);
  expect(await eventsOf(stream(other))).toEqual([
    ...['PersonRegistered', 'RecordJoined', 'JoiningUndone', 'EmploymentReported'],
  ]);
  expect([await register(FATOU), await register(PROVISIONAL)]).toEqual([kept, other]);
  const next = { ...ofOther, protocol: '1700020000000111' };
  expect(await caller.must('/employment-communications', next)).toMatchObject({ personId: other });
  const card = await caller.read(`/persons/${other}`);
  expect(card).toMatchObject({ personId: other, records: [] });
  expect(card['decisions']).toMatchObject([
    { type: 'RecordJoined', joining: 2 },
    { type: 'JoiningUndone', joining: 2, because: 'declared', other: kept },
  ]);
});

test('percorsi of both hear of it as it is joined and undone, and each decision can be taken again', async () => {
  const { kept, other } = await both();
  const ofOther = { ...HIRE, worker: PROVISIONAL.codiceFiscale };
  await caller.must('/employment-communications', ofOther);
  const { percorsoId } = await caller.must('/percorsi', adhesionOf(other));
  await wake(percorsoId);
  await join(other, kept);
  await caller.must('/employment-communications', { ...ofOther, protocol: '1700020000000112' });
  const ofKept = { ...HIRE, worker: FATOU.codiceFiscale, protocol: '1700020000000113' };
  await caller.must('/employment-communications', ofKept);
  await wake(percorsoId);
  const of: StreamId = `percorso/${String(percorsoId)}`;
  const joinedEvents = await eventsOf(of);
  expect(joinedEvents.filter((type) => type === 'EmploymentObserved')).toHaveLength(3);
  await caller.must(`/persons/${other}/undo-joining`, { joining: 3, because: 'declared' });
  await wake(percorsoId);
  expect((await eventsOf(of)).slice(joinedEvents.length)).toEqual(['PersonParted']);
  expect(await caller.read(`/percorsi/${String(percorsoId)}`)).toMatchObject({ personId: other });
});

test('only an office decides it, of records that there are', async () => {
  const { kept, other } = await both();
  const refused = await caller.post(
    `/persons/${other}/join`,
    { into: kept, because },
    { actor: 'operator::op-1' },
  );
  expect(refused).toMatchObject({ status: 403, body: { missing: ['cpi'] } });
  expect(await join(other, other)).toMatchObject({ status: 422, body: { code: 'record-is-itself' } });
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await join(nobody, kept)).toMatchObject({ status: 404 });
  expect(await join(other, nobody)).toMatchObject({
    status: 422,
    body: { code: 'person-unknown', missing: [nobody] },
  });
  await join(other, kept);
  expect(await join(other, kept)).toMatchObject({
    status: 409,
    body: { code: 'record-joined', missing: [kept] },
  });
});

test('the person shows what was decided about who she is, and what was corrected by whom and why', async () => {
  const kept = await register({ ...FATOU, familyName: 'Guey', birthDate: undefined });
  const decision = {
    answer: 'same-person',
    personId: kept,
    because: 'identity-document',
    correct: ['familyName'],
  };
  await caller.must('/persons', { ...FATOU, decision });
  await caller.must(`/persons/${kept}/change-tax-code`, {
    codiceFiscale: 'GYUFTA80A41Z34PH',
    because: 'tax-agency',
  });
  const { decisions } = await caller.read(`/persons/${kept}`);
  expect(decisions).toMatchObject([
    {
      type: 'IdentityDecided',
      title: 'Deciso che è la stessa persona',
      because: 'identity-document',
      corrected: [{ field: 'familyName', before: 'Guey', after: 'Gueye' }],
      actor: { organisation: 'D612C000002', user: 'op-17' },
    },
    { type: 'TaxCodeChanged', because: 'tax-agency', becauseText: 'Agenzia delle Entrate', corrected: [] },
  ]);
});

test('what is shown of records and decisions is made again from the facts alone', async () => {
  const { kept, other } = await together();
  const before = await caller.read(`/persons/${other}`);
  await rebuildReadModels(rebuild, RULEBOOK, { models: ['person_record', 'person_decision'] });
  expect(await caller.read(`/persons/${other}`)).toEqual(before);
  expect(before).toMatchObject({ personId: kept });
});

const applicationOf = (personId: string) => ({
  on: '2020-07-13',
  personId,
  programme: 'TOS-PIO2',
  employer: HIRE.employer,
  hire: HIRE.protocol,
  weeklyHours: 4000,
  fullTimeHours: 4000,
  seat: { municipality: 'D612', region: '09', crisisAreas: [] },
});

const adhesionOf = (personId: string) => ({
  personId,
  programme: 'TOS-PIO2',
  cpi: 'D612C000002',
  on: '2020-01-15',
  facts: {
    residenceRegion: { known: '09' },
    domicileRegion: { unknown: 'not-declared' },
    didOn: { known: '2019-11-04' },
    incomeSupport: { known: 'none' },
  },
});
