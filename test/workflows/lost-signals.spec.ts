import { randomUUID } from 'node:crypto';
import { handleWith } from '../../activities/handle';
import { sweepWith, type Swept } from '../../activities/sweep';
import { holds } from '../../apps/ops/start/poll';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { addMs, instantAt, type Instant } from '../../domain/time/civil-date';
import { agenda } from '../../workflows/messages';
import { WAKE } from '../../activities/told';
import { ask, steps, stepsUntil } from '../support/pathway';
import { callsOf, idOf, startScene, type Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.engine.stop());

const FLOOD = Number(process.env['FLOOD'] ?? '1000');
const now = (): Instant => instantAt(Date.now());
const inSeconds = (seconds: number): Instant => addMs(now(), seconds * 1_000);

/** A pass of the sweep as it will be made so many seconds from now. */
function pass(seconds: number): Promise<Swept> {
  const { store, code, engine } = scene;
  const sweep = sweepWith({ store, code, engine: engine.messenger, heartbeat: () => undefined });
  return sweep(inSeconds(seconds));
}

/** Asks the register itself: the loop is told nothing, as if every signal were lost. */
async function untold(stream: StreamId, ...commands: readonly Command[]): Promise<void> {
  const handle = handleWith(scene.store, scene.code);
  const { answers } = await handle({ stream, now: now(), asks: commands.map((command) => ask(command)) });
  expect(answers.every(({ verdict }) => verdict === 'accepted')).toBe(true);
}

const stepOf = (stream: StreamId, type: PercorsoCommandType) => steps(idOf(stream)).get(type) as Command;

test('a percorso whose first signal was lost is begun by the sweep, and what it owes is performed', async () => {
  const stream = await scene.newPercorso();
  await untold(stream, ...stepsUntil('IssueAssegno', idOf(stream)));
  expect(await pass(2)).toMatchObject({ woken: 0 });
  expect(await pass(11)).toEqual({ found: 1, woken: 1 });
  await scene.engine.settled(stream);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
});

test('a running percorso that was not told of a fact is told by the sweep, and keeps the nearer term', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const { runId } = await scene.engine.handleOf(stream).describe();
  await untold(stream, stepOf(stream, 'ChooseApl'));
  expect(await pass(11)).toEqual({ found: 1, woken: 1 });
  await scene.engine.settled(stream);
  expect((await scene.engine.handleOf(stream).describe()).runId).toBe(runId);
  expect(scene.answersTo(stream, 'notify-apl')).toEqual(['done']);
  await expect(scene.engine.handleOf(stream).query(agenda)).resolves.toMatchObject({ term: 'acceptance' });
});

test('a bare wake is not forgotten over the agenda that is told right after it', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const run = scene.engine.handleOf(stream);
  const asked = async () =>
    (await run.fetchHistory()).events?.filter((event) => event.markerRecordedEventAttributes).length ?? 0;
  const [before, known] = [await asked(), await run.query(agenda)];
  // Once the loop waits for the register, which is busy, the next two signals come to it together.
  let free = (): void => undefined;
  const isBusy = scene.store.transaction(() => new Promise<void>((resolve) => (free = resolve)));
  try {
    await run.signal('wake', WAKE);
    expect(await holds(() => scene.store.transactions() === 2, SOON)).toBe(true);
    for (const told of [WAKE, { facts: [], agenda: known ?? null }]) await run.signal('wake', told);
  } finally {
    free();
  }
  await isBusy;
  expect(await holds(async () => (await asked()) - before === 2, SOON)).toBe(true);
});

test('a run that does not hear is begun anew when it was told twice in vain', async () => {
  const stream = await scene.newPercorso();
  await untold(stream, ...stepsUntil('IssueAssegno', idOf(stream)));
  const deaf = await scene.engine.env.client.workflow.start('percorso', {
    workflowId: stream,
    taskQueue: `nobody-${randomUUID()}`,
    args: [{ stream, by: 'signals' }],
  });
  for (const seconds of [11, 22]) expect(await pass(seconds)).toEqual({ found: 1, woken: 1 });
  expect((await deaf.describe()).status.name).toBe('RUNNING');
  expect(await pass(43)).toEqual({ found: 1, woken: 1 });
  await scene.engine.settled(stream);
  const run = scene.engine.env.client.workflow.getHandle(stream, deaf.firstExecutionRunId);
  expect((await run.describe()).status.name).toBe('TERMINATED');
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
  expect(scene.store.tables.tried.has(stream)).toBe(false);
});

test('a run whose outside party takes its time listens meanwhile: no sweep takes it for one that does not hear', async () => {
  const stream = await scene.newPercorso('SignPatto');
  await scene.engine.settled(stream);
  const { runId } = await scene.engine.handleOf(stream).describe();
  await scene.whileAccountingWaits(async () => {
    await scene.tell(stream, stepOf(stream, 'IssueAssegno'));
    for (const seconds of [11, 22, 43, 84]) {
      expect(await pass(seconds)).toEqual({ found: 1, woken: 1 });
      expect(await holds(() => !scene.store.tables.tried.has(stream), SOON)).toBe(true);
    }
  });
  await scene.engine.settled(stream);
  expect((await scene.engine.handleOf(stream).describe()).runId).toBe(runId);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
});

