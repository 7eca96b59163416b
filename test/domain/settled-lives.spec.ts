import fc from 'fast-check';
import { entitledCents, partCents } from '../../domain/account/account';
import { deciderOf } from '../../domain/deciders';
import type { Communication } from '../../domain/employment/communication';
import { tranchesUnder } from '../../domain/entitlement/readers';
import { sumsOf } from '../../domain/entitlement/tranche';
import type { StreamId } from '../../domain/identifiers';
import { hireKeysOf } from '../../domain/percorso/hires';
import type { Percorso } from '../../domain/percorso/state';
import { TOS_PIO2_CEILING } from '../../domain/programmes/tos-pio2-entitlements';
import { TOS_PIO2_SETTLED } from '../../domain/programmes/tos-pio2';
import { addDays } from '../../domain/time/civil-date';
import { activityOf } from './percorso/activity';
import { histories, rearranged } from './employment/messages';
import { chosen, facts } from './entitlement/pathway';
import { acted, Given, registersUnder, SUBMIT, told } from './given';
import { moves, PERCORSI, play, wakeAll, YEARS_LATER } from './histories';
import { envelopeOf, hour, lived, moneyOf, reported, until } from './life';
import { factsOf, replayed, stateOf, sum, type Asked, type World } from './model';
import { SETTLED_READING } from './readings';
import { APL_GINESTRA, APL_ROTTA, day, ENVELOPE, GINESTRA, only, ROTTA, TUTOR } from './values';

const POOR = registersUnder(SETTLED_READING);
const RICH = new Given(POOR).and(envelopeOf(100_000_000, '2020-01-02')).world;
const after = (from: string, days: number) => addDays(day(from), days);

/** How a pathway goes: days from the step before, null where the step never comes. Told late by some days. */
interface Shape {
  readonly metAfter: number | null;
  readonly leftAfter: number | null;
  readonly chosenAfter: number | null;
  readonly metAgainAfter: number | null;
  readonly exitAfter: number | null;
  readonly toldAfter: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  metAfter: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 6 }),
  leftAfter: fc.option(fc.integer({ min: 1, max: 60 })),
  chosenAfter: fc.option(fc.integer({ min: 5, max: 20 }), { freq: 4 }),
  metAgainAfter: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 4 }),
  exitAfter: fc.option(fc.integer({ min: 40, max: 60 })),
  toldAfter: fc.integer({ min: 0, max: 3 }),
});

/** The steps of a shape, each told a little later than it was; none depends on what is known of jobs. */
function stepsOf(shape: Shape): readonly Asked[] {
  const { metAfter, leftAfter, chosenAfter, metAgainAfter, exitAfter, toldAfter } = shape;
  const steps = [
    acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    acted('2020-01-17', { type: 'AcceptPerson' }, GINESTRA),
  ];
  const meeting = (on: string, body: typeof GINESTRA) =>
    told(after(on, toldAfter), { type: 'HoldFirstMeeting', on: day(on), tutorId: TUTOR }, body);
  if (metAfter === null) return steps;
  const metOn = after('2020-01-17', metAfter);
  steps.push(meeting(metOn, GINESTRA), hour(after(metOn, 4), 1), hour(after(metOn, 5), 2));
  if (leftAfter === null) return withExit(steps, after(metOn, 5), exitAfter);
  const leftOn = after(metOn, 5 + leftAfter);
  steps.push(told(after(leftOn, toldAfter), { type: 'ChangeApl', on: leftOn }));
  if (chosenAfter === null) return steps;
  const chosenOn = after(leftOn, chosenAfter);
  steps.push(
    acted(chosenOn, { type: 'ChooseApl', provider: only(APL_ROTTA) }),
    acted(chosenOn, { type: 'AcceptPerson' }, ROTTA),
  );
  if (metAgainAfter === null) return steps;
  const again = after(chosenOn, metAgainAfter);
  const activity = activityOf({ on: after(again, 4), digit: 3, minutes: 90, provider: APL_ROTTA });
  steps.push(meeting(again, ROTTA), told(after(again, 4), activity, ROTTA));
  return withExit(steps, after(again, 4), exitAfter);
}

function withExit(steps: readonly Asked[], from: string, exitAfter: number | null): readonly Asked[] {
  if (exitAfter === null) return steps;
  return [...steps, acted(after(from, exitAfter), { type: 'ReportAbandonment', cause: 'declared' })];
}

/** All messages were received long ago, so that only the day on which they are told differs. */
const sameDay = (message: Communication): Communication => ({ ...message, receivedOn: day('2019-12-31') });

interface Telling {
  readonly messages: readonly Communication[];
  /** On which day after 14 January each is told. */
  readonly gaps: readonly number[];
}

function whole(shape: Shape, profileIndex: number, { messages, gaps }: Telling): Given {
  const issued = new Given(RICH).and(
    acted('2020-01-07', SUBMIT),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-09', { type: 'AssignProfile', profileIndex }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-01-13', { type: 'IssueAssegno' }),
  );
  const reports = messages.map((message, index) => reported(message, after('2020-01-14', gaps[index] ?? 0)));
  return until(lived(issued, ...stepsOf(shape), ...reports), '2024-01-01');
}

