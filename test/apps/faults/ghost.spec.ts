import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import type { Answer, Ask } from '../../../activities/ports';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { StreamClient } from '../../../apps/modules/temporal/stream-client';
import { holds } from '../../../apps/ops/start/poll';
import type { StreamId } from '../../../domain/identifiers';
import { addMs, startOf, type CivilDate } from '../../../domain/time/civil-date';
import { deliver, PERCORSO_WORKFLOW } from '../../../workflows/messages';
import { GHOST_PREFIX } from '../../support/ghost';
import { ask, stepsUntil, today } from '../../support/pathway';
import { GHOST_PROGRAM, newDataFolder, removeDataFolder, startTestSystem } from '../../support/system';
import type { TestSystem } from '../../support/system';
import { newPercorso, openRegisters, registered } from '../../support/walk';
import { contradictions, rowsOf, unsettled } from './oracles';

const dataFolder = newDataFolder();
const ghostFile = join(dataFolder, 'ghost');
const options = { dataFolder, worker: GHOST_PROGRAM, env: { GHOST_FILE: ghostFile } };
let system: TestSystem;
let client: Client;

beforeAll(async () => {
  system = await startTestSystem(options);
  client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  await openRegisters(system);
  // Here the sweep comes when it is called, so that it can be seen what is so before it.
  await client.schedule.getHandle('percorsi-sweep').pause();
});
afterAll(async () => {
  await client.connection.close();
  await system.stop();
  removeDataFolder(dataFolder);
});

/** Commands of an import: told years ago, so that what they bring about is overdue as soon as it is committed. */
function importedSteps(personId: string): readonly Ask[] {
  const day = '2020-02-03' as CivilDate;
  const at = addMs(startOf(day), 36_000_000);
  return stepsUntil('IssueAssegno', personId, day).map((command) => ask(command, { at }));
}

const factsOf = async (stream: StreamId): Promise<readonly string[]> => {
  const query = 'SELECT type FROM register.event WHERE stream_id = $1 ORDER BY version';
  return (await rowsOf<{ type: string }>(system.ownerUrl, query, [stream])).map((row) => row.type);
};

const streams = () => new StreamClient(client, { taskQueue: 'percorsi' });
const sweepNow = () => client.schedule.getHandle('percorsi-sweep').trigger();

