import type { Check } from '../../../apps/ops/doctor/check';
import { run } from '../../../apps/ops/start/executables';
import { startPostgres, type RunningPostgres } from '../../../apps/ops/start/postgres';
import { asOwner } from '../../support/postgres';
import {
  newDataFolder,
  OPS_PROGRAM,
  removeDataFolder,
  startTestSystem,
  type TestSystem,
} from '../../support/system';
import { newPercorso, openRegisters } from '../../support/walk';

/** A server of somebody else's, on which we own one database and may make roles, and nothing more. */
let server: RunningPostgres;
let system: TestSystem;
let ownerUrl: string;
const folder = newDataFolder();

beforeAll(async () => {
  server = await startPostgres({ dataFolder: folder });
  await asOwner(async (superuser) => {
    await superuser.query(`CREATE ROLE percorsi_admin LOGIN CREATEROLE NOSUPERUSER PASSWORD 'of this test'`);
    await superuser.query('CREATE DATABASE registro OWNER percorsi_admin');
  }, server.url);
  const url = new URL(server.url);
  Object.assign(url, { username: 'percorsi_admin', password: 'of this test', pathname: '/registro' });
  ownerUrl = url.href;
  system = await startTestSystem({ databaseUrl: ownerUrl });
});
afterAll(async () => {
  await system.stop();
  await server.stop();
  removeDataFolder(folder);
});

async function doctor(): Promise<{ readonly isHealthy: boolean; readonly checks: readonly Check[] }> {
  const env = {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    PERCORSI_DATA: system.dataFolder,
    DATABASE_URL: ownerUrl,
  };
  const { succeeded, said } = await run(process.execPath, [OPS_PROGRAM, 'doctor', '--json'], {
    env,
    withinMs: 60_000,
  });
  return { isHealthy: succeeded, checks: (JSON.parse(said) as { checks: readonly Check[] }).checks };
}

const asSuperuser = (sql: string): Promise<unknown> => {
  const url = new URL(server.url);
  url.pathname = '/registro';
  return asOwner((superuser) => superuser.query(sql), url.href);
};

test('a system that works is healthy, also where the owner of the database is no superuser', async () => {
  await openRegisters(system);
  await newPercorso(system, 'hold-first-meeting');
  const { isHealthy, checks } = await doctor();
  expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['rights of the roles', 'sequencer', 'worker', 'schedule of the sweep']),
  );
  expect(isHealthy).toBe(true);
});

test.each([
  [
    'GRANT INSERT ON register.event TO percorsi_api',
    'REVOKE INSERT ON register.event FROM percorsi_api',
    'percorsi_api may INSERT register.event',
  ],
  [
    'GRANT percorsi_register TO percorsi_worker',
    'REVOKE percorsi_register FROM percorsi_worker',
    'percorsi_worker may INSERT register.log',
  ],
  [
    'ALTER ROLE registro_api_login CREATEROLE',
    'ALTER ROLE registro_api_login NOCREATEROLE',
    'registro_api_login passes over every right',
  ],
])('who may do more than its role is named (%s)', async (given, taken, fault) => {
  await asSuperuser(given);
  const { isHealthy, checks } = await doctor();
  await asSuperuser(taken);
  expect(isHealthy).toBe(false);
  expect(checks.find(({ name }) => name === 'rights of the roles')?.detail).toContain(fault);
});
