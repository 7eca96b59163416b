import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { handleWith } from '../../../activities/handle';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { keptPepper } from '../../../apps/modules/personal/pepper';
import { PersonalData } from '../../../apps/modules/personal/personal-data';
import { parseTaxCode } from '../../../domain/codice-fiscale';
import type { PersonId, TutorId } from '../../../domain/identifiers';
import { NOTHING_TOLD } from '../../../domain/person/identity';
import { instantAt } from '../../../domain/time/civil-date';
import { day, made } from '../../domain/values';
import { Scene } from '../../activities/scene';
import { ask } from '../../support/pathway';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { RULEBOOK } from '../../../domain/programmes';

let database: TestDatabase;
let api: DataSource;
let worker: DataSource;
let personal: PersonalData;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await openDataSource(database.urls.api);
  worker = await openDataSource(database.urls.worker);
  personal = new PersonalData(api, keptPepper(api));
});
afterAll(async () => {
  await api.destroy();
  await worker.destroy();
  await database.drop();
});

const person = (code: string, givenName: string, familyName: string) => ({
  code: made(parseTaxCode, code),
  data: { ...NOTHING_TOLD, givenName, familyName },
});
const MARIO = person('RSSMRA85T10A562S', 'Mario', 'Rossi');
const LAURA = person('VRDLRA92L47D612V', 'Laura', 'Verdi');

async function identify(who: typeof MARIO, key: string): Promise<PersonId> {
  const identity = await personal.identify(who, key);
  if (identity.verdict !== 'known') throw new Error(identity.verdict);
  return identity.personId;
}

test('names that no fact has named within a day are swept; those of a registered person stay', async () => {
  const mario = await identify(MARIO, 'key-1');
  const laura = await identify(LAURA, 'key-1');
  const tutorId = randomUUID() as unknown as TutorId;
  await personal.nameTutor(tutorId, 'Elisa Marino');
  const handle = handleWith(postgresEventStore(worker), { digest: 'test', rulebook: RULEBOOK });
  const asks = [ask({ type: 'RegisterPerson' })];
  await handle({ stream: `person/${mario}`, now: instantAt(Date.now()), asks });
  expect(await personal.sweep()).toBe(0);

  const aDayLater = `UPDATE personal.person SET last_told_at = last_told_at - interval '25 hours';
    UPDATE personal.tutor SET last_told_at = last_told_at - interval '25 hours'`;
  await asOwner((owner) => owner.query(aDayLater), database.ownerUrl);
  expect(await personal.sweep()).toBe(2);
  expect(await personal.person(mario)).toMatchObject({ familyName: 'Rossi' });
  expect(await personal.person(laura)).toBeUndefined();
  expect(await personal.tutorName(tutorId)).toBeUndefined();
});

test('a tutor whom a fact names is kept, however long ago she was named; another of that day is swept', async () => {
  const scene = await new Scene(postgresEventStore(worker)).open('2020-01-15');
  await scene.until('HoldFirstMeeting', '2020-02-03');
  const [met] = (await scene.facts()).flatMap(({ event }) =>
    event.type === 'FirstMeetingHeld' ? [event.tutorId] : [],
  );
  if (met === undefined) throw new Error('no first meeting');
  const [stranger, replacing] = [randomUUID(), randomUUID()] as unknown as [TutorId, TutorId];
  await scene.must('2020-02-03', { type: 'ReplaceTutor', on: day('2020-02-03'), tutorId: replacing });
  await personal.nameTutor(met, 'Anna Bianchi');
  await personal.nameTutor(replacing, 'Rosa Neri');
  await personal.nameTutor(stranger, 'Elisa Marino');
  const old = `UPDATE personal.tutor SET last_told_at = '2020-01-01'`;
  await asOwner((owner) => owner.query(old), database.ownerUrl);
  expect(await personal.sweep()).toBe(1);
  expect(await personal.tutorName(met)).toBe('Anna Bianchi');
  expect(await personal.tutorName(replacing)).toBe('Rosa Neri');
  expect(await personal.tutorName(stranger)).toBeUndefined();
});

test('a person named again today is not swept, however long ago she was first named', async () => {
  const laura = await identify(LAURA, 'key-2');
  const old = `UPDATE personal.person SET last_told_at = '2020-01-01' WHERE person_id = '${laura}'`;
  await asOwner((owner) => owner.query(old), database.ownerUrl);
  expect(await identify(LAURA, 'key-3')).toBe(laura);
  expect(await personal.sweep()).toBe(0);
});

test('a person has the same identifier under the same key, also when the database forgot; another under it has another', async () => {
  const first = await identify(LAURA, 'key-4');
  await asOwner((owner) => owner.query('DELETE FROM personal.person'), database.ownerUrl);
  const again = await identify(LAURA, 'key-5');
  expect(again).not.toBe(first);
  await asOwner((owner) => owner.query('DELETE FROM personal.person'), database.ownerUrl);
  expect(await identify(LAURA, 'key-5')).toBe(again);
  expect(await identify(MARIO, 'key-5')).not.toBe(again);
});
