import type { Client } from 'pg';
import { migrate } from '../../../apps/modules/database/migrate';
import { asOwner } from '../../support/postgres';
import type { Cluster } from './cluster';
import { comes } from './progress';

/** The register as it was at a moment. */
export interface Copy {
  /** Puts it back while every process and the engine live on. What reached the outside parties stays with them. */
  restore(): Promise<void>;
}

const COPY = 'percorsi_copy';

/** Copies the register as it is now; for that moment nobody is connected with it. */
export async function copyOfRegister(cluster: Cluster): Promise<Copy> {
  const register = new URL(cluster.ownerUrl).pathname.slice(1);
  const copied = (): Promise<boolean> =>
    maintained(cluster, `CREATE DATABASE ${COPY} TEMPLATE ${register}`).then(
      () => true,
      () => false,
    );
  await alone(cluster, () => comes('a copy of the register', copied));
  return { restore: () => alone(cluster, () => putBack(cluster, register)) };
}

/** Nobody reaches the register meanwhile. */
async function alone(cluster: Cluster, work: () => Promise<void>): Promise<void> {
  await Promise.all(cluster.members.map(({ register }) => register.refuse()));
  await work();
  await Promise.all(cluster.members.map(({ register }) => register.pass()));
  await cluster.ready();
}

/** Rows of the stand-in for the outside parties, which lives in the register's database and is none of it. */
type Outside = readonly { readonly name: string; readonly rows: string }[];

async function putBack(cluster: Cluster, register: string): Promise<void> {
  const outside = await asOwner(outsideOf, cluster.ownerUrl);
  await maintained(cluster, `DROP DATABASE ${register} WITH (FORCE)`);
  await maintained(cluster, `ALTER DATABASE ${COPY} RENAME TO ${register}`);
  await migrate(cluster.ownerUrl);
  await asOwner((owner) => refill(owner, outside), cluster.ownerUrl);
}

async function outsideOf(owner: Client): Promise<Outside> {
  const tables = await owner.query<{ name: string }>(
    "SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'outside'::regnamespace AND relkind = 'r'",
  );
  const found: { name: string; rows: string }[] = [];
  for (const { name } of tables.rows) {
    const all = `SELECT coalesce(json_agg(one), '[]')::text AS rows FROM outside.${name} one`;
    found.push({ name, rows: (await owner.query<{ rows: string }>(all)).rows[0]?.rows ?? '[]' });
  }
  return found;
}

async function refill(owner: Client, outside: Outside): Promise<void> {
  for (const { name, rows } of outside) {
    await owner.query(`DELETE FROM outside.${name}`);
    await owner.query(
      `INSERT INTO outside.${name} OVERRIDING SYSTEM VALUE
       SELECT * FROM json_populate_recordset(NULL::outside.${name}, $1)`,
      [rows],
    );
  }
  const last = 'SELECT coalesce(max(id), 0) + 1 FROM outside.journal';
  await owner.query(`SELECT setval(pg_get_serial_sequence('outside.journal', 'id'), (${last}), false)`);
}

function maintained(cluster: Cluster, statement: string): Promise<unknown> {
  const maintenance = new URL(cluster.ownerUrl);
  maintenance.pathname = '/postgres';
  return asOwner((owner) => owner.query(statement), maintenance.href);
}
