import { openDataSource } from '../../../apps/modules/database/data-source';
import { identifies } from '../../../domain/sap/policy-identifier';
import { connect, CPI, type Caller } from '../../support/http';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { day } from '../../domain/values';
import { adhesionOf, newPerson, OFFICE, openRegisters } from '../../support/walk';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// The policies of a person as the national record asks them: nothing is stored, and the identifier is the place in the log.
let database: TestDatabase;
let api: ListeningApi;
let caller: Caller;
let person: string;
let percorso: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await listening(partsOn(await openDataSource(database.urls.api), AWAY));
  caller = connect(api.url);
  await openRegisters(caller);
  person = String((await caller.must('/persons', newPerson()))['personId']);
  percorso = String((await caller.must('/percorsi', adhesionOf(person)))['percorsoId']);
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

const numbered = () => asOwner((owner) => owner.query('SELECT register.sequence(2000)'), database.ownerUrl);
const missingIn = (policy: { readonly [name: string]: unknown }): readonly unknown[] =>
  (policy['missing'] as readonly { readonly code: string }[]).map(({ code }) => code);

test('a policy has no identifier before its adhesion is numbered, and says so; then one for ever', async () => {
  const before = await caller.read(`/percorsi/${percorso}/sap`);
  expect(before['policyIdentifier']).toBeNull();
  expect(missingIn(before)).toEqual(['policy-identifier', 'profile-index', 'duration', 'take-in-charge']);
  await numbered();
  const policy = await caller.read(`/percorsi/${percorso}/sap`);
  expect(policy).toMatchObject({
    percorsoId: percorso,
    activity: { code: 'A06' },
    projectType: { code: '01' },
    promoter: OFFICE,
    startedOn: null,
    endedOn: null,
    lastEvent: { code: '01', on: policy['proposedOn'], tied: 'proposal', because: 1 },
  });
  const named = { promoter: OFFICE, activity: 'A06', proposedOn: day(String(policy['proposedOn'])) };
  expect(identifies(String(policy['policyIdentifier']), named)).toBe(true);
  expect(missingIn(policy)).toEqual(['profile-index', 'duration', 'take-in-charge']);
  await caller.must(`/percorsi/${percorso}/report-abandonment`, { on: '2020-01-17', cause: 'declared' });
  await numbered();
  const after = await caller.read(`/percorsi/${percorso}/sap`);
  expect(after['policyIdentifier']).toBe(policy['policyIdentifier']);
  expect(after['lastEvent']).toMatchObject({ code: '03', on: '2020-01-17', tied: null });
});

test('a person has all of hers but those that who asks may not see, and no two share an identifier', async () => {
  const facts = {
    residenceRegion: { known: '09' },
    domicileRegion: { known: '09' },
    incomeSupport: { known: 'none' },
  };
  const hers = { ...adhesionOf(person, facts), programme: 'TOS-DONNE' };
  const restricted = String((await caller.must('/percorsi', hers))['percorsoId']);
  await numbered();
  const policiesFor = async (actor?: string) => {
    const headers: Record<string, string> = actor === undefined ? {} : { 'percorsi-actor': actor };
    const answer = await fetch(`${api.url}/api/v1/persons/${person}/sap`, { headers });
    const { items } = (await answer.json()) as {
      readonly items: readonly { readonly [name: string]: unknown }[];
    };
    return items;
  };
  expect((await policiesFor()).map((one) => one['percorsoId'])).toEqual([percorso]);
  const seen = await policiesFor(CPI);
  expect(seen.map((one) => one['percorsoId']).sort()).toEqual([percorso, restricted].sort());
  expect(new Set(seen.map((one) => one['policyIdentifier'])).size).toBe(2);
  const hidden = await fetch(`${api.url}/api/v1/percorsi/${restricted}/sap`);
  expect(hidden.status).toBe(404);
});
