import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { defineUpdate } from '@temporalio/workflow';
import type { Answer } from '../../activities/ports';
import { sweepWith } from '../../activities/sweep';
import { instantAt } from '../../domain/time/civil-date';
import { holds } from '../../apps/ops/start/poll';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { agenda } from '../../workflows/messages';
import { abandon, ask, registers, steps, stepsUntil, today } from '../support/pathway';
import { callsOf, idOf, startScene, type Scene } from './scene';
import { note } from '../support/notes';

const OLD_RUNS = Number(process.env['OLD_RUNS'] ?? '100');

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  // Enough for all of them: what the other scenes open would do for 266.
  const cents = OLD_RUNS * 1_000_000 + 100_000_000;
  await scene.engine.ask('envelope/TOS-PIO2-ASSEGNO', ask({ type: 'OpenEnvelope', cents }));
});
afterAll(() => scene.engine.stop());

/** A run as the first releases began it: what was asked of it was delivered as an update. */
async function oldRun(until: PercorsoCommandType): Promise<StreamId> {
  const personId = randomUUID();
  const stream: StreamId = `percorso/${personId}`;
  for (const [register, command] of registers(personId)) await scene.engine.ask(register, ask(command));
  const { taskQueue, env } = scene.engine;
  const startWorkflowOperation = new WithStartWorkflowOperation('percorso', {
    workflowId: stream,
    taskQueue,
    args: [{ stream }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const asks = stepsUntil(until, personId).map((command) => ask(command));
  const deliver = defineUpdate<readonly Answer[], [object]>('deliver');
  const answers = await env.client.workflow.executeUpdateWithStart(deliver, {
    startWorkflowOperation,
    args: [{ asks }],
  });
  expect(answers.every(({ verdict }) => verdict === 'accepted')).toBe(true);
  return stream;
}

/** Only a run of today answers the query. */
const isOfToday = async (stream: StreamId): Promise<boolean> =>
  (await scene.engine
    .handleOf(stream)
    .query(agenda)
    .catch(() => undefined)) !== undefined;

const unknownOf = (stream: StreamId) => scene.answersTo(stream, 'reserve-budget').includes('unknown');
const LONG = { withinMs: 40_000 };

test('an old run with an open term and an effect whose answer was lost goes on as one of today: nothing lost, nothing twice', async () => {
  scene.accounting.always('reserve-budget', 'do', 'lose-answer');
  const stream = await oldRun('IssueAssegno');
  expect(await holds(() => unknownOf(stream), LONG)).toBe(true);
  scene.accounting.always('reserve-budget', 'do', undefined);
  expect(await isOfToday(stream)).toBe(false);
  await scene.engine.messenger.wake(stream, 'told');
  await scene.engine.settled(stream);
  expect(await isOfToday(stream)).toBe(true);
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  expect(scene.withoutEffects(stream).slice(-2)).toEqual(['AssegnoIssued', 'AssegnoLapsed']);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['unknown', 'done', 'done']);
  const key = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  expect(callsOf(scene.accounting, stream)).toEqual([`do ${key}`, `undo ${key}`]);
});

test('an old run that is told while its effect is under way records the outcome first, and performs nothing twice', async () => {
  scene.messages.always('notify-apl', 'do', 'lose-answer');
  const stream = await oldRun('ChooseApl');
  const isUnderWay = () => scene.messages.happened().some((one) => one.stream === stream);
  expect(await holds(isUnderWay, LONG)).toBe(true);
  await scene.engine.messenger.wake(stream, 'told');
  await scene.tell(stream, abandon());
  scene.messages.always('notify-apl', 'do', undefined);
  await scene.engine.ended(stream);
  expect(await isOfToday(stream)).toBe(true);
  const key = scene.keyOf(stream, 'notify-apl', 'AplChosen');
  expect(callsOf(scene.messages, stream).filter((call) => call.endsWith(key))).toEqual([
    `do ${key}`,
    `undo ${key}`,
  ]);
});

test('a command that the API admits reaches an old run, which goes on as one of today and is found like any other', async () => {
  const stream = await oldRun('IssueAssegno');
  expect(await holds(() => scene.answersTo(stream, 'reserve-budget').length === 1, LONG)).toBe(true);
  await scene.tell(stream, stepsUntil('ChooseApl', 'x').at(-1) as never);
  await scene.engine.settled(stream);
  const { typedSearchAttributes, memo } = await scene.engine.handleOf(stream).describe();
  const labels = typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]);
  expect(Object.fromEntries(labels)).toMatchObject({ Programme: 'TOS-PIO2', Phase: 'apl-chosen' });
  expect(memo).toEqual({ programme: 'TOS-PIO2', cpi: 'D612C000002' });
  expect(callsOf(scene.accounting, stream)).toHaveLength(1);
  expect(callsOf(scene.messages, stream)).toHaveLength(1);
});

