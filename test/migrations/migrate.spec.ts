import { Client } from 'pg';
import type { Fact } from '../../activities/ports';
import { canonicalText } from '../../activities/postgres/canonical';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { factText, type FactLine } from '../../activities/postgres/fact-text';
import { timeline } from '../../activities/postgres/read-models/timeline';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { verifyRegister } from '../../activities/postgres/verify';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate, type MigrationProgress } from '../../apps/modules/database/migrate';
import { idOf, type StreamId } from '../../domain/identifiers';
import { MIGRATIONS } from '../../migrations';
import { handleOn } from '../activities/changes';
import { askThrough, chance, live, openRegisters } from '../activities/traffic';
import { newScene, noon, overdueOn, Scene } from '../activities/scene';
import { hire } from '../domain/employment/messages';
import { day } from '../domain/values';
import { abandon } from '../support/pathway';
import { asOwner, createEmptyDatabase, migrateUpTo } from '../support/postgres';
import { RULEBOOK } from '../../domain/programmes';

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
  expect(await verifyRegister(rebuild, RULEBOOK)).toEqual([]);
  await rebuild.destroy();
  await drop();
});

it('the first release with data in it migrates: its facts are read as they are now, and each percorso is looked at once', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const { scene, closed } = await firstRelease(ownerUrl);
  const urls = await migrate(ownerUrl);
  const rebuild = await openDataSource(urls.rebuild);
  await rebuildReadModels(rebuild, RULEBOOK);
  expect(await verifyRegister(rebuild, RULEBOOK)).toEqual([]);
  const worker = await openDataSource(urls.worker);
  const now = new Scene(postgresEventStore(worker));
  const facts = await now.facts(scene.percorso);
  const before = await scene.facts();
  expect(facts.map(({ event }) => event.type)).toEqual(before.map(({ event }) => event.type));
  expect(facts[0]?.event).toMatchObject({ type: 'AdhesionSubmitted', sex: { unknown: 'not-declared' } });

  // What ended under the first release follows its person too, once it was looked at.
  expect(await overdueOn(now, '2020-02-21')).toEqual([closed]);
  const handle = handleOn(now.store);
  await handle({ stream: closed, now: noon('2020-02-21'), asks: [] });
  const message = hire(1, ['2020-12-01'], { receivedOn: '2020-03-01' as never });
  const report = { type: 'ReportEmployment', communication: message } as const;
  await now.must('2020-03-02', report, { stream: scene.person });
  expect(await now.store.overdue({ ...LIMITS, digest: 'code-1' })).toEqual([{ stream: closed, tries: 0 }]);
  await Promise.all([worker.destroy(), rebuild.destroy()]);
  await drop();
});

it('a story tells the rules and the data of a fact of the first release as they are understood now', async () => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const { scene } = await firstRelease(ownerUrl);
  const urls = await migrate(ownerUrl);
  const rebuild = await openDataSource(urls.rebuild);
  await rebuildReadModels(rebuild, RULEBOOK);
  const [written] = await asOwner(
    async (owner) => (await owner.query<WrittenFact>(FIRST_FACT, [scene.percorso])).rows,
    ownerUrl,
  );
  expect(written?.schema_version).toBe(1);
  expect(written?.body).not.toHaveProperty('sex');
  const api = await openDataSource(urls.api);
  const [told] = await timeline(api, idOf(scene.percorso));
  expect(told).toMatchObject({ type: 'AdhesionSubmitted', version: 1 });
  expect(told?.data).toEqual({ ...written?.body, sex: { unknown: 'not-declared' } });
  expect(told?.basis.length).toBeGreaterThan(0);
  expect(told?.basis).toEqual(written?.basis);
  await Promise.all([api.destroy(), rebuild.destroy()]);
  await drop();
});

interface WrittenFact {
  readonly schema_version: number;
  readonly body: object;
  readonly basis: readonly unknown[];
}
const FIRST_FACT = `
  SELECT schema_version, body, payload::jsonb -> 'basis' AS basis FROM register.event WHERE stream_id = $1 AND version = 1`;

const LIMITS = {
  now: noon('2020-03-03'),
  dueBefore: noon('2020-03-03'),
  owedBefore: noon('2020-03-03'),
  limit: 100,
};
/** How many migrations the first release had. */
const FIRST_RELEASE = 11;

/** A register as the first release wrote it: an abandoned percorso, with nothing of what came later. */
async function firstRelease(ownerUrl: string) {
  await migrateUpTo(ownerUrl, FIRST_RELEASE);
  const scene = await (await newScene('2020-01-15')).until('SignPatto', '2020-02-03');
  await scene.must('2020-02-20', abandon(day('2020-02-20')));
  await scene.discharged('2020-02-20');
  const people = firstTexts(await scene.facts(scene.person));
  const steps = firstTexts(await scene.facts(), 'TOS-PIO2/2019-12-21');
  await asOwner(async (owner) => {
    const append = (stream: StreamId, ledger: string, lines: readonly string[]) =>
      owner.query('SELECT register.append($1, $2, 0, $3::text[], $4)', [ledger, stream, lines, '[]']);
    for (const ledger of ['REGISTERS', 'TOS-PIO2'])
      await owner.query('SELECT register.open_ledger($1)', [ledger]);
    await append(scene.person, 'REGISTERS', people);
    await append(scene.percorso, 'TOS-PIO2', steps);
    await owner.query(
      `INSERT INTO register.wake_at (stream_id, digest, closed) VALUES ($1, 'test', true), ($2, 'test', true)`,
      [scene.percorso, scene.person],
    );
  }, ownerUrl);
  return { scene, closed: scene.percorso };
}

/**
 * Facts as the first release wrote them: without the sex of the person, without postings, without a name of their own nor that of
 * the one before; effects were called by the version of the fact that made them owed.
 */
function firstTexts(facts: readonly Fact[], rules?: string): readonly string[] {
  const versionOf = new Map(facts.map(({ ref = '', version }) => [ref, version]));
  return facts.map(({ postings: _, ref: __, ...fact }) => {
    const { previous: ___, ...line } = JSON.parse(factText(fact, { rules, previous: '' })) as FactLine;
    if (line.type === 'AdhesionSubmitted') {
      const { sex: ____, ...data } = line.data;
      return canonicalText({ ...line, schemaVersion: 1, data });
    }
    if (fact.event.type !== 'EffectAnswered') return canonicalText(line);
    const [effect = '', ref = ''] = fact.event.key.split(/@(.*)/s);
    return canonicalText({ ...line, data: { ...line.data, key: `${effect}@${String(versionOf.get(ref))}` } });
  });
}

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
