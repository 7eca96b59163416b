import fc from 'fast-check';
import { reservationCents, resultFeeCents } from '../../../domain/entitlement/assegno-value';
import { TOS_PIO2_FIRST, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';

const profiles = fc.integer({ min: 0, max: 10_000 });
const amounts = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

describe('the value of an assegno for a permanent contract', () => {
  it.each([
    [0, 100_000],
    [2500, 100_000],
    [4999, 100_000],
    [5000, 100_000],
    [6000, 180_000],
    [7500, 300_000],
    // The worked example of the delibera: p = 0.8 gives 3,400 euro.
    [8000, 340_000],
    [10_000, 500_000],
  ])('for a profile of %d ten-thousandths is %d cents', (profileIndex, cents) => {
    expect(resultFeeCents(profileIndex, 100_000, 500_000)).toBe(cents);
  });

  it.each([
    [7500, 150_000],
    [10_000, 250_000],
  ])('on the grid of a fixed term, 500 to 2,500 euro, for %d is %d cents', (profileIndex, cents) => {
    expect(resultFeeCents(profileIndex, 50_000, 250_000)).toBe(cents);
  });

  it('on the grid of 250 to 1,250 euro, for 0.9 is 1,050 euro', () => {
    expect(resultFeeCents(9000, 25_000, 125_000)).toBe(105_000);
  });

  it('rounds half a cent up, and less than half down', () => {
    // Between 0 and 1 cent: 0.75 is exactly half a cent; one ten-thousandth less is below it.
    expect(resultFeeCents(7500, 0, 1)).toBe(1);
    expect(resultFeeCents(7499, 0, 1)).toBe(0);
    // Between 0 and 25 cents: 0.51 is 0.5 cents, 0.53 is 1.5, 0.55 is 2.5: always up, not to the even cent.
    expect([5100, 5300, 5500].map((profileIndex) => resultFeeCents(profileIndex, 0, 25))).toEqual([1, 2, 3]);
  });

  it('lies between its bounds, reaches both, and is a whole number of cents', () => {
    fc.assert(
      fc.property(profiles, amounts, (profileIndex, [min, max]) => {
        const cents = resultFeeCents(profileIndex, min, max);
        expect(Number.isInteger(cents)).toBe(true);
        expect(cents).toBeGreaterThanOrEqual(min);
        expect(cents).toBeLessThanOrEqual(max);
        expect(resultFeeCents(5000, min, max)).toBe(min);
        expect(resultFeeCents(10_000, min, max)).toBe(max);
      }),
    );
  });

  it('never falls as the person is farther from work', () => {
    fc.assert(
      fc.property(profiles, profiles, amounts, (one, other, [min, max]) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(resultFeeCents(near, min, max)).toBeLessThanOrEqual(resultFeeCents(far, min, max));
      }),
    );
  });

  it('is within half a cent of the formula', () => {
    fc.assert(
      fc.property(profiles, amounts, (profileIndex, [min, max]) => {
        const exact = min + Math.max(0, profileIndex / 10_000 - 0.5) * 2 * (max - min);
        expect(Math.abs(resultFeeCents(profileIndex, min, max) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});

describe('what the issue of an assegno sets aside', () => {
  const rule = TOS_PIO2_FIRST.reservation;
  if (rule.sets !== 'most') throw new Error('The first reading sets the most aside');

  it.each([
    [5000, 135_500, 'the lowest value and the process part'],
    [8000, 375_500, 'the value and the process part'],
    [9556, 499_980, 'just below the ceiling'],
    [9557, 500_000, 'the ceiling: 464,560 + 35,500 would be 500,060'],
    [10_000, 500_000, 'the ceiling'],
  ])('for %d is %d cents: %s', (profileIndex, cents) => {
    expect(reservationCents(profileIndex, rule)).toBe(cents);
  });

  it('under the settled reading is the least value of an assegno, whatever the profile', () => {
    for (const profileIndex of [0, 5000, 8000, 10_000])
      expect(reservationCents(profileIndex, TOS_PIO2_SETTLED.reservation)).toBe(100_000);
  });

  it('is never above the ceiling nor below the value', () => {
    fc.assert(
      fc.property(profiles, (profileIndex) => {
        const cents = reservationCents(profileIndex, rule);
        expect(cents).toBeLessThanOrEqual(rule.ceilingCents);
        expect(cents).toBeGreaterThanOrEqual(
          resultFeeCents(profileIndex, rule.resultMinCents, rule.resultMaxCents),
        );
      }),
    );
  });
});
