import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { holds } from '../../../apps/ops/start/poll';
import type { StreamId } from '../../../domain/identifiers';
import { hasAppeared, haunt } from '../../support/ghost';
import { CPI } from '../../support/http';
import { today } from '../../support/pathway';
import { beside, PLACE_WITHIN_MS, type Release } from '../../support/quiet';
import { GHOST_API, GHOST_WORKER, newDataFolder, removeDataFolder } from '../../support/system';
import { startTestSystem, type TestSystem } from '../../support/system';
import { newPercorso, openRegisters, registered, step } from '../../support/walk';
import { importSteps } from './imported';
import { contradictions, rowsOf, unsettled } from './oracles';
import { note } from '../../support/notes';

const dataFolder = newDataFolder();
const haunted = { dataFolder, worker: GHOST_WORKER, api: GHOST_API, env: { GHOST_FOLDER: dataFolder } };
/** A pass every ten seconds, and what is owed for a few seconds is looked at. */
const HEALED_WITHIN_MS = 15_000;
let place: Release;
let system: TestSystem;
let client: Client;

beforeAll(async () => {
  place = await beside();
  system = await startTestSystem({ ...haunted, place });
  client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  await openRegisters(system);
}, PLACE_WITHIN_MS);
afterAll(async () => {
  await client.connection.close();
  await system.stop();
  removeDataFolder(dataFolder);
  await place();
});

const factsOf = async (stream: StreamId): Promise<readonly string[]> => {
  const query = 'SELECT type FROM register.event WHERE stream_id = $1 ORDER BY version';
  return (await rowsOf<{ type: string }>(system.ownerUrl, query, [stream])).map((row) => row.type);
};

const sweep = () => client.schedule.getHandle('percorsi-sweep');
const ghostCame = async (): Promise<void> => {
  expect(await holds(() => hasAppeared(dataFolder), { withinMs: 40_000, everyMs: 5 })).toBe(true);
};
const journalOf = (percorsoId: string): Promise<readonly object[]> =>
  rowsOf(system.ownerUrl, 'SELECT effect, direction FROM outside.journal WHERE stream = $1 ORDER BY id', [
    `percorso/${percorsoId}`,
  ]);
const nothingTwice = async (): Promise<void> => {
  expect(await contradictions(system.ownerUrl, [])).toEqual([]);
};

describe('what time brought about was committed, and the engine never heard of it', () => {
  const stream: StreamId = `percorso/${randomUUID()}`;

  test('the worker and the engine are killed between commit and completion, and it is in the register', async () => {
    await importSteps(system.ownerUrl, { stream, personId: await registered(system), last: 'IssueAssegno' });
    haunt(dataFolder, { moment: 'time', stream });
    // The sweep finds a stream whose term fell due years ago, and starts its loop.
    await ghostCame();
    expect(await factsOf(stream)).toContain('AssegnoLapsed');
    await system.kill('worker', 'workflow engine');
  }, 120_000);

  test('the loop asks again, finds it done, and goes on to what is owed; nothing happens twice', async () => {
    expect(await unsettled(system.ownerUrl, [])).toEqual([]);
    const facts = await factsOf(stream);
    expect(facts.filter((type) => type === 'AssegnoLapsed')).toHaveLength(1);
    expect(await runsOf(stream)).toBe(false);
    const rows = await rowsOf<{ told_at: Date }>(
      system.ownerUrl,
      `SELECT told_at FROM register.event WHERE stream_id = $1 AND type = 'AssegnoLapsed'`,
      [stream],
    );
    // 3 February and 30 days is 4 March 2020; the assegno lapses as that day ends in Italy.
    expect(rows.map((row) => row.told_at.toISOString())).toEqual(['2020-03-04T23:00:00.000Z']);
    await nothingTwice();
  }, 120_000);
});

test('an effect that took place and was recorded, of which the engine never heard, takes place once', async () => {
  const percorsoId = await newPercorso(system, 'sign-patto');
  haunt(dataFolder, { moment: 'effect', stream: `percorso/${percorsoId}` });
  await system.must(`/percorsi/${percorsoId}/issue-assegno`, { on: today() });
  await ghostCame();
  expect(await journalOf(percorsoId)).toEqual([{ effect: 'reserve-budget', direction: 'do' }]);
  await system.kill('worker', 'workflow engine');
  const choose = step('choose-apl');
  await system.must(`/percorsi/${percorsoId}/choose-apl`, choose.body, { actor: choose.actor });
  const both = async () => (await journalOf(percorsoId)).length === 2;
  expect(await holds(both, { withinMs: 60_000, everyMs: 250 })).toBe(true);
  expect(await journalOf(percorsoId)).toEqual([
    { effect: 'reserve-budget', direction: 'do' },
    { effect: 'notify-apl', direction: 'do' },
  ]);
  expect(await unsettled(system.ownerUrl, [])).toEqual([]);
  await nothingTwice();
}, 120_000);

