import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

/** The URLs with which each process reaches the database: with the rights of its role, and no more. */
export interface RoleUrls {
  readonly api: string;
  readonly worker: string;
  readonly rebuild: string;
}

/**
 * Makes the logins of this database the first time, and answers the same ones ever after. A cluster shares its roles, so
 * each login is named after the database that made it, and its password is kept there for the owner's eyes only.
 */
export async function loginUrls(runner: QueryRunner, ownerUrl: string): Promise<RoleUrls> {
  return {
    api: await loginUrl(runner, ownerUrl, 'api'),
    worker: await loginUrl(runner, ownerUrl, 'worker'),
    rebuild: await loginUrl(runner, ownerUrl, 'rebuild'),
  };
}

async function loginUrl(runner: QueryRunner, ownerUrl: string, role: keyof RoleUrls): Promise<string> {
  const { name, password } = (await keptLogin(runner, role)) ?? (await newLogin(runner, role));
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}

interface Login {
  readonly name: string;
  readonly password: string;
}

/** The login kept in the table, unless the cluster no longer has it: a dump restored elsewhere brings the table alone. */
async function keptLogin(runner: QueryRunner, role: string): Promise<Login | undefined> {
  const found = (await runner.query(
    `SELECT login.name, login.password FROM register_private.login
     JOIN pg_roles ON rolname = login.name WHERE role = $1`,
    [role],
  )) as Login[];
  return found[0];
}

async function newLogin(runner: QueryRunner, role: keyof RoleUrls): Promise<Login> {
  const [row] = (await runner.query(
    `SELECT left(current_database(), 42) || '_${role}_login' AS name, current_database() AS database`,
  )) as { name: string; database: string }[];
  if (row === undefined) throw new Error('PostgreSQL did not say the name of its database');
  const password = randomBytes(24).toString('base64url');
  const name = quoted(row.name);
  const exists = (await runner.query('SELECT FROM pg_roles WHERE rolname = $1', [row.name])) as unknown[];
  await runner.query(`${exists.length > 0 ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD '${password}'`);
  await runner.query(`GRANT percorsi_${role} TO ${name}`);
  // A session acts as the group role, so that what a rebuild makes belongs to the group and not to one login.
  await runner.query(`ALTER ROLE ${name} SET role = 'percorsi_${role}'`);
  await runner.query(`GRANT CONNECT ON DATABASE ${quoted(row.database)} TO ${name}`);
  await runner.query(
    `INSERT INTO register_private.login (role, name, password) VALUES ($1, $2, $3)
     ON CONFLICT (role) DO UPDATE SET name = excluded.name, password = excluded.password`,
    [role, row.name, password],
  );
  return { name: row.name, password };
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
