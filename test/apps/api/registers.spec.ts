import { readHistory } from '../../../activities/postgres/history';
import { redecide } from '../../../activities/redecide';
import { openDataSource } from '../../../apps/modules/database/data-source';
import {
  percorsoStream,
  unemploymentStream,
  type PercorsoId,
  type PersonId,
} from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import { connect, CPI, MANAGER, type Caller } from '../../support/http';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { adhesionOf, FACTS, newPerson, OFFICE, OFFICE_ENTRY } from '../../support/walk';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

let database: TestDatabase;
let api: ListeningApi;
let caller: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await listening(partsOn(await openDataSource(database.urls.api), AWAY));
  caller = connect(api.url);
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

const TOLD = { ...FACTS, incomeSupport: { known: 'none' } };
const NO_DID = { ...TOLD, didOn: { known: null } };
const NOBODY = '00000000-0000-4000-8000-000000000000';
let protocols = 0;

async function somebody() {
  const person = newPerson();
  const personId = String((await caller.must('/persons', person))['personId']);
  const employed = (weeklyHours: number) =>
    caller.must('/employment-communications', {
      protocol: `17${String((protocols += 1)).padStart(14, '0')}`,
      receivedOn: '2020-01-02',
      kind: '01',
      event: 'ASS',
      module: 'UL',
      worker: person.codiceFiscale,
      employer: '01234567890',
      contract: 'A.01.00',
      eventOn: '2020-01-02',
      plannedEndOn: null,
      weeklyHours,
      fullTimeHours: 4000,
      refersTo: null,
    });
  const tells = (what: string, body: object) => caller.must(`/persons/${personId}/${what}`, body);
  const standsOn = (on: string) => caller.read(`/persons/${personId}/unemployment?on=${on}`);
  return { personId, employed, tells, standsOn };
}

describe('the office of an adhesion', () => {
  test('is one of the register, open, and of the region of the programme; every refusal says what to do', async () => {
    const { personId } = await somebody();
    const refused = async () => {
      const { status, body } = await caller.post('/percorsi', adhesionOf(personId));
      expect([status, body['missing'], body['remedy'] === '']).toEqual([422, [OFFICE], false]);
      return body['code'];
    };
    const register = (entry: object) =>
      caller.must(`/cpis/${OFFICE}/register`, { ...OFFICE_ENTRY, ...entry }, { actor: MANAGER });
    expect(await refused()).toBe('cpi-unknown');
    await register({ to: '2019-12-31' });
    expect(await refused()).toBe('cpi-not-open');
    await register({ region: '12' });
    expect(await refused()).toBe('cpi-of-another-region');
    await register({});
    expect(await caller.must('/percorsi', adhesionOf(personId))).toMatchObject({
      facts: ['AdhesionSubmitted'],
    });
  });

  test('is registered by a manager or an operator, and nobody else', async () => {
    const { status } = await caller.post(`/cpis/${OFFICE}/register`, OFFICE_ENTRY, { actor: CPI });
    expect(status).toBe(403);
  });
});

describe('registered unemployment', () => {
  test('follows from what was told, with which days count, why, and in the language asked for', async () => {
    const { tells, standsOn, employed } = await somebody();
    expect(await standsOn('2020-01-15')).toMatchObject({ status: 'undeclared', netDays: 0, since: null });
    await tells('declare-did', { on: '2019-11-04', by: 'naspi' });
    await employed(4000);
    expect(await standsOn('2020-01-15')).toMatchObject({
      status: 'suspended',
      statusText: 'Stato di disoccupazione sospeso',
      since: '2019-11-04',
      netDays: 59,
      suspendedDays: 14,
      suspendedTo: '2020-06-29',
      told: { declared: ['2019-11-04'] },
    });
    await tells('record-prospective-income', { since: '2020-01-02', of: 'employment', cents: 800_000 });
    const conserved = await standsOn('2020-01-15');
    expect(conserved).toMatchObject({ status: 'conserved', netDays: 73, suspendedDays: 0 });
    expect(conserved['spells']).toMatchObject([
      { from: '2019-11-04', to: '2020-01-01', status: 'unemployed', jobs: [] },
      {
        from: '2020-01-02',
        to: '2020-01-15',
        status: 'conserved',
        incomeCents: 800_000,
        limitCents: 814_500,
      },
    ]);
    await tells('revoke-did', { on: '2020-01-10' });
    expect(await standsOn('2020-01-15')).toMatchObject({
      status: 'lost',
      lost: { on: '2020-01-10', by: 'revocation' },
    });
  });

  test('is of people who are registered', async () => {
    expect((await caller.get(`/persons/${NOBODY}/unemployment?on=2020-01-15`)).status).toBe(404);
    const told = await caller.post(`/persons/${NOBODY}/declare-did`, { on: '2020-01-15', by: 'declaration' });
    expect([told.status, told.body['code']]).toEqual([404, 'not-found']);
    const facts = await asOwner(
      (owner) =>
        owner.query('SELECT FROM register.event WHERE stream_id = $1', [
          unemploymentStream(NOBODY as unknown as PersonId),
        ]),
      database.ownerUrl,
    );
    expect(facts.rows).toEqual([]);
  });

  test('is read by an adhesion: a DID of the register counts, a full-time job in force does not go with it', async () => {
    const declared = await somebody();
    await declared.tells('declare-did', { on: '2019-11-04', by: 'declaration' });
    expect((await caller.post('/percorsi', adhesionOf(declared.personId, NO_DID))).status).toBe(200);
    const employed = await somebody();
    await employed.employed(4000);
    const { status, body } = await caller.post('/percorsi', adhesionOf(employed.personId, TOLD));
    expect([status, body['code'], body['missing']]).toEqual([422, 'requirement-not-met', ['R-P2-01/02']]);
  });

  test('that depends on an income is waited for, and known once the income is told', async () => {
    const { personId, employed, tells } = await somebody();
    await employed(1800);
    const { percorsoId } = await caller.must('/percorsi', adhesionOf(personId, TOLD));
    const charge = () => caller.post(`/percorsi/${String(percorsoId)}/take-in-charge`, { on: '2020-01-16' });
    expect(await charge()).toMatchObject({
      status: 409,
      body: { code: 'facts-missing', missing: ['unemployment'] },
    });
    await tells('record-prospective-income', { since: '2020-01-02', of: 'employment', cents: 814_500 });
    expect(await charge()).toMatchObject({
      status: 200,
      body: { facts: ['TakenInCharge'] },
    });
    const register = await openDataSource(database.ownerUrl);
    const history = await readHistory(register, percorsoStream(String(percorsoId) as PercorsoId));
    expect(redecide(history, RULEBOOK)).toMatchObject({ commands: 3, findings: [] });
    await register.destroy();
  });
});
