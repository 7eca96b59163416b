import fc from 'fast-check';
import type { CrisisArea, Facts } from '../../../domain/programmes/facts';
import { assess, type Requirement } from '../../../domain/programmes/requirements';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { addDays } from '../../../domain/time/civil-date';
import { day } from '../values';

const source = { id: 'R-P1-02/03', act: 'An act', status: 'seed', text: { it: '«…»', en: '«…»' } } as const;
const YEAR: Requirement = {
  kind: 'unemployed-for',
  months: 12,
  fewer: { months: 6, domiciledIn: ['complex'] },
  law: UNEMPLOYMENT_LAW,
  source,
};
const unknown = { unknown: 'awaiting-register' } as const;
const ON = day('2018-09-10');

const told = (did: string, workedDays: number, area: CrisisArea): Facts => ({
  didOn: { known: day(did) },
  workedDays: { known: workedDays },
  domicileCrisisArea: { known: area },
});
const on = (facts: Facts) => assess(YEAR, facts, ON);

describe('unemployed for twelve months, six in a complex crisis area', () => {
  it.each([
    ['2017-09-10', 0, 'none', 'met'],
    ['2017-09-11', 0, 'none', 'not-met'],
    ['2017-09-10', 1, 'none', 'not-met'],
    ['2017-06-01', 101, 'none', 'met'],
    ['2017-06-01', 102, 'none', 'not-met'],
    ['2018-03-10', 0, 'complex', 'met'],
    ['2018-03-11', 0, 'complex', 'not-met'],
    ['2018-03-09', 2, 'complex', 'not-met'],
    ['2018-01-10', 0, 'non-complex', 'not-met'],
    ['2018-01-10', 0, 'regional', 'not-met'],
    ['2018-01-10', 0, 'none', 'not-met'],
    ['2018-09-11', 0, 'complex', 'not-met'],
  ] as const)('since %s, with %d days at work, domiciled in %s: %s', (...row) => {
    const [did, worked, area, verdict] = row;
    expect(on(told(did, worked, area)).verdict).toBe(verdict);
  });

  it('is denied without a DID, and suspended while it is not known', () => {
    expect(on({ ...told('2017-01-01', 0, 'none'), didOn: { known: null } }).verdict).toBe('not-met');
    expect(on({ ...told('2017-01-01', 0, 'none'), didOn: unknown })).toMatchObject({
      verdict: 'unknown',
      because: 'didOn',
    });
  });

  it('waits for the area only where the area decides', () => {
    const somewhere = (did: string) => on({ ...told(did, 0, 'none'), domicileCrisisArea: unknown });
    expect(somewhere('2017-09-10').verdict).toBe('met');
    expect(somewhere('2018-03-11').verdict).toBe('not-met');
    expect(somewhere('2017-09-11')).toMatchObject({ verdict: 'unknown', because: 'domicileCrisisArea' });
  });

  it('waits for the days at work unless it is too short without any', () => {
    const didOn = { known: day('2017-01-01') };
    const none = { known: 'none' } as const;
    expect(on({ didOn, domicileCrisisArea: none })).toMatchObject({
      verdict: 'unknown',
      because: 'workedDays',
    });
    expect(on({ didOn: { known: day('2018-02-01') }, domicileCrisisArea: none }).verdict).toBe('not-met');
  });

  it('goes by the registers where they were read: so many days of those since the DID do not count', () => {
    const read = (netDays: number): Facts => ({
      domicileCrisisArea: { known: 'none' },
      unemployment: { known: { status: 'unemployed', since: day('2017-06-01'), netDays, jobs: [] } },
    });
    // From 1 June 2017 to 10 September 2018 there are 467 days; from 1 June 2018 on there are 101 to spare.
    expect(on(read(467 - 101)).verdict).toBe('met');
    expect(on(read(467 - 102)).verdict).toBe('not-met');
  });

  it('goes by what was told where the registers were read and hold no DID', () => {
    const unemployment = { known: { status: 'undeclared', since: null, netDays: 0, jobs: [] } } as const;
    expect(on({ ...told('2017-09-10', 0, 'none'), unemployment }).verdict).toBe('met');
    expect(on({ ...told('2017-09-11', 0, 'none'), unemployment }).verdict).toBe('not-met');
    expect(on({ domicileCrisisArea: { known: 'none' }, didOn: unknown, unemployment }).verdict).toBe(
      'unknown',
    );
  });

  it('what is not known never turns a verdict round once it is told', () => {
    const people = fc.record({
      since: fc.nat(800),
      worked: fc.nat(300),
      area: fc.constantFrom<CrisisArea>('none', 'complex', 'non-complex', 'regional'),
      withoutDays: fc.boolean(),
      withoutArea: fc.boolean(),
    });
    fc.assert(
      fc.property(people, ({ since, worked, area, withoutDays, withoutArea }) => {
        const all = told(addDays(ON, -since), Math.min(worked, since), area);
        const { verdict } = on({
          ...all,
          ...(withoutDays ? { workedDays: unknown } : {}),
          ...(withoutArea ? { domicileCrisisArea: unknown } : {}),
        });
        if (verdict !== 'unknown') expect(on(all).verdict).toBe(verdict);
      }),
    );
  });
});
