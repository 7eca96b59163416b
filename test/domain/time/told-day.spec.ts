import fc from 'fast-check';
import {
  addDays,
  addMonths,
  endOf,
  parseCivilDate,
  startOf,
  type CivilDate,
} from '../../../domain/time/civil-date';
import { FIRST_TOLD_DAY, isTellable, LAST_TOLD_DAY, parseToldDay } from '../../../domain/time/told-day';

test('a day that may be told lies between two days, both included', () => {
  for (const day of ['1900-01-01', '2020-02-29', '2199-12-31']) expect(parseToldDay(day)).toBe(day);
  for (const text of ['1899-12-31', '2200-01-01', '9999-12-31', '1000-01-01', '2021-02-29', ''])
    expect(parseToldDay(text)).toBeUndefined();
});

test('from a day that may be told every term of the rules ends on a day that the register can hold', () => {
  const dayCount = 109_572;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: dayCount }),
      fc.integer({ min: -1_200, max: 1_200 }),
      (days, months) => {
        const told = addDays(FIRST_TOLD_DAY, days);
        expect(isTellable(told)).toBe(true);
        for (const day of [addMonths(told, months), addDays(told, months * 30)])
          expect(parseCivilDate(day)).toBe(day);
        expect([startOf(told), endOf(told)].map((at) => at.length)).toEqual([24, 24]);
      },
    ),
  );
  expect(addDays(FIRST_TOLD_DAY, dayCount)).toBe<CivilDate>(LAST_TOLD_DAY);
});
