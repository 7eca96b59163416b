import fc from 'fast-check';
import { dischargeWith } from '../../activities/discharge';
import type { Ask, Fact, Imported } from '../../activities/ports';
import type { Command } from '../../domain/deciders';
import type { Communication } from '../../domain/employment/communication';
import { personStream } from '../../domain/identifiers';
import { addDays, type CivilDate } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { memoryGateway } from '../support/memory-gateway';
import { abandon, ask, stepsUntil } from '../support/pathway';
import { isSpokenOf } from '../support/spoken-of';
import { contract, hire, histories } from '../domain/employment/messages';
import { day, moment } from '../domain/values';
import { newScene, noon, OPERATOR, overdueOn, Scene } from './scene';

const TODAY = '2026-11-22';
const imported: Imported = { horizon: noon('2022-12-31'), source: 'export-2022' };
const traineeship = (number: number, from: string) =>
  hire(number, [from, '2020-12-31'], { contract: contract('C.01.00') });

/** Commands as an import asks them: each at noon of the day on which it was told. */
const told = (on: string, command: Command, requestId?: string): Ask =>
  ask(command, {
    actor: OPERATOR,
    at: noon(on),
    toldAt: noon(on),
    imported,
    ...(requestId && { requestId }),
  });
const keepTime = (): Ask => ({ ...told('2022-12-31', { type: 'KeepTime' }), at: imported.horizon });
const pathway = (scene: Scene, until: Parameters<typeof stepsUntil>[0], on = '2020-02-03'): readonly Ask[] =>
  stepsUntil(until, scene.personId, day(on)).map((command) => told(on, command));

describe('an imported percorso', () => {
  it('is held until its last command: nothing wakes it, nothing is due, owed or marked', async () => {
    const scene = await newScene('2020-01-15');
    const { agenda } = await scene.deliver(TODAY, pathway(scene, 'IssueAssegno'));
    expect(agenda).toMatchObject({ closed: true, wakeAt: null, owed: null });
    await scene.report('2020-02-05', traineeship(1, '2020-02-05'));
    expect(await overdueOn(scene, TODAY)).toEqual([]);
    expect(scene.store.tables.wakes.get(scene.percorso)).toMatchObject({ held: true, dueAt: null });
    expect(scene.store.tables.marked.size).toBe(0);
  });

  it('keeps time up to its last command, which releases it', async () => {
    const scene = await newScene('2020-01-15');
    await scene.report('2020-02-05', traineeship(1, '2020-02-05'));
    await scene.deliver(TODAY, pathway(scene, 'HoldFirstMeeting'));
    const { agenda, answers } = await scene.deliver(TODAY, [keepTime()]);
    expect(answers).toMatchObject([{ verdict: 'accepted', facts: [] }]);
    expect((await scene.types()).filter((type) => type !== 'EffectAnswered').slice(-5)).toEqual([
      'EmploymentObserved',
      'PlanOverdue',
      'PercorsoConcluded',
      'PercorsoSettled',
      'ReservationReleased',
    ]);
    expect(agenda).toMatchObject({ closed: true });
    expect(scene.store.tables.wakes.get(scene.percorso)).toMatchObject({ held: false });
  });

  it('is awake after its release with what falls due after the horizon', async () => {
    const scene = await newScene('2020-01-15');
    const asks = pathway(scene, 'IssueAssegno', '2020-09-28');
    const early = { horizon: noon('2020-10-01'), source: 'export-2020' };
    const all = [...asks, { ...keepTime(), at: early.horizon }].map((one) => ({ ...one, imported: early }));
    const { agenda } = await scene.deliver(TODAY, all);
    expect(agenda).toMatchObject({ closed: false, wakeAt: moment('2020-10-28', '23:00:00.000Z') });
    expect(await overdueOn(scene, TODAY)).toEqual([scene.percorso]);
  });

  it('does not keep time beyond the instant of its last command', async () => {
    const scene = await newScene('2020-01-15');
    await scene.deliver(TODAY, [...pathway(scene, 'IssueAssegno'), told('2020-03-01', { type: 'KeepTime' })]);
    expect(await scene.types()).not.toContain('AssegnoLapsed');
    await scene.deliver(TODAY, [told('2020-03-05', { type: 'KeepTime' })]);
    expect(await scene.types()).toContain('AssegnoLapsed');
  });

  it('had all its effects elsewhere: they are done, with the import as their reference, and nobody is asked', async () => {
    const scene = await newScene('2020-01-15');
    const asks = [...pathway(scene, 'HoldFirstMeeting'), told('2020-03-01', abandon(day('2020-03-01')))];
    const { agenda } = await scene.deliver(TODAY, [...asks, keepTime()]);
    expect(agenda).toMatchObject({ closed: true, owed: null });
    const effects = (await scene.facts()).flatMap(({ event, causation, actor, toldAt }) =>
      event.type === 'EffectAnswered' ? [{ ...event, causation, role: actor.role, toldAt }] : [],
    );
    const calls = effects.map(({ direction, effect }) => `${direction} ${effect}`);
    expect(calls.filter(isSpokenOf)).toEqual([
      'do reserve-budget',
      'do notify-apl',
      'do book-appointments',
      'do notify-parties',
      'undo book-appointments',
      'undo notify-apl',
      'undo reserve-budget',
      'do notify-parties',
    ]);
    for (const { key, direction, ...one } of effects)
      expect(one).toMatchObject({
        answer: 'done',
        reference: 'export-2022',
        role: 'engine',
        causation: `elsewhere/${key}:${direction}`,
      });
    expect(effects[0]?.toldAt).toBe(noon('2020-02-03'));
    expect(await overdueOn(scene, TODAY)).toEqual([]);
  });

  it('leaves what is owed to a live command in the same call to the outside party', async () => {
    const scene = await newScene('2020-01-15');
    const live = stepsUntil('IssueAssegno', '', day('2020-02-03')).slice(-1);
    const asks = [
      ...pathway(scene, 'SignPatto'),
      ...live.map((command) => ask(command, { actor: OPERATOR })),
    ];
    const { agenda } = await scene.deliver('2020-02-03', asks);
    expect(agenda.owed).toMatchObject({ effect: 'reserve-budget', direction: 'do' });
    const party = memoryGateway();
    const discharge = dischargeWith({ accounting: party, messages: party });
    if (agenda.owed !== null) await discharge({ stream: scene.percorso, owed: agenda.owed });
    expect(party.standing()).toHaveLength(1);
  });

  it('is not held again by a message of before its release that comes again', async () => {
    const scene = await newScene('2020-01-15');
    const first = pathway(scene, 'IssueAssegno', '2022-12-30');
    const adhesion = first.slice(0, 1).map((one) => ({ ...one, at: noon('2020-02-03') }));
    await scene.deliver(TODAY, adhesion);
    const { agenda } = await scene.deliver(TODAY, [...first.slice(1), keepTime()]);
    expect(agenda).toMatchObject({ closed: false });
    const again = await scene.deliver(TODAY, adhesion);
    expect(again.answers).toMatchObject([{ verdict: 'accepted' }]);
    expect(again.agenda).toEqual(agenda);
    expect(scene.store.tables.wakes.get(scene.percorso)).toMatchObject({ held: false });
  });

  it('stays held when a message comes again before its release', async () => {
    const scene = await newScene('2020-01-15');
    const first = pathway(scene, 'IssueAssegno');
    await scene.deliver(TODAY, first);
    const { agenda } = await scene.deliver(TODAY, first);
    expect(agenda).toMatchObject({ closed: true, wakeAt: null, owed: null });
    expect(await overdueOn(scene, TODAY)).toEqual([]);
  });
});

