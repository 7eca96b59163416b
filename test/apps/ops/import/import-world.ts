import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Client } from 'pg';
import { holds } from '../../../../apps/ops/start/poll';
import { OPS_PROGRAM } from '../../../support/system';
import { asOwner } from '../../../support/postgres';
import { wireTo } from '../../api/wire';
import { startOpsWorld, type OpsWorld } from '../ops-world';
import { removeFolder, writeFolder, type Written } from './folder';

/** What the document of an import says, as far as these tests look. */
export interface Document {
  readonly refusedRows: number;
  readonly messagesKeptApart: number;
  readonly commands: { readonly sent: number; readonly alreadyThere: number; readonly refused: number };
  readonly facts: number;
  readonly rejections: readonly { readonly id: string; readonly reason: string }[];
  readonly refusals: readonly {
    readonly file: string;
    readonly line: number;
    readonly id: string;
    readonly field: string;
    readonly reason: string;
  }[];
}

/** The digests of tutors and employers are the same in every register of the spec. */
const PEPPER = { PERCORSI_PEPPER: 'a secret that only tests have' };

/** An empty register with an engine, for one import or several. */
export interface ImportWorld extends OpsWorld {
  import(folder: string, ...args: readonly string[]): Promise<Document>;
  /** The same in a process of its own, killed once so many commands are answered; answers whether it was still running. */
  killedAt(commands: number, folder: string, ...args: readonly string[]): Promise<boolean>;
  /** The same, cut off from PostgreSQL once so many commands are answered: the exit code, and what it said. */
  cutAt(commands: number, folder: string, ...args: readonly string[]): Promise<Ended>;
  /** Waits until the percorsi that go on after the horizon have done what had fallen due by now. */
  settled(): Promise<void>;
  /** Every fact as told, with people under their tax codes and without what differs from run to run: when it was recorded, and leaves. */
  facts(): Promise<readonly string[]>;
  commands(): Promise<readonly string[]>;
  readonly query: <Row extends object>(sql: string) => Promise<readonly Row[]>;
}

export async function withWorld(work: (world: ImportWorld) => Promise<void>): Promise<void> {
  const world = await startOpsWorld();
  Object.assign(world.env, PEPPER);
  const query = async <Row extends object>(sql: string): Promise<readonly Row[]> =>
    (await asOwner((owner: Client) => owner.query<Row>(sql), world.database.ownerUrl)).rows;
  const reached = async (commands: number): Promise<boolean> => {
    const [row] = await query<{ count: string }>('SELECT count(*) AS count FROM register.command');
    return Number(row?.count) >= commands;
  };
  const named = async (texts: readonly string[]): Promise<readonly string[]> => {
    const people = await query<{ id: string; code: string }>(
      'SELECT person_id AS id, tax_code AS code FROM personal.person',
    );
    const codes = new Map(people.map(({ id, code }) => [id, code]));
    const told = (text: string): string =>
      text.replaceAll(UUID, (id) => codes.get(id) ?? id).replaceAll(SOURCE, 'import');
    return texts.map(told).sort();
  };
  try {
    await work({
      ...world,
      query,
      import: async (folder, ...args) => (await world.json('import', folder, ...args)).document as Document,
      killedAt: (commands, folder, ...args) =>
        killedAt(world.env, ['import', folder, ...args], () => reached(commands)),
      cutAt: (commands, folder, ...args) =>
        cutAt(world.env, ['import', folder, ...args], () => reached(commands)),
      settled: async () => {
        const nothingDue = async (): Promise<boolean> => (await query(DUE)).length === 0;
        expect(await holds(nothingDue, { withinMs: 60_000 })).toBe(true);
      },
      facts: async () => named((await query<{ text: string }>(FACTS)).map(({ text }) => text)),
      commands: async () => named((await query<{ text: string }>(COMMANDS)).map(({ text }) => text)),
    });
  } finally {
    for (const { stream } of await query<{ stream: string }>(
      'SELECT stream_id AS stream FROM register.stream',
    ))
      // Another test of this spec has streams of the same names; most have ended by themselves.
      await world.engine.env.client.workflow
        .getHandle(stream)
        .terminate()
        .catch(() => undefined);
    await world.stop();
  }
}

export async function withFolder(written: Written, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = writeFolder(written);
  try {
    await work(folder);
  } finally {
    removeFolder(folder);
  }
}

const SOURCE = /import\/[0-9a-f]{16}/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const FACTS = `
  SELECT (payload::jsonb - 'recordedAt' - 'previous')::text AS text FROM register.event`;
const COMMANDS = `
  SELECT request_id || ' ' || command || ' ' || answer AS text FROM register.command`;

const DUE = `
  SELECT FROM register.wake_at WHERE NOT held AND (marked OR due_at < now() OR owed_since < now()) LIMIT 1`;

/** How a process ended by itself. */
interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Cuts one off from its database as soon as the register has so many commands. */
async function cutAt(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  reached: () => Promise<boolean>,
): Promise<Ended> {
  const url = new URL(env['DATABASE_URL'] ?? '');
  const wire = await wireTo(Number(url.port));
  url.port = String(wire.port);
  const child = spawn(process.execPath, [OPS_PROGRAM, ...args], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...env, DATABASE_URL: url.href },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close');
  while (child.exitCode === null && !(await reached()));
  wire.cut();
  const [code] = (await ended) as [number | null];
  await wire.close();
  return { code, said };
}

/** Ends one by SIGKILL as soon as the register has so many commands; false where it had ended before. */
async function killedAt(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  reached: () => Promise<boolean>,
): Promise<boolean> {
  const child = spawn(process.execPath, [OPS_PROGRAM, ...args], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...env },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (child.exitCode === null && !(await reached()));
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  return signal === 'SIGKILL';
}