describe('an API that is killed', () => {
  test('between commit and answer has kept the answer for whoever asks again under the same key', async () => {
    const percorsoId = await newPercorso(system, 'sign-patto');
    const stream: StreamId = `percorso/${percorsoId}`;
    const key = randomUUID();
    const issue = (): Promise<unknown> =>
      system.must(`/percorsi/${percorsoId}/issue-assegno`, { on: today() }, { key });
    haunt(dataFolder, { moment: 'answer', stream });
    const unheard = issue().catch(() => 'no answer');
    await ghostCame();
    expect(await factsOf(stream)).toContain('AssegnoIssued');
    const committed = performance.now();
    await system.kill('API');
    expect(await unheard).toBe('no answer');
    expect(await issue()).toMatchObject({ percorsoId, requestId: key, version: 5, facts: ['AssegnoIssued'] });
    expect((await factsOf(stream)).filter((type) => type === 'AssegnoIssued')).toHaveLength(1);
    // Nobody told the loop, neither then nor with the answer that was kept.
    expect(await reservedAfter(percorsoId, committed)).toBeLessThan(HEALED_WITHIN_MS);
    await nothingTwice();
  }, 120_000);

  test('between answer and signal leaves a loop that does not know, and the sweep tells it', async () => {
    const percorsoId = await newPercorso(system, 'sign-patto');
    haunt(dataFolder, { moment: 'signal', stream: `percorso/${percorsoId}` });
    await system.must(`/percorsi/${percorsoId}/issue-assegno`, { on: today() });
    const answered = performance.now();
    expect(hasAppeared(dataFolder)).toBe(true);
    await system.kill('API');
    expect(await reservedAfter(percorsoId, answered)).toBeLessThan(HEALED_WITHIN_MS);
    await nothingTwice();
  }, 120_000);

  /** How long after that the reservation of the assegno reached the accounting, in milliseconds. */
  async function reservedAfter(percorsoId: string, since: number): Promise<number> {
    const reserved = async () => (await journalOf(percorsoId)).length > 0;
    expect(await holds(reserved, { withinMs: 60_000, everyMs: 100 })).toBe(true);
    return performance.now() - since;
  }
});

test('a sweep whose worker is killed in the middle of a pass is made again within twenty seconds', async () => {
  const percorsoId = await newPercorso(system, 'sign-patto');
  haunt(dataFolder, { moment: 'signal', stream: `percorso/${percorsoId}` });
  await system.must(`/percorsi/${percorsoId}/issue-assegno`, { on: today() });
  haunt(dataFolder, { moment: 'pass' });
  await ghostCame();
  const passes = await passesBegun();
  const killed = performance.now();
  await system.kill('worker');
  const next = async () => (await passesBegun()) > passes || (await journalOf(percorsoId)).length > 0;
  expect(await holds(next, { withinMs: 60_000, everyMs: 100 })).toBe(true);
  const healed = async () => (await journalOf(percorsoId)).length > 0;
  expect(await holds(healed, { withinMs: 60_000, everyMs: 100 })).toBe(true);
  const tookMs = Math.round(performance.now() - killed);
  note(`a pass whose worker was killed was made again ${tookMs} ms later`);
  expect(tookMs).toBeLessThan(20_000);
}, 120_000);

describe('an engine that has lost everything', () => {
  test('is told of the open percorsi by the sweep, and not of the closed ones', async () => {
    const open = await newPercorso(system, 'issue-assegno');
    const closed = await newPercorso(system, 'take-in-charge');
    await system.must(`/percorsi/${closed}/report-abandonment`, { on: today(), cause: 'declared' });
    expect(await unsettled(system.ownerUrl, [closed])).toEqual([]);
    await startedAgainWithoutEngineData();
    expect(await runsOf(`percorso/${open}`)).toBe(false);
    // As after a deployment of other rules, which wakes every open percorso.
    await rowsOf(system.ownerUrl, `UPDATE register.wake_at SET digest = 'older rules'`);
    await sweep().trigger();
    expect(await holds(() => runsOf(`percorso/${open}`), { withinMs: 60_000 })).toBe(true);
    expect(await runsOf(`percorso/${closed}`)).toBe(false);
  }, 120_000);

  test('starts the loop of a percorso it has never heard of when a command tells it', async () => {
    const open = await newPercorso(system, 'issue-assegno');
    await startedAgainWithoutEngineData();
    await sweep().pause();
    await system.must(
      `/percorsi/${open}/choose-apl`,
      { on: today(), provider: 'apl/57894950971' },
      { actor: CPI },
    );
    expect(await factsOf(`percorso/${open}`)).toEqual(expect.arrayContaining(['AssegnoIssued', 'AplChosen']));
    expect(await holds(() => runsOf(`percorso/${open}`), { withinMs: 30_000 })).toBe(true);
    await sweep().unpause();
    expect(await unsettled(system.ownerUrl, [])).toEqual([]);
    await nothingTwice();
  }, 120_000);

  async function startedAgainWithoutEngineData(): Promise<void> {
    await client.connection.close();
    await system.stop();
    for (const suffix of ['', '-shm', '-wal'])
      rmSync(join(dataFolder, `temporal.sqlite${suffix}`), { force: true });
    system = await startTestSystem({ ...haunted, place });
    client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  }
});

/** Whether the engine has a loop of that stream under way. */
async function runsOf(stream: StreamId): Promise<boolean> {
  const description = client.workflow.getHandle(stream).describe();
  return description.then(
    ({ status }) => status.name === 'RUNNING',
    () => false,
  );
}

/** How many passes of the sweep the engine has begun. */
async function passesBegun(): Promise<number> {
  return (await sweep().describe()).info.numActionsTaken;
}
