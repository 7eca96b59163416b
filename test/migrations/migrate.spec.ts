import { Client } from 'pg';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { verifyRegister } from '../../activities/postgres/verify';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate, type MigrationProgress } from '../../apps/modules/database/migrate';
import { MIGRATIONS } from '../../migrations';
import { handleOn } from '../activities/changes';
import { askThrough, chance, live, openRegisters } from '../activities/traffic';
import { asOwner, createEmptyDatabase } from '../support/postgres';

/** Everything that a schema is: each object of ours with its definition, its owner and its rights. */
async function schema(url: string): Promise<readonly unknown[]> {
  const query = `
    SELECT c.oid::regclass::text AS name, c.relkind::text AS kind, c.relowner::regrole::text AS owner, c.relacl::text AS rights
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('register', 'register_private', 'read_model', 'personal', 'outside', 'public')
    UNION ALL
    SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), p.proowner::regrole::text, p.proacl::text
    FROM pg_proc p WHERE p.pronamespace = 'register'::regnamespace
    UNION ALL
    SELECT tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid), tgenabled::text, NULL FROM pg_trigger
    UNION ALL
    SELECT code, ledger_id::text, '', NULL FROM register.ledger
    UNION ALL
    SELECT name, "timestamp"::text, id::text, NULL FROM public.migrations
    ORDER BY 1, 2`;
  return (await asOwner((owner) => owner.query<Record<string, unknown>>(query), url)).rows;
}

it('an empty database is migrated step by step, and a second time changes nothing', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const steps: MigrationProgress[] = [];
  const urls = await migrate(ownerUrl, (progress) => steps.push(progress));
  expect(steps.map((one) => one.step)).toEqual(MIGRATIONS.map((migration) => migration.name));
  expect(steps.at(-1)).toMatchObject({ done: MIGRATIONS.length, total: MIGRATIONS.length });
  const before = await schema(ownerUrl);

  const again: MigrationProgress[] = [];
  expect(await migrate(ownerUrl, (progress) => again.push(progress))).toEqual(urls);
  expect(again).toEqual([]);
  expect(await schema(ownerUrl)).toEqual(before);
  await drop();
});

// There is only the first schema so far: the next migration adds the previous schema with its data here.
it('a database with data in it migrates again, and the data still mean the same', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const urls = await migrate(ownerUrl);
  const worker = await openDataSource(urls.worker);
  const ask = askThrough(handleOn(postgresEventStore(worker)), 'request');
  await openRegisters(ask, 5_000_000);
  const random = chance(2);
  for (let number = 0; number < 5; number += 1) await live(ask, number, random);
  await worker.destroy();

  await migrate(ownerUrl);
  const rebuild = await openDataSource(urls.rebuild);
  expect(await verifyRegister(rebuild)).toEqual([]);
  await rebuild.destroy();
  await drop();
});

it('two processes that start at once migrate one after the other, to the same logins', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const [one, other] = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)]);
  expect(one).toEqual(other);
  await drop();
});

it('two databases of one cluster have logins of their own, and none opens the other', async () => {
  const [one, other] = [await createEmptyDatabase(), await createEmptyDatabase()];
  const urls = await migrate(one.ownerUrl);
  const theirs = await migrate(other.ownerUrl);
  expect(new URL(urls.api).password).not.toBe(new URL(theirs.api).password);
  const crossing = new URL(urls.api);
  crossing.pathname = new URL(theirs.api).pathname;
  const client = new Client({ connectionString: crossing.href });
  await expect(client.connect().finally(() => client.end())).rejects.toMatchObject({ code: '42501' });
  await one.drop();
  await other.drop();
});
