import { join } from 'node:path';
import { Client } from 'pg';
import { letOthersPass, prepareDataFolder } from './data-folder';
import { alike } from '../../modules/texts/text';
import { codeOf, PassingFailure, StartFailure } from './failure';
import { FOLDER_FAILURES, PART_FAILURES } from './failure-texts';
import { launch, type Launched, type Running, untilReady } from './launch';
import { lastLines, tellsOfFullDisk } from './logs';
import { freePort } from './ports';
import { findPostgres, refuseUnreachable, type SystemUser } from './postgres-binaries';
import { type Cluster, openCluster, OWNER } from './postgres-cluster';
import { clearLeftovers } from './postgres-leftovers';
import type { StopStep } from './processes';
import { POSTGRES_FAILURES } from './postgres-texts';
import { readRecord, removeRecord, writeRecord } from './records';
import { PART_TEXTS } from './texts';

const DATABASE = 'percorsi';
// Replaying the log after a crash may take a while on a slow disk; a server that is dead is noticed at once.
const READY_WITHIN_MS = 120_000;
// SIGINT ends sessions and writes a checkpoint; SIGQUIT leaves recovery to the next start. SIGKILL is never needed.
const endings: readonly StopStep[] = [
  { signal: 'SIGINT', withinMs: 20_000 },
  { signal: 'SIGQUIT', withinMs: 10_000 },
];

/** A PostgreSQL server of ours that answers. */
export interface RunningPostgres extends Running {
  /** The owner's URL, with its password. */
  readonly url: string;
  readonly port: number;
}

/** Which folder holds the data, and optionally which port to ask for first. */
export interface PostgresOptions {
  readonly dataFolder: string;
  readonly port?: number;
  readonly signal?: AbortSignal;
}

/** Starts PostgreSQL 18 on the loopback address and waits until it answers; ends what a dead launcher left behind. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binaries = findPostgres();
  const dataFolder = prepareDataFolder(options.dataFolder);
  if (binaries.user) letOthersPass(dataFolder);
  refuseUnreachable(dataFolder, binaries.user);
  const cluster = await openCluster(dataFolder, { binaries, signal: options.signal });
  await clearLeftovers(cluster.folder, endings);
  const record = join(dataFolder, 'run', 'postgres.json');
  const port = await freePort(options.port ?? readRecord(record)?.port);
  const logFile = join(dataFolder, 'logs', 'postgres.log');
  const server = await launchServer(binaries, { cluster, port, logFile });
  const url = ownerUrl(cluster.password, port);
  await requireReady(server, { url, logFile, signal: options.signal });
  writeRecord(record, { ...server.identity, port });
  const stop = async (): Promise<void> => {
    await server.stop();
    removeRecord(record);
  };
  return { url, port, pid: server.pid, exited: server.exited, kill: server.kill, stop };
}

/** The owner's URL of a server of ours. */
export function ownerUrl(password: string, port: number): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${String(port)}/${DATABASE}`;
}

interface ServerPlace {
  readonly cluster: Cluster;
  readonly port: number;
  readonly logFile: string;
}

function launchServer(
  binaries: { postgres: string; user: SystemUser | undefined },
  { cluster, port, logFile }: ServerPlace,
): Promise<Launched> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // No socket file: its path has a length limit that a deep data folder would break.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return launch({
    command: binaries.postgres,
    args: ['-D', cluster.folder, ...flags],
    env: { TZ: 'UTC', LC_ALL: 'C', PATH: process.env['PATH'] },
    logFile,
    endings,
    user: binaries.user,
    cwd: cluster.folder,
  });
}

async function requireReady(
  server: Launched,
  place: { url: string; logFile: string; signal: AbortSignal | undefined },
): Promise<void> {
  const answers = (): Promise<boolean> => hasDatabase(place.url);
  const readiness = await untilReady(server, { answers, withinMs: READY_WITHIN_MS, signal: place.signal });
  if (readiness === 'ready') return;
  if (tellsOfFullDisk(place.logFile)) throw new StartFailure(FOLDER_FAILURES.full(alike(place.logFile)));
  const failed = PART_FAILURES.didNotStart(PART_TEXTS.postgres);
  throw new PassingFailure(PART_FAILURES.endOf(failed, place.logFile, lastLines(place.logFile, 8)));
}

/** True when the server answers and the database is there, made if this is its first start. */
async function hasDatabase(url: string): Promise<boolean> {
  const maintenance = url.replace(/\/[^/]*$/, '/postgres');
  const client = new Client({ connectionString: maintenance, connectionTimeoutMillis: 5_000 });
  // The server may end under an open connection; that is seen by its exit, not here.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } catch (error) {
    if (codeOf(error) === DUPLICATE_DATABASE) return true;
    if (NOT_YET.has(codeOf(error))) return false;
    throw new StartFailure(POSTGRES_FAILURES.refuses(String(error)), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const DUPLICATE_DATABASE = '42P04';
/** Nobody listens yet, or the server says that it starts, recovers or ends. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '']);
