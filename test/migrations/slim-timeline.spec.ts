import { migrate } from '../../apps/modules/database/migrate';
import { asOwner, createEmptyDatabase, migrateUpTo } from '../support/postgres';

/** How many migrations there were when the story still repeated what the register says. */
const WIDE = 18;

/** Stories of two percorsi, written in turns as percorsi are, each fact with rules and data that weigh. */
const STORIES = `
  INSERT INTO read_model.timeline
    SELECT md5(percorso::text)::uuid, version, 'FactsRecorded', DATE '2020-02-03' + version, TIMESTAMPTZ '2020-02-03 10:00Z',
      TIMESTAMPTZ '2020-02-03 11:00Z', 'cpi', 'D612C000002', 'u-1', 'request-' || version,
      jsonb_build_array(repeat(md5(version::text), 20)), jsonb_build_object('note', repeat(md5(version::text), 20)),
      'D612C000002', CASE WHEN percorso = 1 THEN '01234567897' END
    FROM generate_series(1, 50) AS version, generate_series(1, 2) AS percorso`;

const ROWS = `SELECT to_jsonb(t) - ARRAY['basis', 'data'] AS row FROM read_model.timeline t ORDER BY percorso_id, version`;

/** What a table is beside its rows. */
const SHAPE = `
  SELECT c.relowner::regrole::text AS owner, c.relacl::text AS rights, c.reloptions AS options,
    (SELECT array_agg(attname || ' ' || atttypid::regtype || ' ' || attnotnull ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('basis', 'data')) AS columns,
    (SELECT array_agg(pg_get_indexdef(indexrelid) || ' ' || indisclustered) FROM pg_index WHERE indrelid = c.oid) AS indexes,
    (SELECT array_agg(conname || ' ' || pg_get_constraintdef(oid) ORDER BY conname) FROM pg_constraint
      WHERE conrelid = c.oid AND NOT conname = ANY ('{timeline_basis_not_null,timeline_data_not_null}')) AS constraints
  FROM pg_class c WHERE c.oid = 'read_model.timeline'::regclass`;

const ROOM = `SELECT pg_table_size('read_model.timeline')::int AS bytes`;
const REPEATED = `
  SELECT FROM information_schema.columns WHERE table_schema = 'read_model' AND table_name = 'timeline'
    AND column_name IN ('basis', 'data')`;

it('a story of before keeps every row, its key, its owner and its rights, and gives back the room of what it repeated', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  await migrateUpTo(ownerUrl, WIDE);
  const rowsOf = (query: string) =>
    asOwner(async (owner) => (await owner.query<Record<string, unknown>>(query)).rows, ownerUrl);
  await rowsOf(STORIES);
  const before = { rows: await rowsOf(ROWS), shape: await rowsOf(SHAPE) };
  const [wide] = await rowsOf(ROOM);
  expect(before.rows).toHaveLength(100);
  expect(await rowsOf(REPEATED)).toHaveLength(2);

  await migrate(ownerUrl);
  expect({ rows: await rowsOf(ROWS), shape: await rowsOf(SHAPE) }).toEqual(before);
  expect(await rowsOf(REPEATED)).toEqual([]);
  const [slim] = await rowsOf(ROOM);
  expect(Number(slim?.['bytes'])).toBeLessThan(Number(wide?.['bytes']) / 2);
  await drop();
});
