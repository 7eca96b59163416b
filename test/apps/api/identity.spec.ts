import { openDataSource } from '../../../apps/modules/database/data-source';
import { personStream, type PersonId } from '../../../domain/identifiers';
import { connect, MANAGER, type Caller } from '../../support/http';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { OFFICE, OFFICE_ENTRY } from '../../support/walk';
import { HIRE } from './told-hire';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

let database: TestDatabase;
let api: ListeningApi;
let caller: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await listening(partsOn(await openDataSource(database.urls.api), AWAY));
  caller = connect(api.url);
  await caller.must(`/cpis/${OFFICE}/register`, OFFICE_ENTRY, { actor: MANAGER });
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

const OPERATOR = 'operator::op-1';
const FATOU = {
  codiceFiscale: 'PQRPRD04M44Z343C',
  givenName: 'Fatou',
  familyName: 'Gueye',
  birthDate: '2004-08-04',
};
const FATIMA = { ...FATOU, codiceFiscale: 'PQRPRD04M44Z34PY', givenName: 'Fatima', familyName: 'Diallo' };
const AMADOU = { codiceFiscale: '61492729035', givenName: 'Amadou', familyName: 'Ba' };

const register = async (person: object) => String((await caller.must('/persons', person))['personId']);
const card = (personId: string) => caller.read(`/persons/${personId}`);
async function facts(personId: string) {
  const query = `SELECT body::jsonb || jsonb_build_object('type', type) AS event, payload::jsonb -> 'actor' AS actor FROM register.event
    WHERE stream_id = $1 ORDER BY version`;
  const stream = personStream(personId as unknown as PersonId);
  return asOwner(async (owner) => (await owner.query<object>(query, [stream])).rows, database.ownerUrl);
}
async function tables(): Promise<readonly object[]> {
  const query = `SELECT to_jsonb(p) - 'last_told_at' AS row FROM personal.person p UNION ALL
    SELECT to_jsonb(c) FROM personal.tax_code c UNION ALL SELECT to_jsonb(d) FROM personal.decided d
    UNION ALL SELECT jsonb_build_object('commands', count(*)) FROM register.command`;
  return asOwner(async (owner) => (await owner.query<object>(query)).rows, database.ownerUrl);
}

afterEach(() =>
  asOwner((owner) => owner.query('DELETE FROM personal.person'), database.ownerUrl).then(() => undefined),
);

test.each([
  [{ ...FATIMA }, ['givenName', 'familyName']],
  [{ ...FATOU, givenName: 'Ugo', familyName: 'Bianchi' }, ['givenName', 'familyName']],
  [{ ...FATOU, birthDate: '1904-08-04' }, ['birthDate']],
])(
  'a registration that contradicts what is kept is answered so, and changes nothing: %j',
  async (told, fields) => {
    const personId = await register(FATOU);
    const before = await tables();
    const { status, body } = await caller.post('/persons', told);
    expect([status, body['code'], body['people']]).toEqual([
      409,
      'identity-contradicted',
      [{ personId, fields }],
    ]);
    expect(String(body['detail'])).toContain('decision');
    expect(await tables()).toEqual(before);
  },
);

test('case, accents, spaces and the other form of the code contradict nothing', async () => {
  const personId = await register({ ...FATOU, familyName: 'Guèye Ndiaye' });
  const again = {
    ...FATOU,
    codiceFiscale: 'PQRPRD04M44Z34PY',
    givenName: 'FATOU',
    familyName: "GUEYE'  NDIAYE",
  };
  expect(await caller.must('/persons', again)).toMatchObject({ personId, alreadyRegistered: true });
  expect(await card(personId)).toMatchObject({ familyName: 'Guèye Ndiaye' });
});

test('an office decides that it is another person: from there on they are two, told apart by their codes', async () => {
  const fatou = await register(FATOU);
  const decision = { answer: 'another-person', personId: fatou, because: 'tax-agency' };
  const sent = { key: 'apart-1' };
  const answer = await caller.must('/persons', { ...FATIMA, decision }, sent);
  const fatima = String(answer['personId']);
  expect(fatima).not.toBe(fatou);
  expect(answer['facts']).toEqual(['PersonRegistered', 'IdentityDecided']);
  expect(await caller.must('/persons', { ...FATIMA, decision }, sent)).toEqual(answer);
  expect((await facts(fatima)).at(-1)).toMatchObject({
    event: { decision: { answer: 'another-person', because: 'tax-agency', than: fatou } },
    actor: { role: 'cpi', organisation: 'D612C000002', user: 'op-17' },
  });
  expect(await register(FATIMA)).toBe(fatima);
  expect(await register(FATOU)).toBe(fatou);
  expect(await card(fatima)).toMatchObject({ familyName: 'Diallo', codiceFiscale: FATIMA.codiceFiscale });
  expect(await card(fatou)).toMatchObject({ familyName: 'Gueye', codiceFiscale: FATOU.codiceFiscale });
  const communication = { ...HIRE, protocol: '1700020000000019' };
  const ofFatima = { ...communication, worker: FATIMA.codiceFiscale };
  expect(await caller.must('/employment-communications', ofFatima)).toMatchObject({ personId: fatima });
  // A third form of the same plain code names neither.
  const third = { ...communication, worker: 'PQRPRD04M44ZPQPG' };
  expect((await caller.post('/employment-communications', third)).body).toMatchObject({
    code: 'tax-code-of-several',
  });
});

