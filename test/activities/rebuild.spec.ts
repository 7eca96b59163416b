import { rebuildReadModels, type RebuildProgress } from '../../activities/postgres/rebuild';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { verifyRegister } from '../../activities/postgres/verify';
import { openRegister, type Register } from './database';
import { chance, live, openRegisters } from './traffic';
import { RULEBOOK } from '../../domain/programmes';
import type { RegionCode } from '../../domain/identifiers';
import type { CivilDate } from '../../domain/time/civil-date';

const TABLES = READ_MODELS.map((model) => model.table);

let register: Register;
beforeAll(async () => {
  register = await openRegister();
  await openRegisters(register.ask, 5_000_000);
  const office = {
    name: 'CPI Arezzo',
    region: '09' as RegionCode,
    from: '2015-09-24' as CivilDate,
    to: null,
  };
  await register.ask(`cpi/${TRANSFER.cpi}`, [{ type: 'RegisterCpi', ...office }], office.from);
  const random = chance(21);
  for (let number = 0; number < 30; number += 1) {
    const stream = await live(register.ask, number, random);
    if (number % 4 === 0) await register.ask(stream, [TRANSFER], TRANSFER.on);
  }
});

/** Some of them go to another office, whatever had become of them. */
const TRANSFER = {
  type: 'TransferPercorso',
  on: '2021-03-01' as CivilDate,
  cpi: 'A390C000001',
  because: 'office-reorganised',
} as const;
afterAll(() => register.close());

/** Every row of every read model, as text. */
async function contents(): Promise<{ readonly [table: string]: readonly unknown[] }> {
  const entries = await Promise.all(
    TABLES.map(async (table) => [
      table,
      await register.owner(`SELECT to_jsonb(t) AS row FROM read_model.${table} t ORDER BY to_jsonb(t)::text`),
    ]),
  );
  return Object.fromEntries(entries) as { [table: string]: unknown[] };
}

/** What a table is beside its rows: columns, indexes, constraints, storage, rights and owner, by name. */
function shape(): Promise<readonly unknown[]> {
  return register.owner(
    `SELECT c.relname, c.relkind, c.reloptions, c.relowner::regrole::text AS owner,
       (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(c.relacl) a) AS rights,
       CASE WHEN c.relkind = 'i' THEN pg_get_indexdef(c.oid) END AS definition,
       (SELECT array_agg(k.conname || ' ' || pg_get_constraintdef(k.oid) ORDER BY k.conname)
        FROM pg_constraint k WHERE k.conrelid = c.oid) AS constraints,
       (SELECT array_agg(attname || ' ' || atttypid::regtype || ' ' || attnotnull ORDER BY attnum)
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND c.relkind = 'r') AS columns
     FROM pg_class c WHERE c.relnamespace = 'read_model'::regnamespace ORDER BY c.relname`,
  );
}

it('a rebuild gives the same rows as the transactions of the facts did, and the same tables', async () => {
  const before = { rows: await contents(), shape: await shape() };
  expect(before.rows['timeline']?.length).toBeGreaterThan(100);
  expect(JSON.stringify(before.rows['work_list'])).toContain(TRANSFER.cpi);
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await contents()).toEqual(before.rows);
  expect(await shape()).toEqual(before.shape);
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await contents()).toEqual(before.rows);
  expect(await shape()).toEqual(before.shape);
});

it('a rebuild restores tables that were emptied, falsified, or left behind by an interrupted one', async () => {
  const before = await contents();
  const shapes = await shape();
  await register.owner(`TRUNCATE read_model.work_list`);
  await register.owner(`UPDATE read_model.percorso_file SET cpi = 'X', reserved_cents = 1`);
  await register.owner(`CREATE TABLE read_model.timeline__shadow (left_behind int)`);
  await register.owner(`ALTER TABLE read_model.timeline__shadow OWNER TO percorsi_rebuild`);
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await contents()).toEqual(before);
  expect(await shape()).toEqual(shapes);
});

it('one read model is rebuilt alone, and an unknown one is named', async () => {
  const before = await contents();
  await register.owner(`TRUNCATE read_model.timeline, read_model.work_list`);
  await rebuildReadModels(register.rebuild, RULEBOOK, { models: ['timeline'] });
  expect(await contents()).toEqual({ ...before, work_list: [] });
  await rebuildReadModels(register.rebuild, RULEBOOK, { models: ['work_list'] });
  expect(await contents()).toEqual(before);
  await expect(rebuildReadModels(register.rebuild, RULEBOOK, { models: ['nothing'] })).rejects.toThrow(
    'nothing',
  );
});

it('a rebuild goes on while percorsi do, and no fact is missing afterwards', async () => {
  const running = new AbortController();
  const random = chance(33);
  const writers = [1, 2, 3, 4].map(async (writer) => {
    let count = 0;
    while (!running.signal.aborted) await live(register.ask, writer * 1_000 + (count += 1), random);
    return count;
  });
  const phases: RebuildProgress[] = [];
  try {
    for (let turn = 0; turn < 4; turn += 1) {
      await rebuildReadModels(register.rebuild, RULEBOOK, { report: (progress) => phases.push(progress) });
    }
  } finally {
    running.abort();
  }
  const lived = await Promise.all(writers);
  expect(Math.min(...lived)).toBeGreaterThan(0);
  expect(phases.filter((one) => one.phase === 'catch-up').some((one) => one.total > 0)).toBe(true);
  const folded = phases.filter((one) => one.phase === 'fold');
  expect(folded.every((one) => one.done <= one.total)).toBe(true);
  const inline = await contents();
  expect(await verifyRegister(register.rebuild, RULEBOOK)).toEqual([]);
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await contents()).toEqual(inline);
});

it('readers see every percorso at every moment of a rebuild', async () => {
  const count = async (): Promise<number> => {
    const [row] = await register.api.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM read_model.percorso_file',
    );
    return row?.count ?? 0;
  };
  const expected = await count();
  const running = new AbortController();
  const reader = (async () => {
    const seen = new Set<number>();
    while (!running.signal.aborted) seen.add(await count());
    return seen;
  })();
  await rebuildReadModels(register.rebuild, RULEBOOK);
  running.abort();
  expect(await reader).toEqual(new Set([expected]));
});

it('two rebuilds never run at once, and one that fails ends and leaves the tables as they were', async () => {
  const before = await contents();
  const both = await Promise.allSettled([
    rebuildReadModels(register.rebuild, RULEBOOK),
    rebuildReadModels(register.rebuild, RULEBOOK),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);

  const name = `jsonb_set(payload::jsonb, '{type}', '"NeverHeardOf"')::text`;
  await register.owner(
    `ALTER TABLE register.event DISABLE TRIGGER USER; ALTER TABLE register.event DROP CONSTRAINT leaf_of_text`,
  );
  await register.owner(
    `UPDATE register.event SET payload = ${name} WHERE (stream_id, version) IN
       (SELECT stream_id, version FROM register.event WHERE type = 'TakenInCharge' LIMIT 1)`,
  );
  await expect(rebuildReadModels(register.rebuild, RULEBOOK)).rejects.toThrow('NeverHeardOf');
  expect(await contents()).toEqual(before);
  expect((await verifyRegister(register.rebuild, RULEBOOK)).map((finding) => finding.kind)).toEqual(
    expect.arrayContaining(['leaf', 'payload', 'fold']),
  );
});