describe('however an import is cut into messages', () => {
  const steps = fc.record({
    until: fc.constantFrom('SignPatto', 'IssueAssegno', 'ChooseApl', 'AcceptPerson', 'HoldFirstMeeting'),
    first: fc.nat({ max: 60 }),
    pauses: fc.array(fc.nat({ max: 12 }), { minLength: 8, maxLength: 8 }),
    abandonAfter: fc.option(fc.nat({ max: 200 })),
    doubled: fc.boolean(),
  });
  type Steps = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

  const PERSON = '00000000-0000-4000-8000-00000000000a';
  function asksOf({ until, first, pauses, abandonAfter, doubled }: Steps): readonly Ask[] {
    let on = addDays(day('2020-01-20'), first);
    const asks = stepsUntil(until as 'SignPatto', PERSON, on).map((command, index) => {
      on = addDays(on, pauses[index] ?? 0);
      const dated = index === 0 ? command : ({ ...command, on } as Command);
      return told(on, dated, `step-${index}`);
    });
    const left: CivilDate | null = abandonAfter === null ? null : addDays(on, abandonAfter);
    const exit = left === null ? [] : [told(left, abandon(left), 'exit')];
    const twice = doubled ? asks.slice(0, 1).map((one) => ({ ...one, requestId: 'double' })) : [];
    return [...twice, ...asks, ...exit, { ...keepTime(), requestId: 'last' }];
  }

  async function outcomeOf(messages: readonly Communication[], parts: readonly (readonly Ask[])[]) {
    const scene = new Scene(memoryEventStore());
    const own = { person: personStream(PERSON as never), percorso: 'percorso/p' as const, personId: PERSON };
    await Object.assign(scene, own).open('2020-01-15');
    for (const message of messages) await scene.report(message.receivedOn, message);
    const answers = [];
    for (const part of parts) answers.push(...(await scene.deliver(TODAY, part)).answers);
    const { limits, keys, wakes, followers } = scene.store.tables;
    const facts: readonly Fact[] = await scene.facts();
    return { facts, answers, limits, keys, wake: wakes.get(scene.percorso), followers };
  }

  it('its facts, answers and claims are the same', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 10 }));
    await fc.assert(
      fc.asyncProperty(histories, steps, cuts, async (messages, all, at) => {
        const inTime = messages.toSorted((one, other) => (one.receivedOn < other.receivedOn ? -1 : 1));
        const asks = asksOf(all);
        const ends = [...at.filter((end) => end < asks.length), asks.length].sort((a, b) => a - b);
        const parts = ends.map((end, index) => asks.slice(ends[index - 1] ?? 0, end));
        expect(await outcomeOf(inTime, parts)).toEqual(await outcomeOf(inTime, [asks]));
      }),
      { numRuns: 150 },
    );
  });
});