test('somebody whom an earlier release registered is found by either form, and is told apart like anybody', async () => {
  const personId = await register(FATOU);
  await asOwner((owner) => owner.query('DELETE FROM personal.tax_code'), database.ownerUrl);
  for (const worker of [FATIMA.codiceFiscale, FATOU.codiceFiscale]) {
    const told = { ...HIRE, worker, protocol: '1700020000000020' };
    expect(await caller.must('/employment-communications', told)).toMatchObject({ personId });
  }
  expect((await caller.post('/persons', FATIMA)).status).toBe(409);
  const decision = { answer: 'another-person', personId, because: 'population-register' };
  const other = await register({ ...FATIMA, decision });
  expect([await register(FATIMA), await register(FATOU)]).toEqual([other, personId]);
});

test('two people with the same names too are two, where an office says so', async () => {
  const first = await register(FATOU);
  const twin = { ...FATOU, codiceFiscale: FATIMA.codiceFiscale };
  const decision = { answer: 'another-person', personId: first, because: 'tax-agency' };
  const second = await register({ ...twin, decision });
  expect(second).not.toBe(first);
  expect([await register(FATOU), await register(twin)]).toEqual([first, second]);
});

test('an office decides that it is the same person: what it corrects is corrected, and nobody asks again', async () => {
  const personId = await register({ ...FATOU, birthDate: '1904-08-04' });
  const decision = {
    answer: 'same-person',
    personId,
    because: 'identity-document',
    correct: ['familyName', 'birthDate'],
  };
  const told = { ...FATIMA, decision };
  const sent = { key: 'same-1' };
  const answer = await caller.must('/persons', told, sent);
  expect(answer).toMatchObject({ personId, alreadyRegistered: true, facts: ['IdentityDecided'] });
  expect(await caller.must('/persons', told, sent)).toEqual(answer);
  expect(await card(personId)).toMatchObject({
    givenName: 'Fatou',
    familyName: 'Diallo',
    birthDate: '2004-08-04',
  });
  const [fact] = (await facts(personId)).slice(-1);
  expect(fact).toMatchObject({
    event: { decision: { answer: 'same-person', because: 'identity-document', corrected: decision.correct } },
  });
  expect(JSON.stringify(fact)).not.toMatch(/Diallo|Fatima|Gueye/);
  // Both registers that named her are known by now; a third name is asked about.
  for (const known of [FATIMA, { ...FATOU, birthDate: '1904-08-04' }])
    expect(await register(known)).toBe(personId);
  expect((await caller.post('/persons', { ...FATOU, givenName: 'Ugo' })).status).toBe(409);
});

test('a key that was answered corrects nothing a second time, and corrects nobody under another request', async () => {
  const personId = await register(FATOU);
  const decide = (correct: readonly string[], more: object, key: string) =>
    caller.post(
      '/persons',
      { ...FATOU, ...more, decision: { answer: 'same-person', personId, because: 'declared', correct } },
      { key },
    );
  expect((await decide(['familyName'], { familyName: 'Diop' }, 'once')).status).toBe(200);
  expect((await decide(['familyName'], { familyName: 'Fall' }, 'twice')).status).toBe(200);
  expect((await decide(['familyName'], { familyName: 'Diop' }, 'once')).status).toBe(200);
  expect(await card(personId)).toMatchObject({ familyName: 'Fall' });
  const reused = await decide(['givenName'], { familyName: 'Fall', givenName: 'Ugo' }, 'once');
  expect(reused.body).toMatchObject({ code: 'request-id-reused' });
  expect(await card(personId)).toMatchObject({ givenName: 'Fatou' });
});

test('the first registration under its key keeps its answer after the data were corrected', async () => {
  const first = await caller.must('/persons', { ...FATOU, familyName: 'Guey' }, { key: 'typo' });
  const decision = {
    answer: 'same-person',
    personId: first['personId'],
    because: 'declared',
    correct: ['familyName'],
  };
  await caller.must('/persons', { ...FATOU, decision });
  expect(await caller.must('/persons', { ...FATOU, familyName: 'Guey' }, { key: 'typo' })).toEqual(first);
});

test('only an office decides, and only about somebody who has that code', async () => {
  const personId = await register(FATOU);
  const stranger = await register(AMADOU);
  const decision = { answer: 'another-person', personId, because: 'declared' };
  const operator = await caller.post('/persons', { ...FATIMA, decision }, { actor: OPERATOR });
  expect(operator).toMatchObject({ status: 403, body: { code: 'role-not-allowed', missing: ['cpi'] } });
  for (const answer of ['another-person', 'same-person']) {
    const wrong = { ...FATIMA, decision: { ...decision, answer, personId: stranger } };
    const { status, body } = await caller.post('/persons', wrong);
    expect([status, body['code']]).toEqual([409, 'identity-decision-void']);
  }
  expect(await card(stranger)).toMatchObject({ familyName: 'Ba' });
});

