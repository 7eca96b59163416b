import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { run } from '../../../apps/ops/start/executables';
import { launch, untilReady, type Launched } from '../../../apps/ops/start/launch';
import { holds } from '../../../apps/ops/start/poll';
import { lastLines } from '../../../apps/ops/start/logs';
import { send } from '../../../apps/ops/start/processes';
import { writeRecord } from '../../../apps/ops/start/records';
import { askEngine } from '../../../apps/ops/start/temporal-connection';
import { DYNAMIC_CONFIG, enginePorts, serverConfig, STORES } from './engine-config';
import type { EnginePrograms } from './engine-programs';

/** A Temporal server on PostgreSQL, which always listens on the same port and can be killed. */
export interface EngineServer {
  readonly port: number;
  readonly address: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const NAMESPACE = 'percorsi';
const RETENTION = '3 days';
const READY_WITHIN_MS = 120_000;
const TOOL_WITHIN_MS = 60_000;

export interface EngineOptions {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly programs: EnginePrograms;
}

/** Makes the schema and the namespace as an operator would, and leaves a server that runs. */
export async function startEngine(options: EngineOptions): Promise<EngineServer> {
  const { folder, databaseUrl, programs } = options;
  await makeSchema(programs.sql, databaseUrl);
  const ports = await enginePorts();
  mkdirSync(folder, { recursive: true });
  const dynamicFile = join(folder, 'dynamic.yaml');
  const configFile = join(folder, 'server.yaml');
  writeFileSync(dynamicFile, DYNAMIC_CONFIG);
  writeFileSync(configFile, serverConfig(databaseUrl, ports, dynamicFile));
  const address = `127.0.0.1:${ports.frontend.grpcPort}`;
  const place = { folder, configFile, address, program: programs.server };
  let running = await launched(
    place,
    async () => (await askEngine({ address, namespace: 'x' })) !== 'silent',
  );
  await makeNamespace(address);
  return {
    address,
    port: ports.frontend.grpcPort,
    kill: async () => {
      send(running.pid, 'SIGKILL');
      await running.exited;
    },
    start: async () => {
      running = await launched(place, () => hasNamespace(address));
    },
    stop: () => running.stop(),
  };
}

const hasNamespace = async (address: string): Promise<boolean> =>
  (await askEngine({ address, namespace: NAMESPACE })) === 'ready';

async function makeSchema(tool: string, databaseUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const server = ['--plugin', 'postgres12', '--endpoint', hostname, '--port', port, '--user', username];
  for (const { database, schema } of Object.values(STORES))
    for (const step of [
      ['create-database'],
      ['setup-schema', '--version', '0.0'],
      ['update-schema', '--schema-name', schema],
    ]) {
      const env = { SQL_PASSWORD: decodeURIComponent(password) };
      const made = await run(tool, [...server, '--database', database, ...step], {
        env,
        withinMs: TOOL_WITHIN_MS,
      });
      if (!made.succeeded) throw new Error(`temporal-sql-tool ${step.join(' ')}:\n${made.said}`);
    }
}

interface EnginePlace {
  readonly folder: string;
  readonly configFile: string;
  readonly address: string;
  readonly program: string;
}

async function launched(place: EnginePlace, answers: () => Promise<boolean>): Promise<Launched> {
  const logFile = join(place.folder, 'logs', 'server.log');
  const server = await launch({
    command: place.program,
    args: ['--config-file', place.configFile, '--allow-no-auth', 'start'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC' },
    logFile,
    endings: [
      { signal: 'SIGTERM', withinMs: 20_000 },
      { signal: 'SIGKILL', withinMs: 5_000 },
    ],
    cwd: place.folder,
  });
  writeRecord(join(place.folder, 'run', 'engine.json'), server.identity);
  const readiness = await untilReady(server, { answers, withinMs: READY_WITHIN_MS, everyMs: 250 });
  if (readiness === 'ready') return server;
  throw new Error(`The Temporal server was not ready (${readiness}):\n${lastLines(logFile, 12)}`);
}

async function makeNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace: NAMESPACE,
      workflowExecutionRetentionPeriod: msToTs(RETENTION),
    });
  } finally {
    await connection.close();
  }
  const known = await untilKnown(address);
  if (!known) throw new Error('The namespace was made and is not known to the server');
}

/** A server reads the list of namespaces every ten seconds. */
async function untilKnown(address: string): Promise<boolean> {
  return (await holds(() => hasNamespace(address), { withinMs: 60_000, everyMs: 250 })) === true;
}
