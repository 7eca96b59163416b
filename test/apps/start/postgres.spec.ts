import { statSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../../../apps/ops/start/postgres';
import { commandLine, identityOf, send } from '../../../apps/ops/start/processes';
import { temporaryFolder } from './folders';

const folder = temporaryFolder();
const running: RunningPostgres[] = [];

async function started(): Promise<RunningPostgres> {
  const server = await startPostgres({ dataFolder: folder.path });
  running.push(server);
  return server;
}

async function ask(url: string, query: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const server of running) await server.stop();
  folder.remove();
});

describe('the embedded PostgreSQL', () => {
  test('is version 18, keeps universal time and UTF-8, is durable, and asks for a password', async () => {
    const server = await started();
    const [facts] = await ask(
      server.url,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('TimeZone') AS zone,
              current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
              current_setting('listen_addresses') AS addresses`,
    );
    expect(facts).toEqual({ major: 18, zone: 'UTC', encoding: 'UTF8', fsync: 'on', addresses: '127.0.0.1' });
    expect(statSync(join(folder.path, 'postgres-password')).mode & 0o777).toBe(0o600);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      /password authentication/,
    );
    await server.stop();
  });

  test('killed in the middle, it starts again on the same port with every confirmed row', async () => {
    const before = await started();
    await ask(before.url, 'CREATE TABLE facts AS SELECT generate_series(1, 1000) AS n');
    send(before.pid, 'SIGKILL');
    expect((await before.exited).en).toBe('killed by SIGKILL');
    const after = await started();
    expect(after.url).toBe(before.url);
    expect(await ask(after.url, 'SELECT count(*)::int AS n FROM facts')).toEqual([{ n: 1000 }]);
  });

  test('a server left alive by a dead launcher is stopped, and its session with it', async () => {
    const orphan = running.at(-1);
    if (orphan === undefined) throw new Error('the test before leaves one running');
    const session = new Client({ connectionString: orphan.url });
    session.on('error', () => undefined);
    await session.connect();
    const next = await started();
    expect(identityOf(orphan.pid)).toBeUndefined();
    expect(commandLine(next.pid)).toContain(join(folder.path, 'postgres'));
    await next.stop();
  });

  test('leaves a process alone that only happens to have the number in a stale postmaster.pid', async () => {
    writeFileSync(join(folder.path, 'postgres', 'postmaster.pid'), `${String(process.ppid)}\n`);
    const server = await started();
    expect(identityOf(process.ppid)).toBeDefined();
    await server.stop();
  });

  test('a taken port is left to whoever has it', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => {
        const at = holder.address();
        resolve(typeof at === 'object' && at ? at.port : 0);
      });
    });
    const server = await startPostgres({ dataFolder: folder.path, port });
    running.push(server);
    expect(server.port).not.toBe(port);
    await server.stop();
    holder.close();
  });

  test('refuses files of another major version and says which', async () => {
    const other = temporaryFolder();
    mkdirSync(join(other.path, 'postgres'));
    writeFileSync(join(other.path, 'postgres', 'PG_VERSION'), '16\n');
    await expect(startPostgres({ dataFolder: other.path })).rejects.toThrow(
      /written by PostgreSQL 16.*runs PostgreSQL 18/,
    );
    other.remove();
  });
});
