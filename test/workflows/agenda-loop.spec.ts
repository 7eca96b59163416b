import { randomUUID } from 'node:crypto';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { startEngine, type Engine } from '../support/engine';
import { memoryEventStore } from '../support/memory-event-store';
import { memoryGateway, type MemoryGateway } from '../support/memory-gateway';
import { abandon, ask, registers, steps, stepsUntil, today } from '../support/pathway';
import { addDays, addMs, startOf, type CivilDate } from '../../domain/time/civil-date';
import { deliver } from '../../workflows/messages';

const store = memoryEventStore();
const accounting = memoryGateway();
const messages = memoryGateway();
let engine: Engine;

beforeAll(async () => {
  const wake = () => Promise.resolve();
  const code = { digest: 'test' };
  engine = await startEngine({ store, gateways: { accounting, messages }, engine: { wake }, code });
});
afterAll(() => engine.stop());

const factsOf = (stream: StreamId) => (store.tables.facts.get(stream) ?? []).map((fact) => fact.event.type);
const callsOf = (party: MemoryGateway, stream: StreamId) =>
  party.happened().flatMap((one) => (one.stream === stream ? [`${one.direction} ${one.key}`] : []));
const withoutEffects = (stream: StreamId) => factsOf(stream).filter((type) => type !== 'EffectAnswered');

async function newPercorso(until?: PercorsoCommandType): Promise<StreamId> {
  const personId = randomUUID();
  for (const [stream, command] of registers(personId)) await engine.deliver(stream, ask(command));
  const stream: StreamId = `percorso/${personId}`;
  for (const command of until === undefined ? [] : stepsUntil(until, personId)) await tell(stream, command);
  return stream;
}

