import type { DataSource } from 'typeorm';
import { sqlState } from '../../../activities/postgres/retry';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { logState } from '../../../activities/postgres/sequencer';
import { overdueAt, PASS_LIMIT } from '../../../activities/sweep';
import { instantAt } from '../../../domain/time/civil-date';
import { MIGRATIONS } from '../../../migrations';
import { codeVersion } from '../../modules/temporal/worker-code';
import { fail, ok, warn, type Examination, type Found } from './check';
import { PRIVILEGES, TRIGGERS } from './database-statements';

/** What can be asked of the register, once it answers. */
export function databaseExaminations(source: DataSource): readonly Examination[] {
  return [...made(source), ...working(source)];
}

/** Whether it is as the migrations made it. */
function made(source: DataSource): readonly Examination[] {
  return [
    {
      name: 'PostgreSQL version',
      remedy: 'PostgreSQL 18 or later is needed; without DATABASE_URL "npm start" brings one',
      examine: () => version(source),
    },
    {
      name: 'migrations',
      remedy: 'run "npm run ops -- migrate"',
      examine: () => migrations(source),
    },
    {
      name: 'append-only triggers',
      remedy: 'enable them again as the owner of the tables, then run "npm run ops -- verify"',
      examine: () => triggers(source),
    },
    {
      name: 'rights of the roles',
      remedy: 'revoke or grant what is named; the migrations give each role exactly what it needs',
      examine: () => privileges(source),
    },
  ];
}

/** Whether what writes to it, and what wakes by it, keeps up. */
function working(source: DataSource): readonly Examination[] {
  return [
    {
      name: 'clocks of machine and database',
      remedy: 'let both follow a time server (NTP): the worker stamps facts with its own clock',
      examine: () => clocks(source),
    },
    ...wakingExaminations(source),
  ];
}

/** What tells whether streams wake in time, and facts get their number. */
function wakingExaminations(source: DataSource): readonly Examination[] {
  return [
    {
      name: 'overdue streams',
      remedy:
        '"npm run ops -- sweep --dry-run" says why; "sweep" wakes them; a running worker does so every ten seconds',
      examine: () => overdue(source),
    },
    {
      name: 'streams that do not wake',
      remedy:
        'each is set aside and holds up no other: the log of the workers says why it fails; "npm run ops -- replay" decides it again',
      examine: () => stuck(source),
    },
    {
      name: 'sequencer',
      remedy: 'a running worker numbers them; nobody waits for it to write',
      examine: () => sequenced(source),
    },
  ];
}

const LEAST_VERSION = 180_000;

async function version(source: DataSource): Promise<Found> {
  const [row] = await source.query<{ number: number; name: string }[]>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const { number = 0, name = 'unknown' } = row ?? {};
  return number >= LEAST_VERSION ? ok(name) : fail(name);
}

const NO_RIGHT = '42501';
const NO_TABLE = '42P01';

async function migrations(source: DataSource): Promise<Found> {
  const rows = await source
    .query<{ name: string }[]>('SELECT name FROM migrations')
    .catch((failure: unknown) => {
      if (sqlState(failure) === NO_TABLE) return [];
      if (sqlState(failure) === NO_RIGHT) return undefined;
      throw failure;
    });
  if (rows === undefined) return warn('only the owner can see them: set DATABASE_URL');
  const done = new Set(rows.map((row) => row.name));
  const known = MIGRATIONS.map((migration) => migration.name);
  const pending = known.filter((name) => !done.has(name));
  const newer = [...done].filter((name) => !known.includes(name));
  if (newer.length > 0) return warn(`newer than this code: ${newer.join(', ')}`);
  return pending.length === 0 ? ok(`all ${known.length} done`) : fail(`not done: ${pending.join(', ')}`);
}

async function triggers(source: DataSource): Promise<Found> {
  const rows = await source.query<{ table: string; changes: boolean; truncates: boolean }[]>(TRIGGERS);
  const open = rows.filter((row) => !row.changes || !row.truncates);
  if (rows.length === 0) return fail('the register has no tables');
  const named = open.map(({ table, changes }) => `${table} (${changes ? 'TRUNCATE' : 'UPDATE, DELETE'})`);
  return open.length === 0
    ? ok(`on all ${rows.length} tables`)
    : fail(`missing or disabled on ${named.join(', ')}`);
}

async function privileges(source: DataSource): Promise<Found> {
  const rows = await source.query<{ fault: string }[]>(PRIVILEGES);
  return rows.length === 0
    ? ok('as the migrations gave them')
    : fail(rows.map((row) => row.fault).join('; '));
}

const NOTICEABLE_MS = 2_000;
const WRONG_MS = 60_000;

async function clocks(source: DataSource): Promise<Found> {
  const before = Date.now();
  const [row] = await source.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  const middle = (before + Date.now()) / 2;
  const differenceMs = Math.round((row?.now.getTime() ?? 0) - middle);
  const detail = `the database is ${Math.abs(differenceMs)} ms ${differenceMs < 0 ? 'behind' : 'ahead'}`;
  if (Math.abs(differenceMs) > WRONG_MS) return fail(detail);
  return Math.abs(differenceMs) > NOTICEABLE_MS ? warn(detail) : ok(detail);
}

async function overdue(source: DataSource): Promise<Found> {
  const rows = await overdueAt(postgresEventStore(source), codeVersion(), instantAt(Date.now()));
  return rows.length === 0 ? ok('none') : warn(`${counted(rows.length)} should have been awake`);
}

/** Told again and again, and no call of `handle` has looked at them since. */
async function stuck(source: DataSource): Promise<Found> {
  const rows = await source.query<{ stream_id: string; tries: number }[]>(
    `SELECT stream_id, tries FROM register.wake_at WHERE tries >= 3 ORDER BY tries DESC, stream_id LIMIT 10`,
  );
  return rows.length === 0
    ? ok('none')
    : fail(rows.map(({ stream_id, tries }) => `${stream_id} (told ${String(tries)} times)`).join(', '));
}

const MANY_WAITING = 10_000;

async function sequenced(source: DataSource): Promise<Found> {
  const { waiting, numbered } = await logState(source);
  const detail = `${String(waiting)} facts wait for their number, ${String(numbered)} have one`;
  return waiting > MANY_WAITING ? warn(detail) : ok(detail);
}

function counted(streams: number): string {
  return streams === PASS_LIMIT ? `at least ${String(streams)}` : String(streams);
}
