import fc from 'fast-check';
import { easterOf, isHoliday, onOrAfterWorkingDay } from '../../../domain/time/calendar';
import { lastDayOfService } from '../../../domain/programmes/pathway';
import { lastDayOf } from '../../../domain/programmes/term';
import { addDays, daysBetween, weekdayOf } from '../../../domain/time/civil-date';
import { TOS_PIO2 } from '../../../domain/programmes/tos-pio2';
import { day } from '../values';

const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2001-01-01'), days));

describe('Easter', () => {
  it.each([
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2020-04-12'],
    ['2021-04-04'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2038-04-25'],
  ])('is on %s', (date) => {
    expect(easterOf(Number(date.slice(0, 4)))).toBe(date);
  });
});

describe('a holiday', () => {
  it.each([
    ['2020-01-01', 'new year'],
    ['2020-01-06', 'Epiphany'],
    ['2020-04-12', 'Easter, a Sunday'],
    ['2020-04-13', 'Easter Monday'],
    ['2026-04-06', 'Easter Monday'],
    ['2024-04-01', 'Easter Monday in another month than Easter'],
    ['2020-04-25', 'Liberation, a Saturday'],
    ['2020-05-01', 'Labour day'],
    ['2020-06-02', 'the Republic'],
    ['2020-08-15', 'Ferragosto'],
    ['2022-11-01', 'All Saints'],
    ['2020-12-08', 'the Immaculate Conception'],
    ['2020-12-25', 'Christmas'],
    ['2020-12-26', 'Saint Stephen'],
    ['2020-07-12', 'a Sunday'],
    ['2027-10-04', 'San Francesco, a Monday, national again since 2026'],
    ['2026-10-04', 'San Francesco of the first year, a Sunday too'],
  ])('is %s, %s', (date) => {
    expect(isHoliday(day(date))).toBe(true);
  });

  it.each([
    ['2025-10-04', 'San Francesco before the law, a Saturday'],
    ['2021-10-04', 'San Francesco before the law, a Monday'],
    ['2020-07-11', 'a Saturday: a working day for these terms'],
    ['2020-06-24', 'San Giovanni, the patron of Firenze only'],
    ['2020-04-14', 'the Tuesday after Easter'],
    ['2020-04-10', 'Good Friday'],
    ['2020-05-21', 'Ascension, a holiday no more'],
    ['2000-06-02', 'the Republic before it was a holiday again, a Friday'],
    ['2020-12-24', 'Christmas eve'],
  ])('is not %s, %s', (date) => {
    expect(isHoliday(day(date))).toBe(false);
  });
});

describe('a term that ends on a holiday', () => {
  it.each([
    ['2020-07-15', '2020-07-15', 'a Wednesday ends there'],
    ['2020-04-12', '2020-04-14', 'Easter rolls over Monday'],
    ['2020-12-25', '2020-12-28', 'Christmas, Saint Stephen, Sunday: golden scenario G5'],
    ['2020-09-20', '2020-09-21', 'a Sunday: golden scenario G4'],
    ['2020-08-15', '2020-08-17', 'Ferragosto on a Saturday, then a Sunday'],
    ['2020-08-14', '2020-08-14', 'the Friday before ends there'],
  ])('on %s ends on %s: %s', (date, last) => {
    expect(onOrAfterWorkingDay(day(date))).toBe(last);
  });

  it('ends on the first working day from there, a few days later at most', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const last = onOrAfterWorkingDay(date);
        expect(isHoliday(last)).toBe(false);
        expect(weekdayOf(last)).not.toBe(0);
        const days = daysBetween(date, last);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(4);
        for (let skipped = 0; skipped < days; skipped += 1)
          expect(isHoliday(addDays(date, skipped))).toBe(true);
      }),
    );
  });
});

describe('the terms of the programme', () => {
  const [version] = TOS_PIO2.versions;
  const rolling = { days: 7, rollsToWorkingDay: true, source: version?.adhesion ?? never() };

  it('count from the day after', () => {
    expect(lastDayOf(rolling, day('2020-01-15'))).toBe('2020-01-22');
  });

  it('roll to the next working day only where the rule says so', () => {
    expect(lastDayOf(rolling, day('2020-01-05'))).toBe('2020-01-13');
    expect(lastDayOf({ ...rolling, rollsToWorkingDay: false }, day('2020-01-05'))).toBe('2020-01-12');
  });

  it('do not move the end of the six months, which is no term for an act', () => {
    // 12 October 2019 + 6 months is Easter Sunday.
    expect(lastDayOfService({ months: 6 }, day('2019-10-12'))).toBe('2020-04-12');
  });
});

function never(): never {
  throw new Error('The programme has no version');
}
