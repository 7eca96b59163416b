import { postgresEventStore } from '../../activities/postgres/event-store';
import type { EventStore } from '../../activities/ports';
import { openDataSource } from '../../apps/modules/database/data-source';
import type { StreamId } from '../../domain/identifiers';
import { contract, hire } from '../domain/employment/messages';
import { day } from '../domain/values';
import { stepsUntil, ask } from '../support/pathway';
import { openRegister, type Register } from './database';
import { chance } from './traffic';
import { OPERATOR, overdueOn, Scene } from './scene';

const ENVELOPE: StreamId = 'envelope/TOS-PIO2-ASSEGNO';
/** With a profile index of 0.8: 3,400 EUR of result fee and 355 EUR of process fee. */
const RESERVED_CENTS = 375_500;

let register: Register;
let store: EventStore;
let close: () => Promise<void>;
beforeAll(async () => {
  register = await openRegister();
  const many = await openDataSource(register.urls.worker, { poolSize: 20 });
  store = postgresEventStore(many);
  close = async () => {
    await many.destroy();
    await register.close();
  };
});
afterAll(() => close());

async function scenes(count: number): Promise<readonly Scene<EventStore>[]> {
  const all = Array.from({ length: count }, () => new Scene(store));
  await all[0]?.open('2020-01-15');
  await Promise.all(
    all.map((one) => one.tell('2020-01-15', { type: 'RegisterPerson' }, { stream: one.person })),
  );
  return all;
}

async function deadlocks(): Promise<number> {
  const query = `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`;
  return Number((await register.owner(query))[0]?.['deadlocks']);
}

test('percorsi and their people are written at once: no message is missed, and nobody waits in a circle', async () => {
  const random = chance(7);
  const all = await scenes(24);
  await Promise.all(all.map((one) => one.until('SubmitAdhesion', '2020-02-03')));
  const told = new Map<Scene<EventStore>, number>();
  const report = async (scene: Scene<EventStore>, number: number): Promise<void> => {
    const message = hire(number, ['2020-02-04', '2020-12-31'], { contract: contract('C.01.00') });
    await scene.report('2020-02-04', message);
    told.set(scene, (told.get(scene) ?? 0) + 1);
  };
  const work = all.flatMap((scene) =>
    Array.from({ length: 12 }, (_, turn) => () => {
      if (random(2) === 0) return report(scene, turn);
      return scene.tell('2020-02-04', { type: 'TakeInCharge', on: day('2020-02-04') }).then(() => undefined);
    }),
  );
  await Promise.all(work.map((one) => one()));

  const observed = async (scene: Scene<EventStore>): Promise<number> =>
    (await scene.types()).filter((type) => type === 'EmploymentObserved').length;
  const marked = await overdueOn(all[0] ?? new Scene(store), '2020-02-05');
  for (const scene of all) {
    const missing = (told.get(scene) ?? 0) - (await observed(scene));
    expect([scene.percorso, missing > 0]).toEqual([scene.percorso, marked.includes(scene.percorso)]);
  }
  await Promise.all(all.map((scene) => scene.wake('2020-02-05')));
  for (const scene of all) expect(await observed(scene)).toBe(told.get(scene) ?? 0);
  expect(await overdueOn(all[0] ?? new Scene(store), '2020-02-05')).toEqual([]);
  expect(await deadlocks()).toBe(0);
});

test('of two hundred who ask for the last of an envelope at once, as many as fit are granted, to the cent', async () => {
  const all = await scenes(200);
  const early = (scene: Scene<EventStore>) =>
    stepsUntil('SignPatto', scene.personId, day('2020-02-03')).map((one) => ask(one, { actor: OPERATOR }));
  // What comes before the rush takes its time: only the rush itself waits for connections all at once.
  for (let begun = 0; begun < all.length; begun += 20)
    await Promise.all(all.slice(begun, begun + 20).map((scene) => scene.deliver('2020-02-03', early(scene))));
  const before = await balances();
  const left = 36 * RESERVED_CENTS + RESERVED_CENTS - 1;
  const cents = (before.get('reserved') ?? 0) + left;
  await all[0]?.must('2020-02-03', { type: 'ResizeEnvelope', cents }, { stream: ENVELOPE });

  const issue = { type: 'IssueAssegno', on: day('2020-02-03') } as const;
  const answers = await Promise.all(all.map((scene) => scene.tell('2020-02-03', issue)));
  const granted = answers.filter(({ verdict }) => verdict === 'accepted');
  expect(granted).toHaveLength(36);
  for (const answer of answers)
    if (answer.verdict === 'refused') expect(answer.rejection.reason).toBe('envelope-exhausted');

  const after = await balances();
  expect(after.get('reserved')).toBe((before.get('reserved') ?? 0) + 36 * RESERVED_CENTS);
  expect(after.get('available')).toBe(RESERVED_CENTS - 1);
  expect(after.get('funds')).toBe(-cents);
  expect([...after.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
  const [limit] = await register.owner(
    `SELECT cents::int, taken::int, (SELECT sum(cents)::int FROM register.claim_amount WHERE name = l.name) AS held
     FROM register.claim_limit l WHERE name = $1`,
    [ENVELOPE],
  );
  expect(limit).toEqual({ cents, taken: cents - RESERVED_CENTS + 1, held: cents - RESERVED_CENTS + 1 });
});

/** The cents of every account, as the facts post them. */
async function balances(): Promise<ReadonlyMap<string, number>> {
  const rows = await register.owner(
    `SELECT p ->> 'account' AS account, sum((p -> 'cents')::bigint)::bigint AS cents
     FROM register.event, jsonb_array_elements(payload::jsonb -> 'postings') AS p GROUP BY 1`,
  );
  return new Map(rows.map((row) => [String(row['account']), Number(row['cents'])]));
}
