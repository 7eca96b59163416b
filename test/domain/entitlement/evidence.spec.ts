import fc from 'fast-check';
import { TOS_PIO2_EVIDENCE } from '../../../domain/programmes/tos-pio2-entitlements';
import { evidenceCompleteOn } from '../../../domain/entitlement/evidence';
import { isHoliday } from '../../../domain/time/calendar';
import { addDays, daysBetween } from '../../../domain/time/civil-date';
import { day } from '../values';

const rule = TOS_PIO2_EVIDENCE;

describe('a lawful message may still come', () => {
  it.each([
    {
      module: 'temp-agency',
      on: '2020-08-10',
      last: '2020-09-21',
      because: 'the 20th of September is a Sunday (G4)',
    },
    {
      module: 'ordinary',
      on: '2020-12-20',
      last: '2020-12-28',
      because: 'Christmas, Saint Stephen and a Sunday (G5)',
    },
    { module: 'ordinary', on: '2020-03-02', last: '2020-03-07', because: 'five days later, a Saturday' },
    { module: 'ordinary', on: '2020-03-03', last: '2020-03-09', because: 'the 8th of March is a Sunday' },
    { module: 'domestic', on: '2020-04-07', last: '2020-04-14', because: 'Easter and its Monday' },
    {
      module: 'temp-agency',
      on: '2020-01-31',
      last: '2020-02-20',
      because: 'the next month, though it is shorter',
    },
    {
      module: 'temp-agency',
      on: '2020-12-01',
      last: '2021-01-20',
      because: 'the next month is in the next year',
    },
  ] as const)('from a $module employer about $on until $last: $because', ({ module, on, last }) => {
    expect(evidenceCompleteOn(rule, module, day(on))).toBe(last);
  });

  it('until a working day, not before the term is over and at most four days after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (count) => {
        const on = addDays(day('2010-01-01'), count);
        const last = evidenceCompleteOn(rule, 'ordinary', on);
        expect(isHoliday(last)).toBe(false);
        expect(daysBetween(on, last)).toBeGreaterThanOrEqual(5);
        expect(daysBetween(on, last)).toBeLessThanOrEqual(9);
      }),
    );
  });
});
