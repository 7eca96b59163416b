import type { Client } from 'pg';
import { columnOf, type ReadModel } from './read-models/read-model';

/** The table that a rebuild fills beside the one in use. */
export function shadowOf(table: string): string {
  return `read_model.${table}${SHADOW}`;
}

const SHADOW = '__shadow';

/** An empty table like the one in use, without its indexes: they are built once the rows are there. */
export async function createShadow(client: Client, table: string): Promise<void> {
  await dropShadow(client, table);
  const { rows } = await client.query<{ options: string | null }>(
    `SELECT array_to_string(reloptions, ', ') AS options FROM pg_class WHERE oid = $1::regclass`,
    [`read_model.${table}`],
  );
  const options = rows[0]?.options ?? null;
  await client.query(
    `CREATE TABLE ${shadowOf(table)} (LIKE read_model.${table} INCLUDING ALL EXCLUDING INDEXES)
     ${options === null ? '' : `WITH (${options})`}`,
  );
}

async function dropShadow(client: Client, table: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${shadowOf(table)}`);
}

/** Indexes, primary key and rights, as the table in use has them. */
export async function finishShadow(client: Client, { table, columns }: ReadModel): Promise<void> {
  for (const { name, definition, primary } of await indexesOf(client, table)) {
    const create = definition.replace(/INDEX \S+ ON \S+ /, `INDEX ${name}${SHADOW} ON ${shadowOf(table)} `);
    await client.query(create);
    if (!primary) continue;
    const key = `${name}${SHADOW}`;
    await client.query(`ALTER TABLE ${shadowOf(table)} ADD CONSTRAINT ${key} PRIMARY KEY USING INDEX ${key}`);
  }
  for (const right of await rightsOf(client, table)) {
    await client.query(`GRANT ${right.privilege} ON ${shadowOf(table)} TO ${right.grantee}`);
  }
  // Nothing is searched inside jsonb, and its statistics cost more than all the rest.
  const searched = Object.keys(columns).filter((property) => columns[property] !== 'jsonb');
  await client.query(`ANALYZE ${shadowOf(table)} (${searched.map(columnOf).join(', ')})`);
}

/** Puts the shadow in the place of the table, under its names; within the caller's transaction. */
export async function swapShadow(client: Client, table: string): Promise<void> {
  const indexes = await indexesOf(client, table);
  await client.query(`DROP TABLE read_model.${table}`);
  await client.query(`ALTER TABLE ${shadowOf(table)} RENAME TO ${table}`);
  for (const { name } of indexes) {
    await client.query(`ALTER INDEX read_model.${name}${SHADOW} RENAME TO ${name}`);
  }
}

interface Index {
  readonly name: string;
  readonly definition: string;
  readonly primary: boolean;
}

async function indexesOf(client: Client, table: string): Promise<readonly Index[]> {
  const { rows } = await client.query<Index>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition, i.indisprimary AS primary
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = $1::regclass ORDER BY c.relname`,
    [`read_model.${table}`],
  );
  return rows;
}

async function rightsOf(
  client: Client,
  table: string,
): Promise<readonly { readonly grantee: string; readonly privilege: string }[]> {
  const { rows } = await client.query<{ grantee: string; privilege: string }>(
    `SELECT a.grantee::regrole::text AS grantee, a.privilege_type AS privilege
     FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = $1::regclass AND a.grantee NOT IN (0, c.relowner)`,
    [`read_model.${table}`],
  );
  return rows;
}