describe('a command that was committed, and of which the engine never heard', () => {
  const stream: StreamId = `percorso/${randomUUID()}`;
  let ghost: Ask;
  let before: readonly Answer[];

  test('is in the register when worker and engine are killed between commit and completion', async () => {
    const steps = importedSteps(await registered(system));
    before = await streams().deliver(stream, steps.slice(0, -1));
    expect(before.map(({ verdict }) => verdict)).toEqual(before.map(() => 'accepted'));
    ghost = { ...(steps.at(-1) as Ask), requestId: `${GHOST_PREFIX}${randomUUID()}` };
    const unheard = askedOnce(ghost);
    expect(await holds(() => existsSync(ghostFile), { withinMs: 20_000, everyMs: 5 })).toBe(true);
    await system.kill('worker', 'workflow engine');
    expect(await unheard).toBe('no answer');
    expect(await factsOf(stream)).toEqual([...FACTS_BEFORE, 'AssegnoIssued']);
    const { events } = await client.workflow.getHandle(stream).fetchHistory();
    const heard = (events ?? []).flatMap(
      ({ workflowExecutionUpdateAcceptedEventAttributes: update }) => update?.protocolInstanceId ?? [],
    );
    expect(heard).toHaveLength(1);
    expect(heard).not.toContain(ghost.requestId);
  });

  test('has its deadline take effect through the sweep, without anybody asking again', async () => {
    await sweepNow();
    const lapsed = await holds(async () => (await factsOf(stream)).includes('AssegnoLapsed'), {
      withinMs: 60_000,
    });
    expect(lapsed).toBe(true);
    const rows = await rowsOf<{ told_at: Date }>(
      system.ownerUrl,
      `SELECT told_at FROM register.event WHERE stream_id = $1 AND type = 'AssegnoLapsed'`,
      [stream],
    );
    // 3 February and 30 days is 4 March 2020; the assegno lapses as that day ends in Italy.
    expect(rows.map((row) => row.told_at.toISOString())).toEqual(['2020-03-04T23:00:00.000Z']);
  });

  test('gets its first answer under the same key, and nothing happens twice', async () => {
    const [answer] = await streams().deliver(stream, [ghost]);
    expect(answer).toEqual({ ...answer, verdict: 'accepted', version: 5, facts: ['AssegnoIssued'] });
    expect(await unsettled(system.ownerUrl, [stream.slice(9)])).toEqual([]);
    const facts = await factsOf(stream);
    expect(facts.filter((type) => type === 'AssegnoIssued')).toHaveLength(1);
    expect(facts.filter((type) => type === 'AssegnoLapsed')).toHaveLength(1);
    expect(await contradictions(system.ownerUrl, [])).toEqual([]);
  });

  const FACTS_BEFORE = ['AdhesionSubmitted', 'TakenInCharge', 'ProfileAssigned', 'PattoSigned'];

  /** One attempt of a client that gives up as soon as the ghost has appeared. */
  async function askedOnce(one: Ask): Promise<unknown> {
    const once = openEngineClient({ address: system.engineAddress, namespace: 'default' });
    const gaveUp = new AbortController();
    void holds(() => existsSync(ghostFile), { withinMs: 20_000, everyMs: 1 }).then(() => gaveUp.abort());
    const startWorkflowOperation = new WithStartWorkflowOperation(PERCORSO_WORKFLOW, {
      workflowId: stream,
      taskQueue: 'percorsi',
      args: [{ stream }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    const asking = once.withAbortSignal(gaveUp.signal, () =>
      once.workflow.executeUpdateWithStart(deliver, {
        updateId: one.requestId,
        args: [{ asks: [one] }],
        startWorkflowOperation,
      }),
    );
    return asking.then(
      () => 'an answer',
      () => 'no answer',
    );
  }
});

describe('an engine that has lost everything', () => {
  test('is told of the open percorsi by the sweep, and not of the closed ones', async () => {
    const open = await newPercorso(system, 'issue-assegno');
    const closed = await newPercorso(system, 'take-in-charge');
    await system.must(`/percorsi/${closed}/report-abandonment`, { on: today(), cause: 'declared' });
    expect(await unsettled(system.ownerUrl, [closed])).toEqual([]);
    await startedAgainWithoutEngineData();
    expect(await runs(open)).toBe(false);
    // As after a deployment of other rules, which wakes every open percorso.
    await rowsOf(system.ownerUrl, `UPDATE register.wake_at SET digest = 'older rules'`);
    await sweepNow();
    expect(await holds(() => runs(open), { withinMs: 60_000 })).toBe(true);
    expect(await runs(closed)).toBe(false);
  });

  test('answers commands of percorsi it has never heard of', async () => {
    const open = await newPercorso(system, 'issue-assegno');
    await startedAgainWithoutEngineData();
    await system.must(`/percorsi/${open}/choose-apl`, { on: today(), aplId: '57894950971' });
    expect(await factsOf(`percorso/${open}`)).toEqual(expect.arrayContaining(['AssegnoIssued', 'AplChosen']));
    expect(await unsettled(system.ownerUrl, [])).toEqual([]);
    expect(await contradictions(system.ownerUrl, [])).toEqual([]);
  });

  async function startedAgainWithoutEngineData(): Promise<void> {
    await client.connection.close();
    await system.stop();
    for (const suffix of ['', '-shm', '-wal'])
      rmSync(join(dataFolder, `temporal.sqlite${suffix}`), { force: true });
    system = await startTestSystem(options);
    client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  }

  async function runs(percorsoId: string): Promise<boolean> {
    const description = client.workflow.getHandle(`percorso/${percorsoId}`).describe();
    return description.then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    );
  }
});
