import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { send } from '../../../apps/ops/start/processes';
import type { RunningTemporal } from '../../../apps/ops/start/temporal';
import type { StreamId } from '../../../domain/identifiers';
import { PLACE_WITHIN_MS } from '../../support/quiet';
import { newDataFolder, removeDataFolder } from '../../support/system';
import { startTestEngine, startTestSystem, type TestSystem } from '../../support/system';
import { newPercorso, openRegisters, registered, step } from '../../support/walk';
import { importSteps } from './imported';
import { insist, startLoad, wasInDoubt, type Call } from './load';
import { contradictions, rowsOf, unsettled } from './oracles';
import { chanceOfRun } from './random';
import { note } from '../../support/notes';

/** So many commands are taken while the engine is away, and for so long at least; 2,000 and ten minutes are for a night. */
const COMMANDS = Number(process.env['FAULT_COMMANDS'] ?? 150);
const AWAY_MS = Number(process.env['FAULT_AWAY_MS'] ?? 10_000);
const LIMIT_MS = AWAY_MS + COMMANDS * 200 + 120_000;
/** A pass of the sweep every ten seconds wakes at most five hundred. */
const HEALED_WITHIN_MS = 15_000 + COMMANDS * 100;

const engineFolder = newDataFolder();
const told: Call[] = [];
/** Whose term fell due years ago, and of whom the engine never heard. */
const overdue = Array.from({ length: 5 }, (): StreamId => `percorso/${randomUUID()}`);
let engine: RunningTemporal;
let system: TestSystem;
let abandoned: readonly string[] = [];

beforeAll(async () => {
  engine = await startTestEngine({ dataFolder: engineFolder });
  system = await startTestSystem({ engineAddress: engine.address });
  await openRegisters(system);
}, PLACE_WITHIN_MS);
afterAll(async () => {
  await system.stop();
  await engine.stop();
  removeDataFolder(engineFolder);
});

test(
  'while the engine is away every command is taken, at once and at the first asking',
  async () => {
    const known = await Promise.all(Array.from({ length: 5 }, () => newPercorso(system, 'sign-patto')));
    send(engine.pid, 'SIGKILL');
    await engine.exited;
    const until = performance.now() + AWAY_MS;
    const load = startLoad(system, { callers: 8, chance: chanceOfRun() });
    const issue = step('issue-assegno');
    for (const id of known)
      await insist({ caller: system, calls: told }, `/percorsi/${id}/issue-assegno`, issue);
    for (const stream of overdue)
      await importSteps(system.ownerUrl, {
        stream,
        personId: await registered(system),
        last: 'IssueAssegno',
      });
    expect(await holds(() => load.calls.length >= COMMANDS, { withinMs: LIMIT_MS, everyMs: 100 })).toBe(true);
    await load.stop();
    await holds(() => performance.now() > until, { withinMs: AWAY_MS + 1_000 });
    abandoned = load.abandoned;
    told.push(...load.calls);
    expect(told.filter(wasInDoubt)).toEqual([]);
    expect(await system.isReady()).toBe(true);
    expect(await statusOfEngine()).toMatchObject({ reachable: false });
  },
  LIMIT_MS,
);

test(
  'once it is back every effect takes place and every term takes effect, once',
  async () => {
    const before = await rowsOf(system.ownerUrl, 'SELECT FROM outside.journal');
    engine = await startTestEngine({ dataFolder: engineFolder, port: engine.port });
    const began = performance.now();
    expect(await unsettled(system.ownerUrl, abandoned, HEALED_WITHIN_MS)).toEqual([]);
    const healedMs = Math.round(performance.now() - began);
    const after = await rowsOf(system.ownerUrl, 'SELECT FROM outside.journal');
    note(
      `${told.length} commands taken without an engine; ${after.length - before.length} effects done and nothing owed ${healedMs} ms after its return`,
    );
    expect(after.length - before.length).toBeGreaterThan(told.length / 20);
    expect(await contradictions(system.ownerUrl, told)).toEqual([]);
    expect(await statusOfEngine()).toMatchObject({ reachable: true });
  },
  HEALED_WITHIN_MS + 90_000,
);

test('a term that fell due long before is dated as of that day, on each percorso once', async () => {
  const rows = await rowsOf<{ stream: string; told: string[] }>(
    system.ownerUrl,
    `SELECT stream_id AS stream, array_agg(to_char(told_at, 'YYYY-MM-DD HH24:MI')) AS told FROM register.event
     WHERE type = 'AssegnoLapsed' AND stream_id = ANY ($1) GROUP BY stream_id`,
    [overdue],
  );
  expect(rows).toHaveLength(overdue.length);
  // 3 February and 30 days is 4 March 2020; the assegno lapses as that day ends in Italy.
  for (const row of rows) expect(row.told).toEqual(['2020-03-04 23:00']);
});

async function statusOfEngine(): Promise<unknown> {
  const status = (await (await fetch(`${system.apiUrl}/status`)).json()) as { readonly engine: unknown };
  return status.engine;
}
