import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { RoleUrls } from '../../apps/modules/database/logins';
import { migrate } from '../../apps/modules/database/migrate';
import { MIGRATIONS } from '../../migrations';

/** A migrated database of its own for one spec file, in the cluster that the run started. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly urls: RoleUrls;
  drop(): Promise<void>;
}

/** An empty migrated database: a copy of one that is migrated once in the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await migratedTemplate();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner((owner) => owner.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const ownerUrl = urlOf(name);
  return { ownerUrl, urls: await migrate(ownerUrl), drop: () => drop(name) };
}

/** A database without anything in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<Omit<TestDatabase, 'urls'>> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner((owner) => owner.query(`CREATE DATABASE ${name}`));
  return { ownerUrl: urlOf(name), drop: () => drop(name) };
}

/** The schema of an earlier release, which had that many migrations. */
export async function migrateUpTo(ownerUrl: string, count: number): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    installExtensions: false,
    migrations: MIGRATIONS.slice(0, count),
  });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

/** Runs the work on a connection of its own, of the cluster's maintenance database unless another URL is named. */
export async function asOwner<Result>(
  work: (owner: Client) => Promise<Result>,
  url = urlOf('postgres'),
): Promise<Result> {
  const owner = new Client({ connectionString: url });
  // A database dropped under an open connection says so here as well as to the query.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

// One for each worker of jest, so that none waits for another to leave the template.
const TEMPLATE = `migrated_${String(process.pid)}`;

async function migratedTemplate(): Promise<string> {
  const exists = await asOwner((owner) =>
    owner.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]),
  );
  if (exists.rowCount !== 0) return TEMPLATE;
  await asOwner((owner) => owner.query(`CREATE DATABASE ${TEMPLATE}`));
  await migrate(urlOf(TEMPLATE));
  return TEMPLATE;
}

async function drop(name: string): Promise<void> {
  await asOwner((owner) => owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

function urlOf(database: string): string {
  const base = process.env['TEST_DATABASE_URL'];
  if (base === undefined) throw new Error('TEST_DATABASE_URL is not set: run through npm run jest:engines');
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
}