test('a provisional code of eleven digits is a tax code in every respect; age and sex are known only if told', async () => {
  const personId = await register(AMADOU);
  expect(await card(personId)).toMatchObject({
    codiceFiscale: AMADOU.codiceFiscale,
    birthDate: null,
    sex: null,
  });
  const hired = { ...HIRE, worker: AMADOU.codiceFiscale };
  expect(await caller.must('/employment-communications', hired)).toMatchObject({ personId });
  const unknown = await caller.must('/percorsi', adhesionOf(personId));
  const submitted = await submission(unknown['percorsoId']);
  expect(submitted).toMatchObject({
    sex: { unknown: 'not-declared' },
    facts: { ageYears: { unknown: 'not-declared' } },
  });
  const wanted = await caller.post(`/percorsi/${String(unknown['percorsoId'])}/take-in-charge`, {
    on: '2020-01-15',
  });
  expect(wanted).toMatchObject({ status: 409, body: { code: 'facts-missing', missing: ['ageYears'] } });

  await caller.must('/persons', { ...AMADOU, birthDate: '1990-05-06', sex: 'M', birthPlace: 'Z343' });
  expect(await card(personId)).toMatchObject({ birthDate: '1990-05-06', sex: 'M', birthPlace: 'Z343' });
});

test('a provisional code becomes a final one: it stays one person, whom both codes find', async () => {
  const personId = await register({ ...AMADOU, birthDate: '2004-08-04', sex: 'F' });
  const change = (codiceFiscale: string, key: string) =>
    caller.post(`/persons/${personId}/change-tax-code`, { codiceFiscale, because: 'tax-agency' }, { key });
  const changed = await change(FATOU.codiceFiscale, 'final');
  expect(changed).toMatchObject({ status: 200, body: { personId, facts: ['TaxCodeChanged'] } });
  expect(await change(FATOU.codiceFiscale, 'final')).toEqual(changed);
  expect(await card(personId)).toMatchObject({ codiceFiscale: FATOU.codiceFiscale, familyName: 'Ba' });
  for (const codiceFiscale of [FATOU.codiceFiscale, AMADOU.codiceFiscale])
    expect(await register({ ...AMADOU, codiceFiscale })).toBe(personId);
  expect(await facts(personId)).toMatchObject([
    { event: { type: 'PersonRegistered' } },
    { event: { type: 'TaxCodeChanged', because: 'tax-agency' }, actor: { user: 'op-17' } },
  ]);
  const wrong = await change('RSSMRA80A01H501U', 'of-another-birth');
  expect(wrong).toMatchObject({ status: 422, body: { code: 'fields-invalid' } });
  const stranger = await register({ ...AMADOU, codiceFiscale: '80000000002' });
  const taken = await caller.post(`/persons/${stranger}/change-tax-code`, {
    codiceFiscale: FATOU.codiceFiscale,
    because: 'declared',
  });
  expect(taken).toMatchObject({ status: 409, body: { code: 'tax-code-taken' } });
});

test('what was not known of somebody met before is filled in, whoever tells it first', async () => {
  const personId = await register(FATOU);
  const forget = 'UPDATE personal.person SET given_name = NULL, family_name = NULL, birth_date = NULL';
  await asOwner((owner) => owner.query(forget), database.ownerUrl);
  expect(await register(FATIMA)).toBe(personId);
  expect(await card(personId)).toMatchObject({
    givenName: 'Fatima',
    familyName: 'Diallo',
    birthDate: '2004-08-04',
  });
});

test('nobody was born tomorrow', async () => {
  const { status, body } = await caller.post('/persons', { ...FATOU, birthDate: '2104-08-04' });
  expect([status, body['errors']]).toMatchObject([422, [{ field: 'birthDate', code: 'out-of-range' }]]);
});

test('who is registered at the same moment under two names is one person or a contradiction, never a mixture', async () => {
  const [one, two] = await Promise.all([caller.post('/persons', FATOU), caller.post('/persons', FATIMA)]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const [kept] = [one, two].flatMap(({ status, body }) => (status === 200 ? [body['personId']] : []));
  const expected = one.status === 200 ? FATOU : FATIMA;
  expect(await card(String(kept))).toMatchObject({
    givenName: expected.givenName,
    familyName: expected.familyName,
  });
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
    incomeSupport: { known: 'naspi' },
  },
});

async function submission(percorsoId: unknown): Promise<object> {
  const { items } = (await caller.read(`/percorsi/${String(percorsoId)}/timeline`)) as {
    items?: readonly { readonly data: object }[];
  };
  return items?.[0]?.data ?? {};
}
