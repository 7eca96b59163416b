import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { projectRoot } from '../../apps/ops/start/project-root';
import type { Report } from '../../domain/figures/report-row';
import { asOwner, migrateUpTo } from './postgres';

/** A table as COPY wrote it: its name, the columns written, and a line of text for each row. */
export interface SavedTable {
  readonly table: string;
  readonly columns: string;
  readonly rows: readonly string[];
}

/** What a release counted of a register that it wrote, and what no later one may change. */
export interface Counted {
  readonly facts: number;
  readonly streams: number;
  readonly commands: number;
  /** SHA-256 over a line `stream version leaf` for each fact, by stream and version. */
  readonly leafDigest: string;
  readonly centsByAccount: { readonly [account: string]: number };
}

export interface SavedRegister {
  /** How many migrations the release had that wrote it. */
  readonly migrations: number;
  readonly tables: readonly SavedTable[];
  readonly counted: Counted;
  readonly reports: readonly Report[];
}

const FOLDER = join(projectRoot, 'test', 'registers');
/** All of them, each named after the release that wrote it. */
export const SAVED_REGISTERS = ['tos-pio2-d53ab11', 'tos-pio2-db76cc5'] as const;
/** The first register that was saved does not say how many migrations its release had. */
const MIGRATIONS_OF_THE_FIRST = 14;

export function savedRegister(name: (typeof SAVED_REGISTERS)[number]): SavedRegister {
  const text = gunzipSync(readFileSync(join(FOLDER, `${name}.copy.gz`))).toString('utf8');
  const {
    reports,
    migrations = MIGRATIONS_OF_THE_FIRST,
    ...counted
  } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Counted &
    Pick<SavedRegister, 'reports'> &
    Partial<Pick<SavedRegister, 'migrations'>>;
  const tables = text.split('\\.\n').filter((block) => block !== '');
  return { migrations, tables: tables.map(savedTable), counted, reports };
}

const HEADING = /^COPY (\S+) \((.+)\) FROM stdin;$/;

function savedTable(block: string): SavedTable {
  const [heading = '', ...rows] = block.slice(0, -1).split('\n');
  const [, table, columns] = HEADING.exec(heading) ?? [];
  if (table === undefined || columns === undefined) throw new Error(`Not the heading of a table: ${heading}`);
  return { table, columns, rows };
}

/** A table without the columns that a later release no longer keeps in it. */
export function withoutColumns({ table, columns, rows }: SavedTable, gone: readonly string[]): SavedTable {
  const kept = columns.split(', ').map((column) => !gone.includes(column));
  const keep = (line: string, separator: string): string =>
    line
      .split(separator)
      .filter((_, index) => kept[index])
      .join(separator);
  return { table, columns: keep(columns, ', '), rows: rows.map((row) => keep(row, '\t')) };
}

/** The rows of a table by column, each value as the text that PostgreSQL reads again. */
export function valuesOf({ columns, rows }: SavedTable): readonly { readonly [column: string]: string }[] {
  const names = columns.split(', ');
  return rows.map((row) =>
    Object.fromEntries(row.split('\t').map((value, index) => [names[index] ?? '', unescaped(value)])),
  );
}

const ESCAPED: { readonly [letter: string]: string } = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter);
}

/** Puts a saved register into an empty database, as the release that wrote it left it there. */
export async function loadRegister(ownerUrl: string, { migrations, tables }: SavedRegister): Promise<void> {
  await migrateUpTo(ownerUrl, migrations);
  await asOwner(async (owner) => {
    for (const one of tables.filter(isLedgers)) await openLedgers(owner, one);
    for (const one of tables.filter((other) => !isLedgers(other))) await load(owner, one);
    await owner.query(
      `SELECT setval(pg_get_serial_sequence('outside.journal', 'id'), max(id)) FROM outside.journal`,
    );
    // What a database that was filled slowly has by itself.
    await owner.query('ANALYZE');
  }, ownerUrl);
}

const isLedgers = ({ table }: SavedTable) => table === 'register.ledger';

/** Opened in the order of their ids, each with the id that it had: the partition of its facts is named after it. */
async function openLedgers(owner: Client, { rows }: SavedTable): Promise<void> {
  for (const [id, code] of rows.map((row) => row.split('\t'))) {
    const opened = await owner.query<{ id: number }>('SELECT register.open_ledger($1) AS id', [code]);
    if (String(opened.rows[0]?.id) !== id) throw new Error(`Ledger ${code ?? ''} was ${id ?? ''}`);
  }
}

async function load(owner: Client, { table, columns, rows }: SavedTable): Promise<void> {
  if (rows.length === 0) return;
  const stream = owner.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  stream.end(`${rows.join('\n')}\n`);
  await once(stream, 'finish');
}

/** The rows of a table as they are now, written as the saved ones were. */
export async function rowsNow(owner: Client, { table, columns }: SavedTable): Promise<readonly string[]> {
  await owner.query(`SET TimeZone = 'UTC'`);
  const chunks: Buffer[] = [];
  for await (const chunk of owner.query(copyTo(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT`)))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1);
}

const COUNTS = `
  SELECT count(*)::int AS facts, count(DISTINCT stream_id)::int AS streams,
    (SELECT count(*)::int FROM register.command) AS commands,
    encode(sha256(convert_to(string_agg(
      concat_ws(' ', stream_id, version, encode(leaf, 'hex')) || E'\\n', '' ORDER BY stream_id COLLATE "C", version),
      'UTF8')), 'hex') AS "leafDigest",
    (SELECT jsonb_object_agg(account, cents) FROM (
      SELECT account, sum(cents) AS cents FROM read_model.ledger_entry GROUP BY account) AS sums) AS "centsByAccount"
  FROM register.event`;

/** The same counts of a register as it is now. */
export async function countedNow(ownerUrl: string): Promise<Counted | undefined> {
  return (await asOwner((owner) => owner.query<Counted>(COUNTS), ownerUrl)).rows[0];
}
