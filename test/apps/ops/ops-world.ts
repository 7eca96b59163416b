import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { Sequencer } from '../../../activities/postgres/sequencer';
import { runOps } from '../../../apps/ops/ops';
import { holds } from '../../../apps/ops/start/poll';
import { openDataSource } from '../../../apps/modules/database/data-source';
import type { StreamId } from '../../../domain/identifiers';
import type { PercorsoCommandType } from '../../../domain/percorso/commands';
import { agenda as agendaQuery } from '../../../workflows/messages';
import { namespaceOfSpec, bundledWorkflows, startEngine, type Engine } from '../../support/engine';
import { ask, registers, stepsUntil } from '../../support/pathway';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { memoryGateway, type MemoryGateway } from '../../support/memory-gateway';
import { RULEBOOK } from '../../../domain/programmes';

/** What a command said, and the code it ended with. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The document of a command, and the code it ended with. */
export interface JsonRan<Document> {
  readonly code: number;
  readonly document: Document;
}

export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** A real register and a real engine with a worker, and the command line over both. */
export interface OpsWorld {
  readonly database: TestDatabase;
  readonly source: DataSource;
  readonly engine: Engine;
  readonly env: Record<string, string>;
  ops(...args: readonly string[]): Promise<Ran>;
  /** The one JSON document of a command. */
  json(...args: readonly string[]): Promise<JsonRan<unknown>>;
  /** A percorso that has come so far, whose loop has heard of it and done what it can do now; its facts have numbers. */
  percorso(until: PercorsoCommandType): Promise<StreamId>;
  /** Where the effects on accounts go. */
  readonly accounting: MemoryGateway;
  /** Waits until the loop of a stream knows all of its facts and has nothing to do now. */
  atRest(stream: StreamId): Promise<void>;
  /** As somebody who may do everything, past every trigger. */
  tamper(sql: string): Promise<void>;
  stop(): Promise<void>;
}

const CODE = { digest: 'test', rulebook: RULEBOOK };

export async function startOpsWorld(): Promise<OpsWorld> {
  const database = await createTestDatabase();
  const source = await openDataSource(database.urls.worker, { poolSize: 6 });
  const store = postgresEventStore(source);
  const gateways = { accounting: memoryGateway(), messages: memoryGateway() };
  const engine = await startEngine({
    store,
    gateways,
    engine: { wake: () => Promise.resolve() },
    code: CODE,
    heartbeat: () => undefined,
    attempt: () => 1,
  });
  const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-ops-'));
  const env = {
    DATABASE_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS'] ?? '',
    TEMPORAL_NAMESPACE: namespaceOfSpec(),
    TEMPORAL_TASK_QUEUE: engine.taskQueue,
    PERCORSI_DATA: dataFolder,
  };
  const sequencer = new Sequencer(source);
  // Gives all facts their place in the log, as a worker does.
  const numbered = async (): Promise<void> => {
    while ((await sequencer.batch()) > 0);
  };
  const atRest = (stream: StreamId): Promise<void> => isAtRest({ engine, source }, stream);
  return {
    database,
    source,
    engine,
    env,
    atRest,
    accounting: gateways.accounting,
    ops: (...args) => runIn(env, args),
    json: async (...args) => {
      const { code, out } = await runIn(env, [...args, '--json']);
      return { code, document: JSON.parse(out) as unknown };
    },
    percorso: async (until) => {
      const personId = randomUUID();
      for (const [stream, command] of registers(personId)) await engine.ask(stream, ask(command));
      const stream: StreamId = `percorso/${personId}`;
      for (const command of stepsUntil(until, personId)) await engine.ask(stream, ask(command));
      await atRest(stream);
      await numbered();
      return stream;
    },
    tamper: async (sql) => {
      await asOwner(
        (owner) => owner.query(`SET session_replication_role = replica; ${sql}`),
        database.ownerUrl,
      );
    },
    stop: async () => {
      await engine.stop();
      await source.destroy();
      await database.drop();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

const AT_REST_WITHIN_MS = 30_000;

async function isAtRest(
  { engine, source }: Pick<OpsWorld, 'engine' | 'source'>,
  stream: StreamId,
): Promise<void> {
  const isSleeping = async (): Promise<boolean> => {
    const facts = await source.query<unknown[]>('SELECT FROM register.event WHERE stream_id = $1', [stream]);
    const known = await engine
      .handleOf(stream)
      .query(agendaQuery)
      .catch(() => undefined);
    return known?.version === facts.length && (known.owed?.notBefore ?? '9') > new Date().toISOString();
  };
  expect(await holds(isSleeping, { withinMs: AT_REST_WITHIN_MS })).toBe(true);
}

/** Runs one command in this process, as `npm run ops --` does in its own. */
export async function runIn(env: Record<string, string>, args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const code = await runOps(args, {
    env,
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    bundle: () => Promise.resolve(bundledWorkflows()),
  });
  return { code, ...said };
}
