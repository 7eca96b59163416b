import fc from 'fast-check';
import { proposed } from '../../../domain/programmes/citations';
import { lastDayOf, type Term } from '../../../domain/programmes/term';
import { isHoliday } from '../../../domain/time/calendar';
import { addDays } from '../../../domain/time/civil-date';
import { day } from '../values';

const source = proposed('TEST', { it: 'Un termine inventato.', en: 'A term of no programme.' });
const all = (days: number): Term => ({ days, rollsToWorkingDay: false, source });
const rolling = (days: number): Term => ({ days, rollsToWorkingDay: true, source });
const working = (days: number): Term => ({ days, workingDays: true, rollsToWorkingDay: false, source });

describe('the last day of a term', () => {
  // Easter 2020 is on 12 April; a Saturday is a working day.
  it.each([
    ['five days, all of them', all(5), '2020-04-06', '2020-04-11'],
    ['six days, all of them, to Easter', all(6), '2020-04-06', '2020-04-12'],
    ['six days, to the first working day after Easter', rolling(6), '2020-04-06', '2020-04-14'],
    ['five days, which end on no holiday', rolling(5), '2020-04-06', '2020-04-11'],
    ['two working days before Easter', working(2), '2020-04-09', '2020-04-11'],
    ['three working days over Easter', working(3), '2020-04-09', '2020-04-14'],
    ['five working days over Easter', working(5), '2020-04-09', '2020-04-16'],
    ['one working day from a holiday', working(1), '2020-04-12', '2020-04-14'],
  ])('of %s', (...row) => {
    const [, term, from, last] = row;
    expect(lastDayOf(term, day(from))).toBe(last);
  });

  it('of working days leaves exactly so many of them after the day from which it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1_000), (days, after) => {
        const from = addDays(day('2019-01-01'), after);
        const last = lastDayOf(working(days), from);
        let counted = 0;
        for (let one = addDays(from, 1); one <= last; one = addDays(one, 1))
          if (!isHoliday(one)) counted += 1;
        expect([counted, isHoliday(last)]).toEqual([days, false]);
      }),
    );
  });
});