test('a run that is begun anew keeps its term, and performs nothing again', async () => {
  const stream = await scene.newPercorso('ChooseApl');
  await scene.engine.settled(stream);
  await scene.engine.messenger.wake(stream, 'anew');
  await scene.engine.skipDays(stream, 12);
  expect(await holds(() => scene.factsOf(stream).includes('AplAcceptanceExpired'), SOON)).toBe(true);
  await scene.engine.settled(stream);
  expect(callsOf(scene.accounting, stream)).toHaveLength(1);
});

const SOON = { withinMs: 10_000 };

/** The register as it is now; what it is set back to later. Tables are replaced and never changed. */
function backup(): () => void {
  const copy = Object.fromEntries(
    Object.entries(scene.store.tables).map(([name, table]) => [
      name,
      new Map(table as ReadonlyMap<string, unknown>),
    ]),
  );
  return () => void Object.assign(scene.store.tables, copy);
}

test('a register restored under a living loop: it is told an older agenda, and goes on from what the register says', async () => {
  const stream = await scene.newPercorso('SignPatto');
  await scene.tell(stream, stepOf(stream, 'IssueAssegno'));
  const restore = backup();
  await scene.engine.settled(stream);
  await scene.tell(stream, stepOf(stream, 'ChooseApl'));
  await scene.tell(stream, stepOf(stream, 'AcceptPerson'));
  await scene.engine.settled(stream);
  const before = await scene.engine.handleOf(stream).query(agenda);
  restore();
  await scene.tell(stream, stepOf(stream, 'ChooseApl'));
  await scene.engine.settled(stream);
  const after = await scene.engine.handleOf(stream).query(agenda);
  expect(after?.version).toBeLessThan(before?.version ?? 0);
  expect(after).toMatchObject({ term: 'acceptance', label: { phase: 'apl-chosen' } });
  // The reservation that the restored register does not know is made again under the same key: the party does it once.
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
  expect(callsOf(scene.accounting, stream)).toHaveLength(1);
  // The choice that was lost and the one made again are two: each APL was told of its own.
  expect(callsOf(scene.messages, stream).filter((call) => call.includes('notify-apl'))).toHaveLength(2);
  await scene.engine.skipDays(stream, 12);
  expect(await holds(() => scene.factsOf(stream).includes('AplAcceptanceExpired'), SOON)).toBe(true);
});

test('a register restored while the loop sleeps: the sweep finds what is owed, and it is performed once', async () => {
  const stream = await scene.newPercorso('SignPatto');
  await scene.tell(stream, stepOf(stream, 'IssueAssegno'));
  const restore = backup();
  await scene.tell(stream, stepOf(stream, 'ChooseApl'));
  await scene.engine.settled(stream);
  restore();
  expect((await pass(11)).woken).toBeGreaterThanOrEqual(1);
  await scene.engine.settled(stream);
  expect(scene.withoutEffects(stream).at(-1)).toBe('AssegnoIssued');
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
  expect(callsOf(scene.accounting, stream)).toHaveLength(1);
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  expect(scene.withoutEffects(stream).at(-1)).toBe('AssegnoLapsed');
});

test('a percorso that ended and is open again in the restored register is begun again by the sweep', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const restore = backup();
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  restore();
  expect((await pass(40 * 86_400)).woken).toBeGreaterThanOrEqual(1);
  await scene.engine.settled(stream);
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  const key = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  expect(callsOf(scene.accounting, stream)).toEqual([`do ${key}`, `undo ${key}`]);
});

test(
  `${FLOOD} signals to one percorso: it goes on, and performs once`,
  async () => {
    const stream = await scene.newPercorso('SignPatto');
    await scene.engine.settled(stream);
    const run = scene.engine.handleOf(stream);
    await scene.tell(stream, stepOf(stream, 'IssueAssegno'));
    for (let sent = 0; sent < FLOOD; sent += 50)
      await Promise.all(Array.from({ length: 50 }, () => run.signal('wake', WAKE)));
    await scene.engine.settled(stream);
    expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done']);
    expect(callsOf(scene.accounting, stream)).toHaveLength(1);
    expect((await run.describe()).historyLength).toBeLessThan(400);
    await scene.engine.skipDays(stream, 40);
    await scene.engine.ended(stream);
    expect(scene.withoutEffects(stream).at(-1)).toBe('AssegnoLapsed');
  },
  30_000 + FLOOD * 30,
);

test('ten thousand facts told of one percorso at once are few signals', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const before = (await scene.engine.handleOf(stream).describe()).historyLength;
  for (let told = 0; told < 10_000; told += 1) scene.engine.messenger.tell(stream, WAKE);
  const isSent = () => scene.engine.messenger.load().waiting === 0;
  expect(await holds(isSent, SOON)).toBe(true);
  await scene.engine.settled(stream);
  expect((await scene.engine.handleOf(stream).describe()).historyLength - before).toBeLessThan(30);
});
