import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { writerStatements } from '../../../activities/postgres/read-models/writers';
import { RULEBOOK } from '../../../domain/programmes';
import { MIGRATIONS } from '../../../migrations';
import { loginUrls, type RoleUrls } from './logins';

/** How far a migration has come; `step` is the name of what was just done. */
export interface MigrationProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

/** The ledger of everything that belongs to no programme: persons, accredited bodies, envelopes. */
const REGISTERS = 'REGISTERS';

/** Any number that no other lock uses: only one process migrates a database at a time, the others wait for it. */
const MIGRATION_LOCK = 7_236_428_103;

/** Brings the database up to this code: schema, one ledger for each programme, writers of the read models, logins. A second time changes nothing. */
export async function migrate(
  ownerUrl: string,
  report: (progress: MigrationProgress) => void = () => undefined,
): Promise<RoleUrls> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...MIGRATIONS],
    installExtensions: false,
    poolSize: 2,
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(source, report);
    await openLedgers(runner);
    for (const statement of writerStatements()) await runner.query(statement);
    return await loginUrls(runner, ownerUrl);
  } finally {
    // The lock goes with its session, also when the database went away in the middle.
    await runner.release();
    await source.destroy();
  }
}

async function runMigrations(
  source: DataSource,
  report: (progress: MigrationProgress) => void,
): Promise<void> {
  const executor = new MigrationExecutor(source);
  const pending = await executor.getPendingMigrations();
  for (const [index, migration] of pending.entries()) {
    await executor.executeMigration(migration);
    report({ done: index + 1, total: pending.length, step: migration.name });
  }
}

async function openLedgers(runner: QueryRunner): Promise<void> {
  for (const code of [REGISTERS, ...RULEBOOK.programmes.map((programme) => programme.code)]) {
    await runner.query('SELECT register.open_ledger($1)', [code]);
  }
}