async function tell(stream: StreamId, command: Command) {
  const [answer] = await engine.deliver(stream, ask(command));
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

test('a percorso that goes well is concluded six months after the choice; once its evidence is complete, its run ends', async () => {
  const stream = await newPercorso('HoldFirstMeeting');
  await engine.skipDays(stream, 260);
  await engine.handleOf(stream).result();
  expect(withoutEffects(stream).slice(-5)).toEqual([
    'FirstMeetingHeld',
    'PlanOverdue',
    'PercorsoConcluded',
    'PercorsoSettled',
    'ReservationReleased',
  ]);
  expect(callsOf(accounting, stream)).toEqual(['do reserve-budget@5', 'undo reserve-budget@5']);
  expect(callsOf(messages, stream)).toEqual([
    expect.stringMatching(/^do notify-apl@/),
    expect.stringMatching(/^do book-appointments@/),
    expect.stringMatching(/^do notify-parties@/),
    expect.stringMatching(/^do notify-parties@/),
  ]);
});

test('an assegno for which no APL is chosen lapses after its term, and its reservation is released', async () => {
  const stream = await newPercorso('IssueAssegno');
  await engine.skipDays(stream, 40);
  await engine.handleOf(stream).result();
  expect(withoutEffects(stream).slice(-2)).toEqual(['AssegnoIssued', 'AssegnoLapsed']);
  expect(callsOf(accounting, stream)).toEqual(['do reserve-budget@5', 'undo reserve-budget@5']);
});

test('an APL that stays silent loses the person, who may choose again', async () => {
  const stream = await newPercorso('ChooseApl');
  await engine.skipDays(stream, 12);
  const again = await tell(stream, stepsUntil('ChooseApl', 'x', addDays(today(), 12)).at(-1) as Command);
  expect(again).toMatchObject({ verdict: 'accepted', facts: ['AplChosen'] });
  expect(withoutEffects(stream).slice(-3)).toEqual(['AplChosen', 'AplAcceptanceExpired', 'AplChosen']);
});

test('an abandonment undoes what was done, the latest first', async () => {
  const stream = await newPercorso('HoldFirstMeeting');
  await tell(stream, abandon());
  await engine.handleOf(stream).result();
  const undone = (store.tables.facts.get(stream) ?? [])
    .map((fact) => fact.event)
    .flatMap((event) =>
      event.type === 'EffectAnswered' && event.direction === 'undo' ? [event.effect] : [],
    );
  expect(undone).toEqual(['book-appointments', 'notify-apl', 'reserve-budget']);
});

test('the same request gets the same answer and happens once', async () => {
  const stream = await newPercorso('SubmitAdhesion');
  const once = ask({ type: 'TakeInCharge', on: today() });
  const first = await engine.deliver(stream, once);
  const second = await engine.deliver(stream, once);
  expect(second).toEqual(first);
  expect(factsOf(stream)).toEqual(['AdhesionSubmitted', 'TakenInCharge']);
});

test('a closed percorso answers a late command and its run ends again', async () => {
  const stream = await newPercorso('SubmitAdhesion');
  await tell(stream, abandon());
  await engine.handleOf(stream).result();
  const late = await tell(stream, { type: 'TakeInCharge', on: today() });
  expect(late).toMatchObject({ verdict: 'refused', rejection: { reason: 'percorso-ended' } });
  await engine.handleOf(stream).result();
});

test('a list is decided item by item: a refused one does not stop the next', async () => {
  const stream = await newPercorso();
  const [adhesion, charge, profile] = [...steps(stream.slice(9)).values()];
  const asks = [adhesion, profile, charge].map((command) => ask(command as Command));
  const answers = await engine.deliver(stream, ...asks);
  expect(answers.map((answer) => answer.verdict)).toEqual(['accepted', 'refused', 'accepted']);
  expect(factsOf(stream)).toEqual(['AdhesionSubmitted', 'TakenInCharge']);
});

test('messages that come together share a call, and each sender gets the answers to its own', async () => {
  const stream = await newPercorso('SubmitAdhesion');
  const charge: Command = { type: 'TakeInCharge', on: today() };
  const sent = Array.from({ length: 12 }, (_, index) =>
    index % 3 === 0 ? [ask(charge), ask(charge)] : [ask(charge)],
  );
  const answers = await Promise.all(sent.map((asks) => engine.deliver(stream, ...asks)));
  const ids = (of: readonly { readonly requestId: string }[]) => of.map(({ requestId }) => requestId);
  expect(answers.map(ids)).toEqual(sent.map(ids));
  expect(answers.flat().filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1);
});

test('imported commands carry their own time, and deadlines between them take effect', async () => {
  const stream = await newPercorso();
  const day = '2020-02-03' as CivilDate;
  const commands = stepsUntil('IssueAssegno', stream.slice(9), day);
  const told = commands.map((command) => ask(command, { at: addMs(startOf(day), 36_000_000) }));
  const late = ask(abandon('2020-06-01' as CivilDate), {
    at: startOf('2020-06-02' as CivilDate),
  });
  const answers = await engine.deliver(stream, ...told, late);
  expect(answers.at(-1)).toMatchObject({ verdict: 'refused', rejection: { reason: 'percorso-ended' } });
  const lapsed = store.tables.facts.get(stream)?.find((fact) => fact.event.type === 'AssegnoLapsed');
  // 3 February + 30 days is 4 March 2020, a Wednesday; the assegno lapses as that day ends in Italy.
  expect(lapsed?.toldAt).toBe('2020-03-04T23:00:00.000Z');
});

test('a command never waits for a party that is down; the outcome is asked for until it comes', async () => {
  const stream = await newPercorso('SignPatto');
  accounting.down = true;
  const issued = await tell(stream, { type: 'IssueAssegno', on: today() });
  expect(issued.verdict).toBe('accepted');
  const chosen = await tell(stream, stepsUntil('ChooseApl', 'x').at(-1) as Command);
  expect(chosen.verdict).toBe('accepted');
  await engine.skipDays(stream, 1);
  accounting.down = false;
  await engine.skipDays(stream, 2);
  const answers = (store.tables.facts.get(stream) ?? []).flatMap(({ event }) =>
    event.type === 'EffectAnswered' && event.effect === 'reserve-budget' ? [event.answer] : [],
  );
  expect(answers[0]).toBe('unknown');
  expect(answers.at(-1)).toBe('done');
  expect(callsOf(accounting, stream)).toEqual(['do reserve-budget@5']);
});

test('a malformed message leaves no trace in the history', async () => {
  const stream = await newPercorso('SubmitAdhesion');
  const handle = engine.handleOf(stream);
  const before = (await handle.describe()).historyLength;
  const malformed = [
    {},
    { asks: 'all' },
    { asks: [{ requestId: '' }] },
    { asks: Array(101).fill(ask(abandon())) },
  ];
  for (const message of malformed) {
    await expect(handle.executeUpdate(deliver, { args: [message as never] })).rejects.toThrow();
  }
  expect((await handle.describe()).historyLength).toBe(before);
});

test('a percorso that the engine has never heard of is born from its stream', async () => {
  const stream = await newPercorso('IssueAssegno');
  await engine.handleOf(stream).terminate('the engine lost it');
  const issued = store.tables.facts.get(stream)?.length ?? 0;
  const chosen = await tell(stream, stepsUntil('ChooseApl', 'x').at(-1) as Command);
  expect(chosen.verdict).toBe('accepted');
  expect(chosen.version).toBeGreaterThan(issued);
});

test('a busy percorso continues as new and answers every command once', async () => {
  const stream = await newPercorso('SubmitAdhesion');
  const firstRun = (await engine.handleOf(stream).describe()).runId;
  const facts = { residenceRegion: { known: '09' } };
  const command = { type: 'RecordFacts', on: today(), facts } as unknown as Command;
  for (let batch = 0; batch < 25; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => tell(stream, command)));
    expect(answers.every((answer) => answer.verdict === 'accepted')).toBe(true);
  }
  expect(factsOf(stream)).toHaveLength(151);
  expect((await engine.handleOf(stream).describe()).runId).not.toBe(firstRun);
});
