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
  const database = quoted(await currentDatabase(runner));
  // The logins of the other databases of the cluster have nothing to look for here.
  await runner.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
  return {
    api: await loginUrl(runner, ownerUrl, 'api'),
    worker: await loginUrl(runner, ownerUrl, 'worker'),
    rebuild: await loginUrl(runner, ownerUrl, 'rebuild'),
  };
}

async function loginUrl(runner: QueryRunner, ownerUrl: string, role: keyof RoleUrls): Promise<string> {
  const { name, password } = (await keptLogin(runner, role)) ?? (await newLogin(runner, role));
  // Also for a login that is kept: a copy of a database does not bring the rights on the database itself.
  await runner.query(`GRANT CONNECT ON DATABASE ${quoted(await currentDatabase(runner))} TO ${quoted(name)}`);
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
  const login = `${(await currentDatabase(runner)).slice(0, 42)}_${role}_login`;
  const password = randomBytes(24).toString('base64url');
  const name = quoted(login);
  const exists = (await runner.query('SELECT FROM pg_roles WHERE rolname = $1', [login])) as unknown[];
  await runner.query(`${exists.length > 0 ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD '${password}'`);
  await runner.query(`GRANT percorsi_${role} TO ${name}`);
  // A session acts as the group role, so that what a rebuild makes belongs to the group and not to one login.
  await runner.query(`ALTER ROLE ${name} SET role = 'percorsi_${role}'`);
  await runner.query(
    `INSERT INTO register_private.login (role, name, password) VALUES ($1, $2, $3)
     ON CONFLICT (role) DO UPDATE SET name = excluded.name, password = excluded.password`,
    [role, login, password],
  );
  return { name: login, password };
}

async function currentDatabase(runner: QueryRunner): Promise<string> {
  const [row] = (await runner.query('SELECT current_database() AS name')) as { name: string }[];
  if (row === undefined) throw new Error('PostgreSQL did not say the name of its database');
  return row.name;
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