test('an old run that was told nothing goes on with a fresh history of its own kind', async () => {
  const stream = await oldRun('SubmitAdhesion');
  const first = await scene.engine.handleOf(stream).describe();
  const asks = () => [ask({ type: 'RecordFacts', on: '2020-01-16', facts: {} } as never)];
  for (let batch = 0; batch < 50; batch += 1)
    await scene.engine.handleOf(stream).executeUpdate('deliver', { args: [{ asks: asks() }] });
  expect((await scene.engine.handleOf(stream).describe()).runId).not.toBe(first.runId);
  expect(await isOfToday(stream)).toBe(false);
});

/** A percorso that goes well, in twelve commands. */
const twelve = (personId: string, on = today()): readonly Command[] =>
  [
    ...steps(personId, on).values(),
    { type: 'OpenGuidance', on },
    { type: 'SignPlan', on, signers: ['person'] },
    { type: 'SignPlan', on, signers: ['apl'] },
    { type: 'ChangeTutor', on, tutorId: randomUUID() },
  ] as readonly Command[];

async function eventsOf(run: WorkflowHandle): Promise<NonNullable<History['events']>> {
  return (await run.fetchHistory()).events ?? [];
}

/** What all runs of a percorso left in the engine. */
async function keptOf(stream: StreamId) {
  const { workflow } = scene.engine.env.client;
  const kept = { runs: 0, events: 0, bytes: 0, tasks: 0 };
  let next: string | null | undefined = (await workflow.getHandle(stream).describe()).runId;
  while (next) {
    const run: WorkflowHandle = workflow.getHandle(stream, next);
    const events = await eventsOf(run);
    kept.runs += 1;
    kept.events += events.length;
    kept.bytes += (await run.describe()).historySize ?? 0;
    kept.tasks += events.filter((event) => event.workflowTaskCompletedEventAttributes).length;
    next = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  }
  return kept;
}

test('a whole percorso of twelve commands is kept by the engine in a few short histories', async () => {
  const streams = {
    before: await oldRun('SubmitAdhesion'),
    today: await scene.newPercorso('SubmitAdhesion'),
  };
  for (const command of twelve(idOf(streams.before)).slice(1)) {
    const asks = [ask(command)];
    const [answer] = await scene.engine
      .handleOf(streams.before)
      .executeUpdate<readonly Answer[], [object]>('deliver', { args: [{ asks }] });
    expect(answer).toMatchObject({ verdict: 'accepted' });
  }
  for (const command of twelve(idOf(streams.today)).slice(1)) {
    expect(await scene.tell(streams.today, command)).toMatchObject({ verdict: 'accepted' });
    await scene.engine.settled(streams.today);
  }
  await scene.engine.skipDays(streams.before, 260);
  await scene.engine.skipDays(streams.today, 260);
  for (const stream of Object.values(streams)) await scene.engine.ended(stream);
  const kept = { before: await keptOf(streams.before), today: await keptOf(streams.today) };
  note(`kept by the engine of a percorso of twelve commands: ${JSON.stringify(kept)}`);
  expect(scene.withoutEffects(streams.today)).toEqual(scene.withoutEffects(streams.before));
  expect(kept.today.events).toBeLessThan(400);
});

/** Ten at a time, as much as the machine of a test can do. */
async function sideBySide<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = [];
  for (let start = 0; start < items.length; start += 10)
    results.push(...(await Promise.all(items.slice(start, start + 10).map(work))));
  return results;
}

/** The passes of a sweep by a release that none of these streams was decided by, until nothing is left to wake. */
async function sweepAll(streams: readonly StreamId[]): Promise<void> {
  const { store, code, engine } = scene;
  const sweep = sweepWith({ store, engine: engine.messenger, code, heartbeat: () => undefined });
  for (let woken = 0; woken < streams.length;) woken += (await sweep(instantAt(Date.now()))).woken;
}

test(
  `${OLD_RUNS} old runs with an open term and an effect of unknown outcome are all upgraded by the sweep of a new release`,
  async () => {
    scene.code.digest = 'the release before';
    scene.accounting.always('reserve-budget', 'do', 'lose-answer');
    const streams = await sideBySide(Array.from({ length: OLD_RUNS }), () => oldRun('IssueAssegno'));
    expect(await holds(() => streams.every(unknownOf), { withinMs: 100_000 })).toBe(true);
    scene.accounting.always('reserve-budget', 'do', undefined);
    scene.code.digest = 'the release of today';
    await sweepAll(streams);
    const isUpgraded = (stream: StreamId) =>
      scene.store.tables.wakes.get(stream)?.digest === 'the release of today';
    expect(await holds(() => streams.every(isUpgraded), { withinMs: 30_000 + OLD_RUNS * 300 })).toBe(true);
    await sideBySide(streams, (stream) => scene.engine.settled(stream));
    await sideBySide(streams, async (stream) => {
      await scene.engine.skipDays(stream, 40);
      await scene.engine.ended(stream);
    });
    const lives = streams.map((stream) => [
      scene.withoutEffects(stream).at(-1),
      callsOf(scene.accounting, stream),
    ]);
    const key = (stream: StreamId) => scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
    expect(lives).toEqual(
      streams.map((stream) => ['AssegnoLapsed', [`do ${key(stream)}`, `undo ${key(stream)}`]]),
    );
  },
  60_000 + OLD_RUNS * 1_000,
);
