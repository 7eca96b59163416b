import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMs,
  civilDateOf,
  dateOf,
  daysBetween,
  endOf,
  instantAt,
  parseCivilDate,
  parseInstant,
  partsOf,
  startOf,
  weekdayOf,
  yearsBetween,
  type CivilDate,
} from '../../../domain/time/civil-date';
import { day, moment } from '../values';

/** The years in which Italy changes its clocks on the last Sundays of March and October. */
const SINCE_MS = Date.UTC(1997, 0, 1);
const UNTIL_MS = Date.UTC(2037, 11, 31);
const instants = fc.integer({ min: SINCE_MS, max: UNTIL_MS }).map(instantAt);
const dates = fc.integer({ min: 0, max: 14_900 }).map((days) => addDays(day('1997-01-01'), days));
/** Any day that parses, the far ones included. */
const anyDates = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, dayOfMonth]) =>
    parseCivilDate([String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-')),
  )
  .filter((date): date is CivilDate => date !== undefined);
const rome = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('a civil date', () => {
  it.each(['2020-02-29', '2000-02-29', '1900-02-28', '2020-12-31'])('%s is a day', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    '2019-02-29',
    '1900-02-29',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-1-1',
    '20-01-01',
    '2020-01-01T00:00',
    ' 2020-01-01',
    '2020/01/01',
    '01/01/2020',
    '',
    // Not a slip of the calendar but of the pen: no act of this engine is older than printing.
    '0020-01-01',
  ])('«%s» is none', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  it('is made of its parts, and gives them back', () => {
    fc.assert(
      fc.property(anyDates, (date) => {
        const [year, month, dayOfMonth] = partsOf(date);
        expect(civilDateOf(year, month, dayOfMonth)).toBe(date);
        expect(addMonths(date, 0)).toBe(date);
        expect(addDays(date, 0)).toBe(date);
      }),
    );
  });
});

describe('an instant', () => {
  it.each([
    ['2020-01-15T09:30:00+01:00', '2020-01-15T08:30:00.000Z'],
    ['2020-01-15T09:30Z', '2020-01-15T09:30:00.000Z'],
    ['2020-01-15T00:30:00.5+02:00', '2020-01-14T22:30:00.500Z'],
    ['2020-02-29T23:59:59.999Z', '2020-02-29T23:59:59.999Z'],
  ])('%s is %s', (text, utc) => {
    expect(parseInstant(text)).toBe(utc);
  });

  it.each([
    '2020-01-15',
    '2020-01-15T09:30:00',
    '2020-02-30T09:30:00Z',
    '2020-01-15T24:00:00Z',
    '2020-01-15T25:00:00Z',
    '2020-01-15T09:60:00Z',
    '2020-01-15 09:30:00Z',
    '2020-01-15T09:30:00.1234Z',
    '2020-01-15T09:30:00+0100',
    '9999-12-31T23:59:59-01:00',
    'now',
  ])('«%s» is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is moved by milliseconds', () => {
    expect(addMs(moment('2020-12-31', '23:59:59.999Z'), 1)).toBe('2021-01-01T00:00:00.000Z');
  });
});

describe('midnight in Italy', () => {
  it.each([
    ['an ordinary winter day', '2020-01-15', '2020-01-14T23:00:00.000Z'],
    ['an ordinary summer day', '2020-07-15', '2020-07-14T22:00:00.000Z'],
    ['the day on which summer time begins', '2020-03-29', '2020-03-28T23:00:00.000Z'],
    ['the day after it', '2020-03-30', '2020-03-29T22:00:00.000Z'],
    ['the day on which summer time ends', '2020-10-25', '2020-10-24T22:00:00.000Z'],
    ['the day after it', '2020-10-26', '2020-10-25T23:00:00.000Z'],
    ['the last Sunday on the 31st', '2019-03-31', '2019-03-30T23:00:00.000Z'],
    ['new year', '2020-01-01', '2019-12-31T23:00:00.000Z'],
  ])('of %s, %s, is %s', (_, date, at) => {
    expect(startOf(day(date))).toBe(at);
  });

  it('of the two days of change, the day lasts 23 and 25 hours', () => {
    const hours = (date: string) =>
      (Date.parse(endOf(day(date))) - Date.parse(startOf(day(date)))) / 3_600_000;
    expect(hours('2020-03-29')).toBe(23);
    expect(hours('2020-10-25')).toBe(25);
    expect(hours('2020-05-05')).toBe(24);
  });

  it('is what the world’s time zone data say', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(rome.format(new Date(startOf(date)))).toBe(`${date} 00:00:00`);
        expect(rome.format(new Date(Date.parse(startOf(date)) - 1))).toBe(`${addDays(date, -1)} 23:59:59`);
      }),
      { numRuns: 300 },
    );
  });

  it('around every change of the clock too', () => {
    for (let year = 1997; year <= 2037; year += 1) {
      for (const month of [3, 10]) {
        for (let dayOfMonth = 23; dayOfMonth <= 31; dayOfMonth += 1) {
          const date = civilDateOf(year, month, dayOfMonth);
          expect(rome.format(new Date(startOf(date)))).toBe(`${date} 00:00:00`);
        }
      }
    }
  });
});

