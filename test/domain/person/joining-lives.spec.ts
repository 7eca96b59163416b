import fc from 'fast-check';
import { partCents } from '../../../domain/account/account';
import type { Communication } from '../../../domain/employment/communication';
import { personStream, type PersonId } from '../../../domain/identifiers';
import { communicationsOf, type KnownPerson } from '../../../domain/person/state';
import { addDays, type Instant } from '../../../domain/time/civil-date';
import { histories } from '../employment/messages';
import type { Given } from '../given';
import { begun, envelopeOf, hour, lived, moneyOf, until } from '../life';
import { stateOf, type Asked, type World } from '../model';
import { FIRST_READING, SETTLED_READING } from '../readings';
import { day, MARIA, moment, PAOLO, PERCORSO_A } from '../values';
import { asking, because, join, joiningOf, type Joining } from './records';

const START = day('2020-02-01');
const LATE_IN_THE_DAY = ['15:00:00.000Z', '16:00:00.000Z'];
const rich = envelopeOf(100_000_000, '2020-01-02');

/** Days after the start on which something becomes so, and ends, and so on: joined, parted, joined again. */
type Turns = readonly number[];

interface Split {
  readonly messages: readonly Communication[];
  readonly gaps: readonly number[];
  /** Of which record each is told: the first, the second, or both. */
  readonly of: readonly ('first' | 'second' | 'both')[];
  readonly turns: Turns;
  /** Whether the record of the percorso is kept, or joined into the other. */
  readonly keeps: boolean;
  readonly settled: boolean;
}

const days = fc.integer({ min: 0, max: 700 });
const splits: fc.Arbitrary<Split> = fc.record({
  messages: histories,
  gaps: fc.array(days, { minLength: 12, maxLength: 12 }),
  of: fc.array(fc.constantFrom('first', 'second', 'both'), { minLength: 12, maxLength: 12 }),
  turns: fc
    .tuple(fc.uniqueArray(days, { minLength: 3, maxLength: 3 }), fc.constantFrom(1, 3))
    .map(([list, count]) => list.sort((one, other) => one - other).slice(0, count)),
  keeps: fc.boolean(),
  settled: fc.boolean(),
});

/** A life of somebody with one record, or with two that are found to be one at some time. */
function life({ messages, gaps, of, turns, keeps, settled }: Split, records: 'one' | 'two'): Given {
  const [first, second] = [MARIA, records === 'one' ? MARIA : PAOLO];
  const joining = { record: keeps ? PAOLO : MARIA, into: keeps ? MARIA : PAOLO, pathways: [PERCORSO_A] };
  const told = messages.flatMap((message, place) => {
    const after = gaps[place] ?? 0;
    const communication = { ...message, receivedOn: day('2019-12-31') };
    const meant = { first: [first], second: [second], both: [first, second] }[of[place] ?? 'first'];
    const isJoined = records === 'two' && turns.filter((turn) => turn < after).length % 2 === 1;
    return meant.map((one) =>
      reported(communication, { of: one, kept: isJoined ? joining.into : one, after }),
    );
  });
  const turned = records === 'one' ? [] : turns.flatMap((after, nth) => turn(joining, { after, nth }));
  const rulebook = settled ? SETTLED_READING : FIRST_READING;
  const before = lived(begun({ before: [rich], rulebook }), hour('2020-01-27', 1), hour('2020-01-28', 2));
  const steps = [...told, ...turned].sort((one, other) => (one.at < other.at ? -1 : 1));
  const end = steps.reduce((now, { at, asked }) => lived(now, { ...asked(now.world), at }), before);
  return until(end, '2024-01-01');
}

/** Something asked at an instant, of the world as it is then. */
interface Step {
  readonly at: Instant;
  readonly asked: (world: World) => Asked;
}

interface Meant {
  readonly of: PersonId;
  readonly kept: PersonId;
  readonly after: number;
}

function reported(communication: Communication, { of, kept, after }: Meant): Step {
  const heard = kept === of ? {} : { heardOf: of };
  const on = addDays(START, after);
  const asked = asking(kept, { type: 'ReportEmployment', communication, ...heard }, on);
  return { at: moment(on), asked: () => asked };
}

function turn(
  joining: Omit<Joining, 'on'>,
  { after, nth }: { readonly after: number; readonly nth: number },
): readonly Step[] {
  const on = addDays(START, after);
  const { record, into } = joining;
  const release = (world: World) =>
    asking(into, { type: 'ReleaseRecord', record, joining: joiningOf(world, record), because }, on);
  const halves =
    nth % 2 === 0
      ? [() => join({ ...joining, on }), () => asking(into, { type: 'TakeInRecord', record }, on)]
      : [release, () => asking(record, { type: 'ReopenRecord' }, on)];
  return halves.map((asked, place) => ({ at: moment(on, LATE_IN_THE_DAY[place]), asked }));
}

function standing(one: Given) {
  const { payees, keptCents, heldCents, settled, expected } = moneyOf(one);
  const owed = payees
    .map((payee) => [payee.payee, partCents(payee, 'result'), partCents(payee, 'process')] as const)
    .filter(([, result, process]) => result + process > 0);
  return { owed, keptCents, heldCents, settled, expected: expected.cents };
}

function heardBy(one: Given): readonly Communication[] {
  if (one.percorso.phase === 'none') throw new Error('There is no percorso');
  return inOrder(one.percorso.dossier.communications);
}

const inOrder = (all: readonly Communication[]): readonly Communication[] =>
  [...all].sort((one, other) => (one.protocol < other.protocol ? -1 : 1));

it('whenever two records are found to be one, and whatever was told of which, what is owed in the end is the same', () => {
  fc.assert(
    fc.property(splits, (split) => {
      const [one, two] = [life(split, 'one'), life(split, 'two')];
      expect(heardBy(two)).toEqual(heardBy(one));
      expect(standing(two)).toEqual(standing(one));
      const kept = split.keeps ? MARIA : PAOLO;
      const person = stateOf(two.world, personStream(kept)) as KnownPerson;
      expect(inOrder(communicationsOf(person))).toEqual(heardBy(one));
      expect(two.percorso).toMatchObject({ personId: kept });
    }),
    { numRuns: 60 },
  );
});
