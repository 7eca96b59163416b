import type { DataSource } from 'typeorm';
import { sqlState } from '../../../activities/postgres/retry';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { logState } from '../../../activities/postgres/sequencer';
import { overdueAt, PASS_LIMIT } from '../../../activities/sweep';
import { instantAt } from '../../../domain/time/civil-date';
import { MIGRATIONS } from '../../../migrations';
import { codeVersion } from '../../modules/temporal/worker-code';
import { alike, joined } from '../../modules/texts/text';
import { OPS_TEXTS } from '../texts';
import { fail, ok, warn, type Examination, type Found } from './check';
import { PRIVILEGES, TRIGGERS } from './database-statements';
import { DATABASE_TEXTS, FAULT_TEXTS, FOUND_TEXTS } from './database-texts';

/** What can be asked of the register, once it answers. */
export function databaseExaminations(source: DataSource): readonly Examination[] {
  return [...made(source), ...working(source)];
}

/** Whether it is as the migrations made it. */
function made(source: DataSource): readonly Examination[] {
  return [
    {
      ...DATABASE_TEXTS.version,
      examine: () => version(source),
    },
    {
      ...DATABASE_TEXTS.migrations,
      examine: () => migrations(source),
    },
    {
      ...DATABASE_TEXTS.triggers,
      examine: () => triggers(source),
    },
    {
      ...DATABASE_TEXTS.privileges,
      examine: () => privileges(source),
    },
  ];
}

/** Whether what writes to it, and what wakes by it, keeps up. */
function working(source: DataSource): readonly Examination[] {
  return [
    {
      ...DATABASE_TEXTS.clocks,
      examine: () => clocks(source),
    },
    ...wakingExaminations(source),
  ];
}

/** What tells whether streams wake in time, and facts get their number. */
function wakingExaminations(source: DataSource): readonly Examination[] {
  return [
    {
      ...DATABASE_TEXTS.overdue,
      examine: () => overdue(source),
    },
    {
      ...DATABASE_TEXTS.stuck,
      examine: () => stuck(source),
    },
    {
      ...DATABASE_TEXTS.sequencer,
      examine: () => sequenced(source),
    },
  ];
}

const LEAST_VERSION = 180_000;

async function version(source: DataSource): Promise<Found> {
  const [row] = await source.query<{ number: number; name: string }[]>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const { number = 0, name = '?' } = row ?? {};
  return number >= LEAST_VERSION ? ok(alike(name)) : fail(alike(name));
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
  if (rows === undefined) return warn(FOUND_TEXTS.ownerOnly);
  const done = new Set(rows.map((row) => row.name));
  const known = MIGRATIONS.map((migration) => migration.name);
  const pending = known.filter((name) => !done.has(name));
  const newer = [...done].filter((name) => !known.includes(name));
  if (newer.length > 0) return warn(FOUND_TEXTS.newer(newer));
  return pending.length === 0 ? ok(FOUND_TEXTS.allDone(known.length)) : fail(FOUND_TEXTS.notDone(pending));
}

async function triggers(source: DataSource): Promise<Found> {
  const rows = await source.query<{ table: string; changes: boolean; truncates: boolean }[]>(TRIGGERS);
  const open = rows.filter((row) => !row.changes || !row.truncates);
  if (rows.length === 0) return fail(FOUND_TEXTS.noTables);
  const named = open.map(({ table, changes }) => `${table} (${changes ? 'TRUNCATE' : 'UPDATE, DELETE'})`);
  return open.length === 0 ? ok(FOUND_TEXTS.onAll(rows.length)) : fail(FOUND_TEXTS.missingOn(named));
}

interface Fault {
  readonly fault: keyof typeof FAULT_TEXTS;
  readonly role: string;
  readonly of: string;
}

async function privileges(source: DataSource): Promise<Found> {
  const rows = await source.query<Fault[]>(PRIVILEGES);
  return rows.length === 0
    ? ok(FOUND_TEXTS.asGiven)
    : fail(
        joined(
          rows.map(({ fault, role, of }) => FAULT_TEXTS[fault](role, of)),
          '; ',
        ),
      );
}

const NOTICEABLE_MS = 2_000;
const WRONG_MS = 60_000;

async function clocks(source: DataSource): Promise<Found> {
  const before = Date.now();
  const [row] = await source.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  const middle = (before + Date.now()) / 2;
  const differenceMs = Math.round((row?.now.getTime() ?? 0) - middle);
  const detail = FOUND_TEXTS.clock(differenceMs);
  if (Math.abs(differenceMs) > WRONG_MS) return fail(detail);
  return Math.abs(differenceMs) > NOTICEABLE_MS ? warn(detail) : ok(detail);
}

async function overdue(source: DataSource): Promise<Found> {
  const rows = await overdueAt(postgresEventStore(source), codeVersion(), instantAt(Date.now()));
  return rows.length === 0
    ? ok(OPS_TEXTS.none)
    : warn(FOUND_TEXTS.late(rows.length, rows.length === PASS_LIMIT));
}

/** Told again and again, and no call of `handle` has looked at them since. */
async function stuck(source: DataSource): Promise<Found> {
  const rows = await source.query<{ stream_id: string; tries: number }[]>(
    `SELECT stream_id, tries FROM register.wake_at WHERE tries >= 3 ORDER BY tries DESC, stream_id LIMIT 10`,
  );
  return rows.length === 0
    ? ok(OPS_TEXTS.none)
    : fail(
        joined(
          rows.map(({ stream_id, tries }) => FOUND_TEXTS.told(stream_id, tries)),
          ', ',
        ),
      );
}

const MANY_WAITING = 10_000;

async function sequenced(source: DataSource): Promise<Found> {
  const { waiting, numbered } = await logState(source);
  const detail = FOUND_TEXTS.numbered(waiting, numbered);
  return waiting > MANY_WAITING ? warn(detail) : ok(detail);
}
