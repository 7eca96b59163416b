import { holds } from '../../../apps/ops/start/poll';
import { startPostgres, type RunningPostgres } from '../../../apps/ops/start/postgres';
import { send } from '../../../apps/ops/start/processes';
import { PLACE_WITHIN_MS } from '../../support/quiet';
import { newDataFolder, removeDataFolder, startTestSystem, type TestSystem } from '../../support/system';
import { newPercorso, openRegisters } from '../../support/walk';
import { startLoad, wasInDoubt, type Load } from './load';
import { contradictions, unsettled } from './oracles';
import { chanceOfRun } from './random';
import { note } from '../../support/notes';

/** Ten seconds show the behaviour; a minute and more is for a night. */
const AWAY_MS = Number(process.env['FAULT_AWAY_MS'] ?? 10_000);
/** Its callers ask again all the time, and the API finds it at once. */
const ANSWERED_WITHIN_MS = 15_000;

const databaseFolder = newDataFolder();
let postgres: RunningPostgres;
let system: TestSystem;
let load: Load;
let known: string;

beforeAll(async () => {
  postgres = await startPostgres({ dataFolder: databaseFolder });
  system = await startTestSystem({ databaseUrl: postgres.url });
  await openRegisters(system);
  known = await newPercorso(system, 'take-in-charge');
  load = startLoad(system, { callers: 6, chance: chanceOfRun() });
}, PLACE_WITHIN_MS);
afterAll(async () => {
  await system.stop();
  await postgres.stop();
  removeDataFolder(databaseFolder);
});

const statusOf = async (path: string): Promise<readonly [number, string | null]> => {
  const { status, headers } = await fetch(`${system.apiUrl}${path}`);
  return [status, headers.get('retry-after')];
};

test(
  'while PostgreSQL is away every answer is 503, reads and commands alike, and the API says that it is not ready',
  async () => {
    await holds(() => load.calls.length > 30, { withinMs: 30_000 });
    send(postgres.pid, 'SIGKILL');
    await postgres.exited;
    const until = performance.now() + AWAY_MS;
    const seen = new Set<string>();
    const ask = async (): Promise<boolean> => {
      const read = await system.get(`/percorsi/${known}`);
      const told = await system.post('/persons', { ...PERSON });
      seen
        .add(`${read.status} ${String(read.body['code'])}`)
        .add(`${told.status} ${String(told.body['code'])}`);
      return performance.now() > until;
    };
    const stepped = system.post(`/percorsi/${known}/sign-patto`, { on: '2020-01-16' });
    expect(await statusOf('/readyz')).toEqual([503, '2']);
    expect(await statusOf(`/api/v1/percorsi/${known}`)).toEqual([503, '2']);
    expect(await statusOf('/livez')).toEqual([200, null]);
    expect(await holds(ask, { withinMs: AWAY_MS + 10_000, everyMs: 200 })).toBe(true);
    expect(seen).toEqual(new Set(['503 service-unavailable']));
    expect(await stepped).toMatchObject({ status: 503, body: { code: 'service-unavailable' } });
  },
  AWAY_MS + 60_000,
);

test(
  'once it is back all is well: every command in doubt gets its answer, and everything is there once',
  async () => {
    postgres = await startPostgres({ dataFolder: databaseFolder, port: postgres.port });
    const began = performance.now();
    await system.ready();
    const inDoubt = load.calls.length;
    expect(await holds(() => load.calls.length > inDoubt + 20, { withinMs: ANSWERED_WITHIN_MS })).toBe(true);
    await load.stop();
    expect(sinceMs(began)).toBeLessThan(ANSWERED_WITHIN_MS);
    note(`away ${AWAY_MS} ms; all in doubt answered ${sinceMs(began)} ms after its return`);
    expect(load.calls.filter(wasInDoubt).length).toBeGreaterThan(0);
    expect(await unsettled(system.ownerUrl, load.abandoned)).toEqual([]);
    expect(await contradictions(system.ownerUrl, load.calls)).toEqual([]);
    note(`and nothing owed ${sinceMs(began)} ms after its return`);
  },
  AWAY_MS + 200_000,
);

const sinceMs = (began: number): number => Math.round(performance.now() - began);

const PERSON = {
  codiceFiscale: 'RSSMRA80A01H501U',
  givenName: 'Mario',
  familyName: 'Rossi',
  birthDate: '1980-01-01',
};
