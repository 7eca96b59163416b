import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { bulkClient } from '../../../../activities/postgres/bulk';
import { Unreachable } from '../../terminal';
import { IMPORT_TEXTS } from '../texts';

/**
 * Where the rows of any number are put in order: temporary tables of one connection of its own. They are gone with the
 * connection, so that a name never outlives the import outside the personal data.
 */
export interface Staging {
  readonly client: Client;
  close(): Promise<void>;
}

/** Opens the tables; of two imports at the same time one waits for the other, a while. A rehearsal is in nobody's way. */
export async function openStaging(owner: DataSource, rehearsal: boolean): Promise<Staging> {
  const client = await bulkClient(owner);
  try {
    await client.query(TABLES);
    if (!rehearsal) await lock(client);
  } catch (failure) {
    await client.end();
    throw failure;
  }
  return { client, close: () => client.end() };
}

const LOCK_WAIT = '20s';
const LOCK = `SET lock_timeout = '${LOCK_WAIT}'; SELECT pg_advisory_lock(hashtext('percorsi import')); RESET lock_timeout`;

/** A killed import leaves its lock behind for the moment until the database notices that its connection is gone. */
async function lock(client: Client): Promise<void> {
  try {
    await client.query(LOCK);
  } catch (failure) {
    if ((failure as { readonly code?: string }).code === '55P03')
      throw new Unreachable(IMPORT_TEXTS.another, { cause: failure });
    throw failure;
  }
}

/**
 * `staged`: rows that were read and not refused; `refused` the others, `written` being a tax code that could not be read;
 * `hanging`: rows that are kept and refer to nothing. `worked`: of adhesions, the days at work before them. `person`: who has which code; `record` as it is joined into another one. `step`: what will be asked, one row for each command. `together`: streams
 * that are fed with their leader, in the order of their numbers.
 */
const TABLES = `
  CREATE TEMP TABLE staged (
    file text NOT NULL, line int NOT NULL, id text NOT NULL, adhesion text, person text, written text,
    day date NOT NULL, last_day date, sha text NOT NULL, body_sha text NOT NULL, stream text, body text NOT NULL
  );
  CREATE TEMP TABLE refused (
    file text NOT NULL, line int NOT NULL, id text NOT NULL, field text NOT NULL, reason text NOT NULL,
    adhesion text, person text, written text
  );
  CREATE TEMP TABLE hanging (file text NOT NULL, line int NOT NULL, id text NOT NULL, field text NOT NULL, reason text NOT NULL);
  CREATE TEMP TABLE worked (line int PRIMARY KEY, days int NOT NULL);
  CREATE TEMP TABLE person (plain text PRIMARY KEY, person_id text NOT NULL, record text);
  CREATE TEMP TABLE together (stream text PRIMARY KEY, leader text NOT NULL, nth int NOT NULL);
  CREATE TEMP TABLE step (
    phase smallint NOT NULL, stream text NOT NULL, told date NOT NULL, place smallint NOT NULL, file text NOT NULL,
    line int NOT NULL, request text NOT NULL, limit_name text, cents bigint NOT NULL, body text NOT NULL
  )`;

/** The rows of a query, a page at a time, by a cursor of the server; the work on a page may write in between. */
export async function* pagesOf<Row extends object>(
  client: Client,
  query: string,
  values: readonly unknown[] = [],
): AsyncGenerator<readonly Row[]> {
  const name = `page_${String((cursors += 1))}`;
  // Held beyond the transaction: a snapshot that stays open for hours would keep the database from cleaning up.
  await client.query(`DECLARE ${name} NO SCROLL CURSOR WITH HOLD FOR ${query}`, [...values]);
  try {
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${PAGE_ROWS} FROM ${name}`);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE_ROWS) return;
    }
  } finally {
    await client.query(`CLOSE ${name}`);
  }
}

const PAGE_ROWS = 2_000;
let cursors = 0;
