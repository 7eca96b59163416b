import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../apps/ops/start/ports';
import { migrate } from '../../../apps/modules/database/migrate';
import { connect, type Caller } from '../../support/http';
import { openRegisters } from '../../support/walk';
import { currentBuild } from './builds';
import { startDatabase, type Database } from './database';
import { NAMESPACE, startEngine, type EngineServer } from './engine';
import { enginePrograms } from './engine-programs';
import { startMember, type Member } from './member';
import { comes, say } from './progress';
import { proxyTo } from './proxy';
import { KEEP } from './settings';

/** An API among the members, and somebody who speaks with it alone. */
export interface ApiMember extends Member {
  readonly caller: Caller;
}

/** Two APIs and two workers on a Temporal server and two PostgreSQL servers: nothing here is embedded. */
export interface Cluster {
  readonly ownerUrl: string;
  readonly database: Database;
  readonly engineDatabase: Database;
  readonly engine: EngineServer;
  readonly apis: readonly [ApiMember, ApiMember];
  readonly workers: readonly [Member, Member];
  readonly members: readonly Member[];
  /** Somebody whose requests go to the two APIs in turn, as behind a load balancer. */
  readonly caller: Caller;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

type Undo = () => Promise<void>;

/** A cluster of its own for one spec, with money in its envelope and bodies to choose from. */
export async function startCluster(): Promise<Cluster> {
  const undo: Undo[] = [];
  try {
    const cluster = await started(undo);
    await openRegisters(cluster.caller);
    say('the cluster is up');
    return cluster;
  } catch (failure) {
    await undone(undo);
    throw failure;
  }
}

async function started(undo: Undo[]): Promise<Cluster> {
  const folder = newFolder(undo);
  const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    undo.push(() => part.stop());
    return part;
  };
  const database = keep(await startDatabase(join(folder, 'register')));
  const engineDatabase = keep(await startDatabase(join(folder, 'engine-database')));
  const programs = await enginePrograms();
  const engineFolder = join(folder, 'engine');
  const engine = keep(await startEngine({ folder: engineFolder, databaseUrl: engineDatabase.url, programs }));
  const urls = await migrate(database.url);
  const site: Site = { folder, database, engine, undo };
  const workers = [await worker(site, 1, urls.worker), await worker(site, 2, urls.worker)] as const;
  const apis = [await api(site, 1, urls.api), await api(site, 2, urls.api)] as const;
  const caller = inTurn(apis.map((each) => each.caller));
  return {
    ownerUrl: database.url,
    database,
    engineDatabase,
    engine,
    apis,
    workers,
    caller,
    members: [...workers, ...apis],
    ready: () => comes('every API is ready', () => caller.isReady(), 120_000),
    stop: () => undone(undo),
  };
}

interface Site {
  readonly folder: string;
  readonly database: Database;
  readonly engine: EngineServer;
  readonly undo: Undo[];
}

/** A folder of the run; the user who runs PostgreSQL passes through it. */
function newFolder(undo: Undo[]): string {
  const folder = mkdtempSync(join(process.env['CLUSTER_FOLDER'] ?? '', 'spec-'));
  chmodSync(folder, 0o711);
  undo.push(() => {
    if (!KEEP) rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  return folder;
}

function worker(site: Site, number: number, url: string): Promise<Member> {
  return member(site, { name: `worker-${number}`, entry: currentBuild().worker, url, role: 'WORKER' });
}

async function api(site: Site, number: number, url: string): Promise<ApiMember> {
  const port = await freePort();
  const named = { name: `api-${number}`, entry: currentBuild().api, url, role: 'API' } as const;
  const running = await member(site, { ...named, env: { PERCORSI_PORT: String(port) } });
  return { ...running, caller: connect(`http://127.0.0.1:${port}`) };
}

interface Role {
  readonly name: string;
  readonly entry: string;
  readonly url: string;
  readonly role: 'API' | 'WORKER';
  readonly env?: Readonly<Record<string, string>>;
}

async function member(
  { folder, database, engine, undo }: Site,
  { name, entry, url, role, env = {} }: Role,
): Promise<Member> {
  const lines = { register: await proxyTo(database.port), engine: await proxyTo(engine.port) };
  undo.push(async () => {
    await Promise.all(Object.values(lines).map((line) => line.close()));
  });
  const surroundings = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TZ: 'UTC',
    ...env,
    TEMPORAL_ADDRESS: `127.0.0.1:${lines.engine.port}`,
    TEMPORAL_NAMESPACE: NAMESPACE,
    [`DATABASE_URL_${role}`]: onPort(url, lines.register.port),
  };
  const dataFolder = join(folder, 'members');
  const running = await startMember({ name, entry, env: surroundings, folder: dataFolder, ...lines });
  undo.push(() => running.stop());
  return running;
}

function onPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}

/** One request here, the next there; whoever insists under the same key asks the other one. */
function inTurn(callers: readonly Caller[]): Caller {
  let turns = 0;
  const next = (): Caller => callers[(turns += 1) % callers.length] as Caller;
  return {
    apiUrl: callers[0]?.apiUrl ?? '',
    post: (...sent) => next().post(...sent),
    get: (path) => next().get(path),
    must: (...sent) => next().must(...sent),
    read: (path) => next().read(path),
    isReady: async () => (await Promise.all(callers.map((each) => each.isReady()))).every(Boolean),
  };
}

/** Latest first; one that fails keeps none of the others running. */
async function undone(undo: Undo[]): Promise<void> {
  for (const step of undo.splice(0).reverse())
    await step().catch((failure: unknown) => {
      say(`ending: ${String(failure)}`);
    });
}