describe('the day in Italy at an instant', () => {
  it('is what the world’s time zone data say', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(dateOf(at)).toBe(rome.format(new Date(at)).slice(0, 10));
      }),
      { numRuns: 300 },
    );
  });

  it('begins with its midnight and ends before the next', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(startOf(dateOf(at)) <= at).toBe(true);
        expect(at < endOf(dateOf(at))).toBe(true);
      }),
    );
  });

  it('changes exactly at midnight', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(dateOf(startOf(date))).toBe(date);
        expect(dateOf(addMs(endOf(date), -1))).toBe(date);
        expect(dateOf(endOf(date))).toBe(addDays(date, 1));
      }),
    );
  });
});

describe('months', () => {
  it.each([
    ['2020-01-15', 6, '2020-07-15'],
    ['2020-08-31', 6, '2021-02-28'],
    ['2019-08-31', 6, '2020-02-29'],
    ['2020-08-30', 6, '2021-02-28'],
    ['2020-08-28', 6, '2021-02-28'],
    ['2020-03-31', 1, '2020-04-30'],
    ['2020-11-30', 3, '2021-02-28'],
    ['2020-12-15', 1, '2021-01-15'],
    ['2020-01-31', -2, '2019-11-30'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('never leave their month, and keep the day where the month has it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const [year, month, dayOfMonth] = partsOf(from);
        const [toYear, toMonth, toDay] = partsOf(addMonths(from, months));
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + months);
        expect(toDay).toBeLessThanOrEqual(dayOfMonth);
        if (dayOfMonth <= 28) expect(toDay).toBe(dayOfMonth);
      }),
    );
  });
});

describe('days and years', () => {
  it('between two days are what leads from one to the other', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('follow the calendar through summer time', () => {
    expect(addDays(day('2020-03-28'), 2)).toBe('2020-03-30');
    expect(daysBetween(day('2020-02-28'), day('2020-03-01'))).toBe(2);
    expect(weekdayOf(day('2020-03-29'))).toBe(0);
    expect(weekdayOf(day('2020-02-29'))).toBe(6);
  });

  it.each([
    ['1990-05-10', '2020-05-09', 29],
    ['1990-05-10', '2020-05-10', 30],
    ['2002-01-07', '2020-01-07', 18],
    ['2002-01-08', '2020-01-07', 17],
    // Born on 29 February: of age on 28 February, because the month is shorter.
    ['2004-02-29', '2022-02-28', 18],
    ['2004-02-29', '2022-02-27', 17],
    ['2020-01-07', '2020-01-07', 0],
  ])('a person born on %s is, on %s, %d years old', (birth, on, years) => {
    expect(yearsBetween(day(birth), day(on))).toBe(years);
  });
});

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
