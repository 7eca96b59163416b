import { amountOf, keptCents } from '../../../domain/incentive/amount';
import type { Seat } from '../../../domain/incentive/application';
import { relationshipsOf } from '../../../domain/employment/relationships';
import { SETTLED_INCENTIVES, TOS_PIO2_INCENTIVES } from '../../../domain/programmes/tos-pio2-incentives';
import { addMonths, addDays } from '../../../domain/time/civil-date';
import { contract, conversion, end, hire } from '../employment/messages';
import { day } from '../values';
import { FIRENZE, LIVORNO } from './world';

type Case = readonly [string, string | undefined, string, number, Seat, number];

const OPEN = 'A.01.00';
const FIXED = 'A.02.00';
const APPRENTICE = 'A.03.09';
const relationship = (from: string, to: string | undefined, code: string) => {
  const [one] = relationshipsOf([
    hire(1, to === undefined ? [from] : [from, to], { contract: contract(code) }),
  ]);
  if (one === undefined) throw new Error('No relationship');
  return one;
};
/** Euro of the row, for weekly hours out of forty. */
const euro = ([from, to, code, hours, seat]: Case): number => {
  const asked = { weeklyHours: Math.round(hours * 100), fullTimeHours: 4000, seat };
  const { row } = amountOf(relationship(from, to, code), asked, TOS_PIO2_INCENTIVES);
  return (row?.cents ?? 0) / 100;
};

