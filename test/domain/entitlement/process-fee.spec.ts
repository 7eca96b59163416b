import fc from 'fast-check';
import { payeeId } from '../../../domain/account/payee';
import { parseActivityId } from '../../../domain/identifiers';
import { ACTIVITY_KINDS, type KnownActivity } from '../../../domain/activity';
import { TOS_PIO2_CEILING, TOS_PIO2_PROCESS } from '../../../domain/programmes/tos-pio2-entitlements';
import { underCeiling } from '../../../domain/entitlement/ceiling';
import type { PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import { processFees } from '../../../domain/entitlement/process-fee';
import { addDays } from '../../../domain/time/civil-date';
import { chosen, facts } from './pathway';
import { APL_GINESTRA, APL_ROTTA, CPI_FIRENZE, day, made, moment } from '../values';

const CHOSEN = chosen(APL_GINESTRA, '2020-01-15');
const CHANGED = chosen(APL_ROTTA, '2020-03-01');

/** An attended interview with the chosen APL after its choice, unless `changes` says otherwise. */
function activity(minutes: number, changes: Partial<KnownActivity> = {}): KnownActivity {
  return {
    activityId: made(parseActivityId, 'dddddddd-dddd-4ddd-8ddd-dddddddddddd'),
    on: day('2020-02-01'),
    kind: 'interview',
    minutes,
    mode: 'in-person',
    provider: APL_GINESTRA,
    attendance: 'attended',
    groupId: null,
    toldAt: moment('2020-02-03'),
    ...changes,
  };
}

/** Under the first reading: by the code of the payee, its steps and cents. */
function feesOf(activities: readonly KnownActivity[], changes: Partial<PathwayFacts> = {}) {
  const given = facts([], { profileIndex: 5000, activities, ...changes });
  return processFees(TOS_PIO2_PROCESS, given).map(({ payee, steps, cents }) => ({
    payee: payeeId(payee),
    steps,
    cents,
  }));
}

describe('the process fee', () => {
  it.each([
    // A quarter of an hour at 35.50 is 8.875 EUR.
    [15, 1, 888, 'half a cent goes up'],
    [29, 1, 888, 'what is short of a quarter is cut'],
    [30, 2, 1775, 'a whole number of cents'],
    [45, 3, 2663, 'rounded once: three quarters at 888 would be 26.64'],
    [60, 4, 3550, 'an hour'],
    [599, 39, 34_613, 'a minute short of ten hours'],
    [600, 40, 35_500, 'ten hours'],
    [1200, 40, 35_500, 'never more than ten hours'],
  ])('of %d minutes is for %d quarters %d cents: %s', (minutes, steps, cents) => {
    expect(feesOf([activity(minutes)])).toEqual([{ payee: APL_GINESTRA, steps, cents }]);
  });

  it('is nothing for less than a quarter', () => {
    expect(feesOf([activity(14)])).toEqual([]);
    expect(feesOf([])).toEqual([]);
  });

  it('sums the minutes of the pathway before it cuts them', () => {
    expect(feesOf([activity(10), activity(10), activity(10)])).toEqual([
      { payee: APL_GINESTRA, steps: 2, cents: 1775 },
    ]);
  });

  it.each(['interview', 'specialist-guidance', 'accompaniment', 'tutoring'] as const)(
    'counts %s, an individual action',
    (kind) => {
      expect(feesOf([activity(60, { kind })])).toEqual([{ payee: APL_GINESTRA, steps: 4, cents: 3550 }]);
    },
  );

  it.each([
    ['a seminar', { kind: 'seminar' }],
    ['a course', { kind: 'course' }],
    ['what the person missed', { attendance: 'absent' }],
    ['what the person missed with a reason', { attendance: 'absence-justified' }],
    ['what another APL gave', { provider: APL_ROTTA }],
    ['what the public office gave', { provider: CPI_FIRENZE }],
  ] as const)('does not count %s', (_, changes) => {
    expect(feesOf([activity(60, changes)])).toEqual([]);
  });

  it('counts what the APL chosen first gave before it was chosen', () => {
    expect(feesOf([activity(60, { on: day('2020-01-08') })])).toHaveLength(1);
    expect(feesOf([activity(60, { on: day('2020-01-08'), provider: APL_ROTTA })])).toEqual([]);
  });

  it('is nothing as long as no APL is chosen', () => {
    expect(feesOf([activity(60)], { choices: [] })).toEqual([]);
  });

  it('is due also after an exit', () => {
    expect(feesOf([activity(60)], { exitedOn: day('2020-01-20') })).toHaveLength(1);
  });

  it('of two APL in turn is divided in the order of the days, to the cent and to the minute', () => {
    const first = activity(40);
    const second = activity(35, { provider: APL_ROTTA, on: day('2020-03-01') });
    // 40 minutes are two quarters, 17.75; 75 are five, 44.375, rounded to 44.38.
    expect(feesOf([second, first], { choices: [CHOSEN, CHANGED] })).toEqual([
      { payee: APL_GINESTRA, steps: 2, cents: 1775 },
      { payee: APL_ROTTA, steps: 3, cents: 2663 },
    ]);
  });

  it('goes to each APL only for what it gave while it was the chosen one', () => {
    const late = activity(60, { on: day('2020-03-01') });
    const early = activity(60, { provider: APL_ROTTA, on: day('2020-02-29') });
    expect(feesOf([late, early], { choices: [CHOSEN, CHANGED] })).toEqual([]);
  });

  it('of an APL chosen again is one sum', () => {
    const choices = [CHOSEN, CHANGED, { ...CHOSEN, on: day('2020-04-01') }];
    const activities = [
      activity(60),
      activity(60, { provider: APL_ROTTA, on: day('2020-03-10') }),
      activity(60, { on: day('2020-04-10') }),
    ];
    expect(feesOf(activities, { choices })).toEqual([
      { payee: APL_GINESTRA, steps: 8, cents: 7100 },
      { payee: APL_ROTTA, steps: 4, cents: 3550 },
    ]);
  });

  const activities = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...ACTIVITY_KINDS),
        provider: fc.constantFrom(APL_GINESTRA, APL_ROTTA),
        attendance: fc.constantFrom('attended' as const, 'attended' as const, 'absent' as const),
        minutes: fc.integer({ min: 1, max: 240 }),
        after: fc.integer({ min: 0, max: 120 }),
      })
      .map(({ minutes, after, ...changes }) =>
        activity(minutes, { ...changes, on: addDays(day('2020-01-01'), after) }),
      ),
  );
  const sumOf = (fees: readonly { readonly cents: number }[]): number =>
    fees.reduce((sum, fee) => sum + fee.cents, 0);

  it('has parts that are never negative and make the fee of all minutes together', () => {
    fc.assert(
      fc.property(activities, (given) => {
        const choices = [CHOSEN, CHANGED];
        const fees = feesOf(given, { choices });
        const minutes = given
          .filter((one) => one.attendance === 'attended' && !['seminar', 'course'].includes(one.kind))
          .filter((one) => one.provider === (one.on < '2020-03-01' ? APL_GINESTRA : APL_ROTTA))
          .reduce((sum, one) => sum + one.minutes, 0);
        expect(sumOf(fees)).toBe(sumOf(feesOf([activity(minutes)])));
        expect(fees.filter((fee) => fee.cents <= 0 || fee.steps <= 0)).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(activities, (given) => {
        const choices = [CHOSEN, CHANGED];
        expect(feesOf(given.toReversed(), { choices })).toEqual(feesOf(given, { choices }));
      }),
    );
  });
});

describe('result and process of a pathway together', () => {
  it.each([
    { before: [0, 0], after: [0, 0] },
    { before: [340_000, 35_500], after: [340_000, 35_500] },
    { before: [464_500, 35_500], after: [464_500, 35_500] },
    { before: [464_501, 35_500], after: [464_501, 35_499] },
    { before: [490_000, 20_000], after: [490_000, 10_000] },
    { before: [500_000, 35_500], after: [500_000, 0] },
    { before: [600_000, 100], after: [500_000, 0] },
  ] as const)('$before cents become $after: the process part is cut first', ({ before, after }) => {
    const [resultCents, processCents] = after;
    const parts = [
      { part: 'result', cents: before[0] },
      { part: 'process', cents: before[1] },
    ];
    expect(underCeiling(TOS_PIO2_CEILING, parts).map(({ cents }) => cents)).toEqual([
      resultCents,
      processCents,
    ]);
  });
});
