import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { handleWith } from '../../../activities/handle';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { runOps } from '../../../apps/ops/ops';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { kindOf, type StreamId } from '../../../domain/identifiers';
import type { PercorsoCommandType } from '../../../domain/percorso/commands';
import { instantAt } from '../../../domain/time/civil-date';
import { namespaceOfSpec, bundledWorkflows, startEngine, type Engine } from '../../support/engine';
import { ask, registers, stepsUntil } from '../../support/pathway';
import { asOwner, createTestDatabase, type TestDatabase } from '../../support/postgres';
import { memoryGateway } from '../../support/memory-gateway';

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
  percorso(until: PercorsoCommandType): Promise<StreamId>;
  /** As somebody who may do everything, past every trigger. */
  tamper(sql: string): Promise<void>;
  stop(): Promise<void>;
}

const CODE = { digest: 'test' };

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
  });
  const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-ops-'));
  const env = {
    DATABASE_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS'] ?? '',
    TEMPORAL_NAMESPACE: namespaceOfSpec(),
    TEMPORAL_TASK_QUEUE: engine.taskQueue,
    PERCORSI_DATA: dataFolder,
  };
  const tell = async (stream: StreamId, ...asks: Parameters<typeof ask>): Promise<void> => {
    // The registers are shared names on the engine of the whole run: another spec's worker might take them.
    if (kindOf(stream) === 'percorso') await engine.deliver(stream, ask(...asks));
    else await handleWith(store, CODE)({ stream, now: instantAt(Date.now()), asks: [ask(...asks)] });
  };
  return {
    ...{ database, source, engine, env },
    ops: (...args) => runIn(env, args),
    json: async (...args) => {
      const { code, out } = await runIn(env, [...args, '--json']);
      return { code, document: JSON.parse(out) as unknown };
    },
    percorso: async (until) => {
      const personId = randomUUID();
      for (const [stream, command] of registers(personId)) await tell(stream, command);
      const stream: StreamId = `percorso/${personId}`;
      for (const command of stepsUntil(until, personId)) await tell(stream, command);
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
