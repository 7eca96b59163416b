import { join } from 'node:path';
import { Client } from 'pg';
import { letOthersPass, prepareDataFolder } from './data-folder';
import { codeOf, diskFull, StartFailure } from './failure';
import { launch, type Launched, type Running } from './launch';
import { lastLines, tellsOfFullDisk } from './logs';
import { holds } from './poll';
import { freePort } from './ports';
import { findPostgres, refuseUnreachable, type SystemUser } from './postgres-binaries';
import { type Cluster, openCluster, OWNER } from './postgres-cluster';
import { clearLeftovers } from './postgres-leftovers';
import type { StopStep } from './processes';
import { readRecord, removeRecord, writeRecord } from './records';

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
}

/** Starts PostgreSQL 18 on the loopback address and waits until it answers; ends what a dead launcher left behind. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binaries = findPostgres();
  const dataFolder = prepareDataFolder(options.dataFolder);
  if (binaries.user) letOthersPass(dataFolder);
  refuseUnreachable(dataFolder, binaries.user);
  const cluster = openCluster(dataFolder, binaries);
  await clearLeftovers(cluster.folder, endings);
  const record = join(dataFolder, 'run', 'postgres.json');
  const port = await freePort(options.port ?? readRecord(record)?.port);
  const logFile = join(dataFolder, 'logs', 'postgres.log');
  const server = await launchServer(binaries, { cluster, port, logFile });
  const url = `postgres://${OWNER}:${cluster.password}@127.0.0.1:${String(port)}/${DATABASE}`;
  await untilReady(server, { url, logFile, dataFolder });
  writeRecord(record, { ...server.identity, port });
  const stop = async (): Promise<void> => {
    await server.stop();
    removeRecord(record);
  };
  return { url, port, pid: server.pid, exited: server.exited, kill: server.kill, stop };
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

async function untilReady(server: Launched, place: { url: string; logFile: string; dataFolder: string }): Promise<void> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const ready = await holds(async () => ended || (await hasDatabase(place.url)), { withinMs: READY_WITHIN_MS });
  if (ready && !ended) return;
  await server.stop();
  if (tellsOfFullDisk(place.logFile)) throw new StartFailure(diskFull(place.dataFolder));
  throw new StartFailure(`PostgreSQL did not start. The end of ${place.logFile}:\n${lastLines(place.logFile, 8)}`);
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
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const DUPLICATE_DATABASE = '42P04';
/** Nobody listens yet, or the server says that it starts, recovers or ends. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '']);
