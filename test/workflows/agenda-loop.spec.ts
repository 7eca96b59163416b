import { holds } from '../../apps/ops/start/poll';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { addMs, dateOf, startOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { agenda } from '../../workflows/messages';
import { WAKE } from '../../activities/told';
import { hire } from '../domain/employment/messages';
import { abandon, ask, steps, stepsUntil, today } from '../support/pathway';
import { isSpokenOf } from '../support/spoken-of';
import { callsOf, idOf, recordFacts, startScene, type Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.engine.stop());

const chooseApl = (on = today()): Command => stepsUntil('ChooseApl', 'x', on).at(-1) as Command;
const runOf = async (stream: StreamId) => (await scene.engine.handleOf(stream).describe()).runId;

test('a percorso that goes well is concluded six months after the choice; once its evidence is complete, its run ends', async () => {
  const stream = await scene.newPercorso('HoldFirstMeeting');
  await scene.engine.skipDays(stream, 260);
  await scene.engine.ended(stream);
  expect(scene.withoutEffects(stream).slice(-5)).toEqual([
    'FirstMeetingHeld',
    'PlanOverdue',
    'PercorsoConcluded',
    'PercorsoSettled',
    'ReservationReleased',
  ]);
  const reservation = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  expect(callsOf(scene.accounting, stream)).toEqual([`do ${reservation}`, `undo ${reservation}`]);
  expect(callsOf(scene.messages, stream).filter(isSpokenOf)).toEqual([
    `do ${scene.keyOf(stream, 'notify-apl', 'AplChosen')}`,
    `do ${scene.keyOf(stream, 'book-appointments', 'AplAccepted')}`,
    `do ${scene.keyOf(stream, 'notify-parties', 'PlanOverdue')}`,
    `do ${scene.keyOf(stream, 'notify-parties', 'PercorsoConcluded')}`,
  ]);
});

test('an assegno for which no APL is chosen lapses after its term, and its reservation is released', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  expect(scene.withoutEffects(stream).slice(-2)).toEqual(['AssegnoIssued', 'AssegnoLapsed']);
  const reservation = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  expect(callsOf(scene.accounting, stream)).toEqual([`do ${reservation}`, `undo ${reservation}`]);
});

test('an APL that stays silent loses the person, who may choose again', async () => {
  const stream = await scene.newPercorso('ChooseApl');
  await scene.engine.skipDays(stream, 12);
  const expired = scene.store.tables.facts.get(stream)?.at(-1)?.recordedAt as Instant;
  const again = await scene.tell(stream, chooseApl(dateOf(expired)));
  expect(again).toMatchObject({ verdict: 'accepted', facts: ['AplChosen'] });
  expect(scene.withoutEffects(stream).slice(-3)).toEqual(['AplChosen', 'AplAcceptanceExpired', 'AplChosen']);
  await scene.engine.settled(stream);
  expect(scene.answersTo(stream, 'notify-apl')).toEqual(['done', 'done', 'done']);
});

test('a term that moves nearer is kept: the timer that sleeps for the later one is replaced', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  await scene.tell(stream, chooseApl());
  await scene.engine.settled(stream);
  const { events } = await scene.engine.handleOf(stream).fetchHistory();
  expect(events?.filter((event) => event.timerStartedEventAttributes)).toHaveLength(2);
  expect(events?.filter((event) => event.timerCanceledEventAttributes)).toHaveLength(1);
  await scene.engine.skipDays(stream, 12);
  expect(scene.factsOf(stream)).toContain('AplAcceptanceExpired');
});

test('an abandonment undoes what was done, the latest first', async () => {
  const stream = await scene.newPercorso('HoldFirstMeeting');
  await scene.engine.settled(stream);
  await scene.tell(stream, abandon());
  await scene.engine.ended(stream);
  const undone = (scene.store.tables.facts.get(stream) ?? [])
    .map((fact) => fact.event)
    .flatMap((event) =>
      event.type === 'EffectAnswered' && event.direction === 'undo' ? [event.effect] : [],
    );
  expect(undone.filter(isSpokenOf)).toEqual(['book-appointments', 'notify-apl', 'reserve-budget']);
});

