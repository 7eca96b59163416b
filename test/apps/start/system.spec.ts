import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { readConfiguration } from '../../../apps/modules/configuration/configuration';
import type { Migrate, SystemPlan } from '../../../apps/ops/start/plan';
import { holds } from '../../../apps/ops/start/poll';
import { freePort } from '../../../apps/ops/start/ports';
import { identityOf, send } from '../../../apps/ops/start/processes';
import { projectRoot } from '../../../apps/ops/start/project-root';
import { findRunning } from '../../../apps/ops/start/running';
import { screenOn } from '../../../apps/ops/start/screen';
import { hintsIn, start } from '../../../apps/ops/start/start';
import { type RunningSystem, startSystem, STEPS } from '../../../apps/ops/start/system';
import { cacheFolderOf } from '../../../apps/ops/start/temporal-binary';
import { askEngine } from '../../../apps/ops/start/temporal-connection';
import { welcome } from '../../../apps/ops/start/texts';
import { temporaryFolder } from './folders';
import { standIns } from './stand-in';

const folder = temporaryFolder();
const dataFolder = join(folder.path, 'data');
const entries = standIns(folder.path);
const never = new AbortController().signal;
const ended: RunningSystem[] = [];
let lines: string[] = [];
const output = { write: (text: string): void => void lines.push(text) };

const migrate: Migrate = async (ownerUrl) => {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS facts (n int)');
  await client.query('INSERT INTO facts VALUES (1)');
  await client.end();
  return { api: `${ownerUrl}?role=api`, worker: `${ownerUrl}?role=worker`, rebuild: ownerUrl };
};

function planFor(env: Record<string, string>): SystemPlan {
  return {
    configuration: readConfiguration({ PERCORSI_DATA: dataFolder, ...env }),
    migrate,
    entries,
    cacheFolder: cacheFolderOf(projectRoot),
    env: { PATH: process.env['PATH'], DATABASE_URL: 'postgres://owner@nowhere/secret', ...env },
    screen: screenOn(output, 'en', STEPS),
    signal: never,
    force: never,
  };
}

async function started(env: Record<string, string>): Promise<RunningSystem> {
  const system = await startSystem(planFor(env));
  ended.push(system);
  return system;
}

async function facts(): Promise<unknown> {
  const client = new Client({ connectionString: findRunning(dataFolder).ownerUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM facts')).rows[0]?.n;
  } finally {
    await client.end();
  }
}

interface Told {
  readonly pid: number;
  readonly env: Record<string, string>;
}

async function told(url: string): Promise<Told> {
  return (await (await fetch(url)).json()) as Told;
}

afterAll(async () => {
  for (const system of ended) await system.stop();
  folder.remove();
});

describe('the whole system', () => {
  test('starts in order, gives each process its own database role, and keeps a second launcher out', async () => {
    const system = await started({ PERCORSI_PORT: String(await freePort()) });
    const { env } = await told(system.apiUrl);
    expect(env['DATABASE_URL_API']).toMatch(/role=api$/);
    expect(env).toMatchObject({ TEMPORAL_NAMESPACE: 'default', TEMPORAL_TASK_QUEUE: 'percorsi', TZ: 'UTC' });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['DATABASE_URL']));
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['DATABASE_URL_WORKER']));
    expect(Object.keys(system.pids())).toEqual(['PostgreSQL', 'workflow engine', 'worker', 'API']);
    await expect(started({})).rejects.toThrow(/in use by the process/);
  });

  test('any process killed is started again at the same address, and nothing is lost', async () => {
    const [system] = ended;
    if (system === undefined) throw new Error('the test before leaves one running');
    const before = system.pids();
    const addresses = findRunning(dataFolder);
    for (const pid of Object.values(before)) send(pid, 'SIGKILL');
    const back = await holds(
      () => Object.entries(system.pids()).every(([name, pid]) => pid !== before[name]),
      {
        withinMs: 20_000,
      },
    );
    expect(back).toBe(true);
    expect(findRunning(dataFolder)).toEqual(addresses);
    expect(await facts()).toBe(1);
    expect(await askEngine({ address: addresses.engineAddress ?? '', namespace: 'default' })).toBe('ready');
    expect((await told(system.apiUrl)).pid).toBe(system.pids()['API']);
    expect(lines.join('')).toMatch(/PostgreSQL killed by SIGKILL; starting it again/);
  });

  test('stops everything it started, and a second start resumes; the usual port is left to whoever has it', async () => {
    const pids = Object.values(ended[0]?.pids() ?? {});
    await ended[0]?.stop();
    expect(pids.map((pid) => identityOf(pid))).toEqual(pids.map(() => undefined));
    const holder = createServer();
    // Where somebody else has it already, all the better.
    await once(holder.on('error', () => undefined).listen(3000, '127.0.0.1'), 'listening').catch(
      () => undefined,
    );
    lines = [];
    const again = await started({});
    expect(again.apiUrl).not.toMatch(/:3000$/);
    expect(lines.join('')).toContain('The port 3000 is taken');
    expect(await facts()).toBe(2);
    holder.close();
    await again.stop();
  });
});