/** What is owed to whom for what, and what stays set aside. */
function standing(life: Given) {
  const { payees, keptCents, heldCents, settled, expected } = moneyOf(life);
  const owed = payees
    .map((one) => [one.payee, partCents(one, 'result'), partCents(one, 'process')] as const)
    .filter(([, result, process]) => result + process > 0)
    .sort();
  return { owed, keptCents, heldCents, settled, expected };
}

const arrivals = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 24, maxLength: 24 });
const profiles = fc.integer({ min: 0, max: 10_000 });

describe('the same facts, told in whatever order and however late', () => {
  const tellings = histories
    .map((messages) => messages.map(sameDay))
    .chain((messages) =>
      fc.tuple(
        fc.record({ messages: fc.constant(messages), gaps: arrivals }),
        fc.record({ messages: rearranged(messages), gaps: arrivals }),
      ),
    );

  it('entitle to the same, through meetings, changes of provider, terms that pass and exits', () => {
    fc.assert(
      fc.property(shapes, profiles, tellings, (shape, profileIndex, [one, other]) => {
        expect(standing(whole(shape, profileIndex, other))).toEqual(
          standing(whole(shape, profileIndex, one)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('entitle to what their dates say, and to no more than the ceiling', () => {
    fc.assert(
      fc.property(shapes, profiles, tellings, (shape, profileIndex, [one]) => {
        const { owed, expected, heldCents } = standing(whole(shape, profileIndex, one));
        const cents = owed.reduce((total, [, result, process]) => total + result + process, 0);
        expect(cents).toBeLessThanOrEqual(TOS_PIO2_CEILING.cents);
        expect(heldCents).toBe(cents);
        expect(owed.reduce((total, [, result]) => total + result, 0)).toBe(expected.cents);
        if (shape.metAfter === null) expect(owed).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('among them are results of either provider, process fees, and pathways that earn nothing', () => {
    const lives = fc.sample(fc.tuple(shapes, profiles, tellings), { numRuns: 120, seed: 7 });
    const owed = lives.map(([shape, profileIndex, [one]]) => standing(whole(shape, profileIndex, one)).owed);
    const resultOf = (payee: string) =>
      owed.some((all) => all.some(([to, result]) => to === payee && result > 0));
    expect(resultOf(`apl/${APL_GINESTRA}`)).toBe(true);
    expect(resultOf(`apl/${APL_ROTTA}`)).toBe(true);
    expect(owed.some((all) => all.some(([, , process]) => process > 0))).toBe(true);
    expect(owed.some((all) => all.length === 0)).toBe(true);
  });

  it('are the same tranches in any order of the lists', () => {
    fc.assert(
      fc.property(tellings, profiles, ([one, other], profileIndex) => {
        const choices = [
          chosen(APL_GINESTRA, '2020-01-15', { metOn: '2020-01-20', leftOn: '2020-03-01' }),
          chosen(APL_ROTTA, '2020-03-05', { metOn: '2020-03-10' }),
        ];
        const tranches = (messages: readonly Communication[]) =>
          tranchesUnder(TOS_PIO2_SETTLED, facts(messages, { choices, profileIndex })).map(
            (each) => each.tranche,
          );
        expect(tranches(other.messages)).toEqual(tranches(one.messages));
        const [result] = sumsOf(tranches(one.messages));
        expect(result?.cents ?? 0).toBeLessThanOrEqual(TOS_PIO2_CEILING.cents);
      }),
    );
  });
});

describe('whatever is asked under the settled reading', () => {
  const percorsoOf = (world: World, stream: StreamId) => stateOf(world, stream) as Percorso;
  const worldsOf = (list: Parameters<typeof play>[0]) => play(list, POOR).worlds;

  it('what is assessed is held, the envelope is never overdrawn, and facts fold to the state that they made', () => {
    fc.assert(
      fc.property(moves, (list) => {
        for (const world of worldsOf(list)) {
          const limit = `envelope/${ENVELOPE}`;
          expect(sum(world.taken[limit])).toBeLessThanOrEqual(world.limits[limit] ?? 0);
          for (const stream of PERCORSI) bounded(world, stream);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('a percorso holds the keys of the hires that it pays for, and nobody else does', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const world = wakeAll(worldsOf(list).at(-1) ?? POOR, YEARS_LATER);
        const held = Object.entries(world.keys).filter(([key]) => key.startsWith('hire/'));
        const wanted = PERCORSI.flatMap((stream) =>
          hireKeysOf(percorsoOf(world, stream), TOS_PIO2_SETTLED).map((key) => [key, stream]),
        );
        expect(held.sort()).toEqual(wanted.sort());
      }),
      { numRuns: 40 },
    );
  });

  function bounded(world: World, stream: StreamId): void {
    const percorso = percorsoOf(world, stream);
    if (percorso.phase === 'none') return;
    const { payees, heldCents } = percorso.dossier.money;
    const entitled = payees.reduce((total, one) => total + entitledCents(one), 0);
    expect(entitled).toBeLessThanOrEqual(Math.min(heldCents, TOS_PIO2_CEILING.cents));
    expect(replayed(factsOf(world, stream), stream)).toEqual(percorso);
    const postings = deciderOf(stream).balances(percorso, stream);
    expect(postings.reduce((total, one) => total + one.cents, 0)).toBe(0);
  }
});