test('the same request gets the same answer and happens once', async () => {
  const stream = await scene.newPercorso('SubmitAdhesion');
  const once = ask({ type: 'TakeInCharge', on: today() });
  const first = await scene.engine.ask(stream, once);
  const second = await scene.engine.ask(stream, once);
  expect(second).toEqual(first);
  expect(scene.factsOf(stream)).toEqual(['AdhesionSubmitted', 'TakenInCharge']);
});

test('a closed percorso answers a late command, and nothing runs for it', async () => {
  const stream = await scene.newPercorso('SubmitAdhesion');
  await scene.tell(stream, abandon());
  await scene.engine.ended(stream);
  const run = await runOf(stream);
  const late = await scene.tell(stream, { type: 'TakeInCharge', on: today() });
  expect(late).toMatchObject({ verdict: 'refused', rejection: { reason: 'percorso-ended' } });
  expect(await runOf(stream)).toBe(run);
});

test('a closed percorso starts again for a message about a job that comes late, and its run ends again', async () => {
  const stream = await scene.newPercorso('SubmitAdhesion');
  await scene.tell(stream, abandon());
  await scene.engine.ended(stream);
  const run = await runOf(stream);
  const communication = hire(1, [today(), '2027-12-31']);
  const reported = await scene.tell(`person/${idOf(stream)}`, { type: 'ReportEmployment', communication });
  expect(reported.verdict).toBe('accepted');
  expect(await holds(async () => (await runOf(stream)) !== run, { withinMs: 10_000 })).toBe(true);
  await scene.engine.ended(stream);
  expect(scene.factsOf(stream).slice(-2)).toEqual(['EffectAnswered', 'EmploymentObserved']);
});

test('a list is decided item by item: a refused one does not stop the next', async () => {
  const stream = await scene.newPercorso();
  const [adhesion, charge, profile] = [...steps(idOf(stream)).values()];
  const asks = [adhesion, profile, charge].map((command) => ask(command as Command));
  const answers = await scene.engine.ask(stream, ...asks);
  expect(answers.map((answer) => answer.verdict)).toEqual(['accepted', 'refused', 'accepted']);
  expect(scene.factsOf(stream)).toEqual(['AdhesionSubmitted', 'TakenInCharge']);
});

test('commands that come together share a transaction, and each sender gets the answers to its own', async () => {
  const stream = await scene.newPercorso('SubmitAdhesion');
  const charge: Command = { type: 'TakeInCharge', on: today() };
  const sent = Array.from({ length: 12 }, (_, index) =>
    index % 3 === 0 ? [ask(charge), ask(charge)] : [ask(charge)],
  );
  const answers = await Promise.all(sent.map((asks) => scene.engine.ask(stream, ...asks)));
  const ids = (of: readonly { readonly requestId: string }[]) => of.map(({ requestId }) => requestId);
  expect(answers.map(ids)).toEqual(sent.map(ids));
  expect(answers.flat().filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1);
});

test('imported commands carry their own time, and deadlines between them take effect', async () => {
  const stream = await scene.newPercorso();
  const day = '2020-02-03' as CivilDate;
  const commands = stepsUntil('IssueAssegno', idOf(stream), day);
  const told = commands.map((command) => ask(command, { at: addMs(startOf(day), 36_000_000) }));
  const late = ask(abandon('2020-06-01' as CivilDate), {
    at: startOf('2020-06-02' as CivilDate),
  });
  const answers = await scene.engine.ask(stream, ...told, late);
  expect(answers.at(-1)).toMatchObject({ verdict: 'refused', rejection: { reason: 'percorso-ended' } });
  const lapsed = scene.store.tables.facts.get(stream)?.find((fact) => fact.event.type === 'AssegnoLapsed');
  // 3 February + 30 days is 4 March 2020, a Wednesday; the assegno lapses as that day ends in Italy.
  expect(lapsed?.toldAt).toBe('2020-03-04T23:00:00.000Z');
  await scene.engine.ended(stream);
});