test.each([
  [{}, 'npm run ops --', 'npm start'],
  [
    { PERCORSI_DATA: '/srv/due' },
    'PERCORSI_DATA=/srv/due npm run ops --',
    'PERCORSI_DATA=/srv/due npm start',
  ],
  [{ PERCORSI_PORT: '3100' }, 'npm run ops --', 'PERCORSI_PORT=3100 npm start'],
  [
    { PERCORSI_DATA: "l'altro" },
    `PERCORSI_DATA='l'\\''altro' npm run ops --`,
    `PERCORSI_DATA='l'\\''altro' npm start`,
  ],
])('under %j hints name the settings in use', (env, ops, again) => {
  expect(hintsIn(env)).toEqual({ ops, again });
  const told = welcome({ apiUrl: 'http://here', engineUiUrl: undefined, dataFolder: '/srv' }, hintsIn(env));
  for (const said of [told.it, told.en]) {
    expect(said).toContain(`${ops} doctor`);
    expect(said).toContain(again);
  }
});

describe('a start that cannot go on', () => {
  async function outcome(env: Record<string, string>): Promise<{ code: number; said: string }> {
    lines = [];
    const requests = { stop: never, force: never };
    const code = await start({
      env: { PERCORSI_DATA: dataFolder, ...env },
      migrate,
      requests,
      output,
      language: 'en',
      entries,
    });
    return { code, said: lines.join('') };
  }

  test('names the address of a database that does not answer, but not its password, and shows no stack', async () => {
    const port = String(await freePort());
    const { code, said } = await outcome({
      DATABASE_URL: `postgres://owner:hunter2@127.0.0.1:${port}/percorsi`,
    });
    expect(code).toBe(3);
    expect(said).toContain(`The database at 127.0.0.1:${port}/percorsi does not answer`);
    expect(said).not.toMatch(/hunter2|\n\s+at /);
  });

  test.each(['PERCORSI_PORT', 'PERCORSI_WORKER_PORT'])(
    'says so where the port of %s is taken, before anything is started, and takes no other',
    async (variable) => {
      const holder = createServer();
      const taken = String(await freePort());
      await once(holder.listen(Number(taken), '127.0.0.1'), 'listening');
      const { code, said } = await outcome({ [variable]: taken });
      holder.close();
      expect(code).toBe(3);
      expect(said).toContain(
        `The port ${taken} (${variable}) is taken by another program. End that program, or`,
      );
      expect(said).not.toMatch(/PostgreSQL: done|\n\s+at /);
    },
  );

  test('names the address of an engine that does not answer', async () => {
    const port = String(await freePort());
    const { code, said } = await outcome({ TEMPORAL_ADDRESS: `127.0.0.1:${port}` });
    expect(code).toBe(3);
    expect(said).toContain(`The workflow engine at 127.0.0.1:${port} does not answer`);
  });

  test('shows the last words of a process of ours that will not start', async () => {
    writeFileSync(entries.worker, "console.error('the bundle is missing'); process.exit(3);");
    const { code, said } = await outcome({});
    expect(code).toBe(3);
    expect(said).toMatch(/worker ended with code 3 before it was ready[^]*the bundle is missing/);
    expect(findRunning(dataFolder)).toEqual({
      ownerUrl: undefined,
      engineAddress: undefined,
      apiUrl: undefined,
    });
  });

  test('lists the mistakes of the environment', async () => {
    expect(await outcome({ PERCORSI_PORT: 'x' })).toMatchObject({
      code: 2,
      said: expect.stringContaining('PERCORSI_PORT') as string,
    });
  });
});