describe('the amount of an incentive', () => {
  const rows: readonly Case[] = [
    ['2020-06-01', undefined, OPEN, 40, FIRENZE, 8000],
    ['2020-06-01', undefined, OPEN, 39.99, FIRENZE, 4000],
    ['2020-06-01', undefined, OPEN, 20, FIRENZE, 4000],
    ['2020-06-01', undefined, OPEN, 19.99, FIRENZE, 0],
    ['2020-06-01', undefined, APPRENTICE, 40, FIRENZE, 8000],
    ['2020-06-01', '2021-06-01', APPRENTICE, 40, FIRENZE, 8000],
    ['2020-06-01', '2021-06-01', APPRENTICE, 20, FIRENZE, 4000],
    ['2020-06-01', '2021-05-31', APPRENTICE, 40, FIRENZE, 2000],
    ['2020-06-01', '2021-05-31', APPRENTICE, 20, FIRENZE, 1000],
    ['2020-06-01', '2021-05-30', APPRENTICE, 40, FIRENZE, 1000],
    ['2020-06-01', '2020-11-29', APPRENTICE, 40, LIVORNO, 0],
    ['2020-06-01', '2022-05-31', FIXED, 40, FIRENZE, 2000],
    ['2020-06-01', '2021-05-31', FIXED, 40, FIRENZE, 2000],
    ['2020-06-01', '2021-05-31', FIXED, 20, FIRENZE, 1000],
    ['2020-06-01', '2021-05-30', FIXED, 40, FIRENZE, 1000],
    ['2020-06-01', '2020-11-30', FIXED, 40, FIRENZE, 1000],
    ['2020-06-01', '2020-11-30', FIXED, 20, FIRENZE, 500],
    ['2020-06-01', '2020-11-29', FIXED, 40, FIRENZE, 0],
    ['2020-06-01', '2020-11-29', FIXED, 40, LIVORNO, 500],
    ['2020-06-01', '2020-08-31', FIXED, 40, LIVORNO, 500],
    ['2020-06-01', '2020-08-31', FIXED, 20, LIVORNO, 250],
    ['2020-06-01', '2020-08-30', FIXED, 40, LIVORNO, 0],
    ['2020-06-01', undefined, FIXED, 40, LIVORNO, 0],
    ['2020-06-01', undefined, 'A.05.02', 40, LIVORNO, 0],
    ['2020-06-01', '2021-05-31', 'C.01.00', 40, LIVORNO, 0],
    ['2020-06-01', '2021-05-31', 'B.02.00', 40, LIVORNO, 0],
    // Six months from 31 August end with February.
    ['2020-08-31', '2021-02-27', FIXED, 40, FIRENZE, 1000],
    ['2020-08-31', '2021-02-26', FIXED, 40, FIRENZE, 0],
  ];

  it.each(rows)('from %s to %s, contract %s, %d of 40 hours is that of its row', (...row) => {
    expect(euro(row)).toBe(row[5]);
  });

  it('is 500 EUR for eight months at 20 of 40 hours, and nothing at 19 (G8)', () => {
    expect(euro(['2020-06-01', '2021-01-31', FIXED, 20, FIRENZE, 0])).toBe(500);
    expect(euro(['2020-06-01', '2021-01-31', FIXED, 19, FIRENZE, 0])).toBe(0);
  });

  it('is judged on the hours of the communication, where they differ from those applied for', () => {
    const asked = { weeklyHours: 4000, fullTimeHours: 4000, seat: FIRENZE };
    const agreed = (weeklyHours: number | null, rules = SETTLED_INCENTIVES) => {
      const [one] = relationshipsOf([hire(1, ['2020-06-01'], { weeklyHours, fullTimeHours: 4000 })]);
      if (one === undefined) throw new Error('No relationship');
      return (amountOf(one, asked, rules).row?.cents ?? 0) / 100;
    };
    expect([4000, 3999, 2000, 1999, null].map((hours) => agreed(hours))).toEqual([8000, 4000, 4000, 0, 0]);
    expect(agreed(1999, TOS_PIO2_INCENTIVES)).toBe(8000);
  });

  it('counts a crisis area on the day of the hire, both ends included', () => {
    const until = { ...LIVORNO, crisisAreas: [{ from: day('2015-08-07'), to: day('2020-05-31') }] };
    const from = { ...LIVORNO, crisisAreas: [{ from: day('2020-06-01'), to: day('2020-06-01') }] };
    expect(euro(['2020-06-01', '2020-08-31', FIXED, 40, until, 0])).toBe(0);
    expect(euro(['2020-06-01', '2020-08-31', FIXED, 40, from, 0])).toBe(500);
  });

  it('is that of the hire, whatever it was converted to later', () => {
    const fixed = hire(1, ['2020-06-01', '2021-01-31']);
    const [one] = relationshipsOf([fixed, conversion(2, fixed, { eventOn: day('2020-09-01') })]);
    if (one === undefined) throw new Error('No relationship');
    const asked = { weeklyHours: 4000, fullTimeHours: 4000, seat: FIRENZE };
    expect(amountOf(one, asked, TOS_PIO2_INCENTIVES).row?.cents).toBe(100_000);
  });
});

describe('what is left of it', () => {
  const row = TOS_PIO2_INCENTIVES.amounts.rows.find(({ name }) => name === 'open-ended, full time');
  const left = (lastDay: string | null): number => {
    const first = hire(1, ['2020-06-01']);
    const [one] = relationshipsOf(lastDay === null ? [first] : [first, end(2, first, lastDay)]);
    if (one === undefined || row === undefined) throw new Error('No relationship');
    return keptCents(row, one);
  };

  it('is all of it after the months of its row', () => {
    expect([left(null), left('2021-05-31'), left('2022-01-01')]).toEqual([800_000, 800_000, 800_000]);
  });

  it('is the share of its days before, both ends included, rounded half up', () => {
    expect(left('2020-06-01')).toBe(2192);
    expect(left('2020-11-30')).toBe(401_096);
    expect(left('2021-05-30')).toBe(797_808);
  });

  it('never grows by a day less', () => {
    const days = Array.from({ length: 365 }, (_, at) => left(addDays(day('2020-06-01'), at)));
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect(addMonths(day('2020-06-01'), 12)).toBe('2021-06-01');
  });
});