test('a command never waits for a party that is down; the outcome is asked for until it comes', async () => {
  const stream = await scene.newPercorso('SignPatto');
  scene.accounting.down = true;
  const issued = await scene.tell(stream, { type: 'IssueAssegno', on: today() });
  expect(issued.verdict).toBe('accepted');
  const chosen = await scene.tell(stream, chooseApl());
  expect(chosen.verdict).toBe('accepted');
  await scene.engine.skipDays(stream, 1);
  scene.accounting.down = false;
  await scene.engine.skipDays(stream, 2);
  const answers = scene.answersTo(stream, 'reserve-budget');
  expect(answers[0]).toBe('unknown');
  expect(answers.at(-1)).toBe('done');
  expect(callsOf(scene.accounting, stream)).toEqual([
    `do ${scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued')}`,
  ]);
});

test('a percorso that is abandoned while its effect is under way: what was done is undone once it is known', async () => {
  const stream = await scene.newPercorso('SignPatto');
  await scene.engine.settled(stream);
  const isUnderWay = async () =>
    (await scene.engine.handleOf(stream).describe()).raw.pendingActivities?.length === 1;
  await scene.whileAccountingWaits(async () => {
    await scene.tell(stream, { type: 'IssueAssegno', on: today() });
    expect(await holds(isUnderWay, { withinMs: 10_000 })).toBe(true);
    const abandoned = await scene.tell(stream, abandon());
    expect(abandoned.verdict).toBe('accepted');
    const isTold = async () =>
      (await scene.engine.handleOf(stream).query(agenda))?.version === abandoned.version;
    expect(await holds(isTold, { withinMs: 10_000 })).toBe(true);
  });
  await scene.engine.ended(stream);
  const key = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  expect(callsOf(scene.accounting, stream)).toEqual([`do ${key}`, `undo ${key}`]);
  expect(scene.accounting.standing().filter((one) => one.startsWith(stream))).toEqual([]);
});

test('a party that refuses keeps its percorso open until somebody asks it again', async () => {
  const stream = await scene.newPercorso('SignPatto');
  scene.accounting.next('refuse');
  await scene.tell(stream, { type: 'IssueAssegno', on: today() });
  await scene.engine.settled(stream);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['refused']);
  const key = scene.keyOf(stream, 'reserve-budget', 'AssegnoIssued');
  const retried = await scene.tell(stream, { type: 'RetryEffect', key });
  expect(retried.verdict).toBe('accepted');
  await scene.engine.settled(stream);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['refused', 'done']);
});

test('a percorso whose run the engine lost goes on with the next command', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  await scene.engine.handleOf(stream).terminate('the engine lost it');
  const chosen = await scene.tell(stream, chooseApl());
  expect(chosen.verdict).toBe('accepted');
  await scene.engine.settled(stream);
  expect(scene.answersTo(stream, 'notify-apl')).toEqual(['done']);
  expect(callsOf(scene.accounting, stream)).toHaveLength(1);
});

test('a busy percorso goes on with a fresh history, and takes every command once', async () => {
  const stream = await scene.newPercorso('SubmitAdhesion');
  await scene.engine.settled(stream);
  const firstRun = await runOf(stream);
  for (let batch = 0; batch < 25; batch += 1) {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => scene.tell(stream, recordFacts(today()))),
    );
    expect(answers.every((answer) => answer.verdict === 'accepted')).toBe(true);
    await isHeard(stream);
  }
  expect(scene.factsOf(stream)).toHaveLength(151);
  expect(await runOf(stream)).not.toBe(firstRun);
});

test('a term runs on and an effect is not repeated when the history becomes a fresh one', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const firstRun = await runOf(stream);
  for (let wake = 0; wake < 25; wake += 1) await isHeard(stream);
  expect(await runOf(stream)).not.toBe(firstRun);
  // A run may rest at a hundred events; the task in which it saw that, and the wake that it heard last, add theirs.
  expect((await scene.engine.handleOf(stream).describe()).historyLength).toBeLessThan(100 + 15);
  await scene.engine.skipDays(stream, 40);
  await scene.engine.ended(stream);
  expect(scene.withoutEffects(stream).slice(-2)).toEqual(['AssegnoIssued', 'AssegnoLapsed']);
  expect(scene.answersTo(stream, 'reserve-budget')).toEqual(['done', 'done']);
});

/** A bare wake, and what it costs a loop: a workflow task of its own. */
async function isHeard(stream: StreamId): Promise<void> {
  await scene.engine.handleOf(stream).signal('wake', WAKE);
  await scene.engine.settled(stream);
}
