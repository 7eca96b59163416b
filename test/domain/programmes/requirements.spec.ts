import type { Citation, Ruling } from '../../../domain/ruling';
import { isKnown, UNKNOWN_BECAUSE } from '../../../domain/knowable';
import {
  INCOME_SUPPORTS,
  type Facts,
  type ToldFact,
  type UnemployedStatus,
} from '../../../domain/programmes/facts';
import { assess, factsOf, type Requirement } from '../../../domain/programmes/requirements';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { missingFacts, unmetRules } from '../../../domain/percorso/eligibility';
import { day, GOOD_FACTS, LAZIO, TOSCANA } from '../values';

const source: Citation = { id: 'R-1', act: 'An act', status: 'seed', text: { it: '«…»', en: '«…»' } };
const unknown = { unknown: 'not-declared' } as const;
const ON = day('2020-01-07');
const DID = { known: day('2019-11-04') };
const NO_DID = { known: null };

const on = (requirement: Requirement, facts: Facts): Ruling =>
  assess(requirement, { ...GOOD_FACTS, ...facts }, ON);

describe('the minimum age', () => {
  const adult: Requirement = { kind: 'minimum-age', years: 18, source };

  it.each([
    [{ known: 18 }, 'met'],
    [{ known: 17 }, 'not-met'],
    [{ known: 67 }, 'met'],
    [unknown, 'unknown'],
  ] as const)('with %j is %s', (ageYears, verdict) => {
    expect(on(adult, { ageYears }).verdict).toBe(verdict);
  });

  it('says which rule, which act, and on which facts', () => {
    expect(on(adult, { ageYears: { known: 17 } })).toEqual({
      rule: 'R-1',
      source: 'An act',
      verdict: 'not-met',
      facts: { ageYears: 17 },
    });
  });

  it('says which fact is missing, and why', () => {
    expect(on(adult, { ageYears: { unknown: 'contested' } })).toEqual({
      rule: 'R-1',
      source: 'An act',
      verdict: 'unknown',
      facts: { ageYears: { unknown: 'contested' } },
      because: 'ageYears',
    });
  });
});

describe('residence or domicile', () => {
  const tuscan: Requirement = { kind: 'resident-or-domiciled', region: TOSCANA, source };
  const here = { known: TOSCANA };
  const away = { known: LAZIO };

  it.each([
    [here, here, 'met', undefined],
    [here, away, 'met', undefined],
    [here, unknown, 'met', undefined],
    [away, here, 'met', undefined],
    [away, away, 'not-met', undefined],
    [away, unknown, 'unknown', 'domicileRegion'],
    [unknown, here, 'met', undefined],
    [unknown, away, 'unknown', 'residenceRegion'],
    [unknown, unknown, 'unknown', 'residenceRegion, domicileRegion'],
  ] as const)('with residence %j and domicile %j is %s', (...row) => {
    const [residenceRegion, domicileRegion, verdict, because] = row;
    const ruling = on(tuscan, { residenceRegion, domicileRegion });
    expect(ruling.verdict).toBe(verdict);
    expect(ruling.because).toBe(because);
  });
});

describe('unemployment', () => {
  const unemployed: Requirement = {
    kind: 'unemployed',
    orOn: ['cigs-cessazione'],
    law: UNEMPLOYMENT_LAW,
    source,
  };
  const cigs = { known: 'cigs-cessazione' } as const;
  const none = { known: 'none' } as const;

  it.each([
    [DID, none, 'met', undefined],
    [DID, cigs, 'met', undefined],
    [DID, unknown, 'met', undefined],
    [NO_DID, cigs, 'met', undefined],
    [NO_DID, none, 'not-met', undefined],
    [NO_DID, unknown, 'unknown', 'incomeSupport'],
    [unknown, cigs, 'met', undefined],
    [unknown, none, 'unknown', 'didOn'],
    [unknown, unknown, 'unknown', 'didOn, incomeSupport'],
  ] as const)('with DID %j and support %j is %s', (...row) => {
    const [didOn, incomeSupport, verdict, because] = row;
    const ruling = on(unemployed, { didOn, incomeSupport });
    expect(ruling.verdict).toBe(verdict);
    expect(ruling.because).toBe(because);
  });

  it('begins on the day of the DID, not before', () => {
    const declaredOn = (text: string) => on(unemployed, { didOn: { known: day(text) }, incomeSupport: none });
    expect(declaredOn('2020-01-07').verdict).toBe('met');
    expect(declaredOn('2020-01-08').verdict).toBe('not-met');
  });
});

describe('income support that excludes', () => {
  const excluded: Requirement = { kind: 'not-receiving', supports: ['rdc'], source };

  it.each(INCOME_SUPPORTS)('is only the one that the rule names (%s)', (support) => {
    const { verdict } = on(excluded, { incomeSupport: { known: support } });
    expect(verdict).toBe(support === 'rdc' ? 'not-met' : 'met');
  });

  it('is unknown while the support is', () => {
    expect(on(excluded, { incomeSupport: unknown })).toMatchObject({
      verdict: 'unknown',
      because: 'incomeSupport',
    });
  });
});

describe('unemployment that was read of the registers', () => {
  const asking: Requirement = {
    kind: 'unemployed',
    orOn: ['naspi', 'cigs-cessazione'],
    law: UNEMPLOYMENT_LAW,
    source,
  };
  const read = (status: UnemployedStatus) => ({ known: { status, since: null, netDays: 0, jobs: [] } });

  it.each([
    ['unemployed', NO_DID, 'met'],
    ['conserved', NO_DID, 'met'],
    ['suspended', DID, 'not-met'],
    ['suspended', unknown, 'not-met'],
    ['lost', DID, 'not-met'],
    ['lost', NO_DID, 'not-met'],
    ['lost', unknown, 'unknown'],
    ['undeclared', NO_DID, 'not-met'],
    ['undeclared', unknown, 'unknown'],
    // Told later, by somebody who does not read the registers.
    ['undeclared', DID, 'met'],
  ] as const)('as %s, with the DID %j, is %s', (status, didOn, verdict) => {
    expect(on(asking, { didOn, unemployment: read(status) }).verdict).toBe(verdict);
  });

  it('says more than support that is asked for by declaring, and nothing of other support', () => {
    const suspended = { unemployment: read('suspended') };
    expect(on(asking, { ...suspended, incomeSupport: { known: 'naspi' } }).verdict).toBe('not-met');
    expect(on(asking, { ...suspended, incomeSupport: { known: 'cigs-cessazione' } }).verdict).toBe('met');
  });

  it('is named where it depends on what nobody told', () => {
    const ruling = on(asking, { unemployment: { unknown: 'awaiting-register' } });
    expect(ruling).toMatchObject({ verdict: 'unknown', because: 'unemployment' });
  });
});

describe('a completed course', () => {
  const asking = { kind: 'completed-course', withinDays: 30, source } as const;

  it.each([
    ['2020-01-07', 'met'],
    ['2019-12-08', 'met'],
    ['2019-12-07', 'not-met'],
    ['2020-01-08', 'not-met'],
  ])('on %s is %s', (date, verdict) => {
    for (const orNone of [true, false])
      expect(on({ ...asking, orNone }, { courseCompletedOn: { known: day(date) } }).verdict).toBe(verdict);
  });

  it('may be none where the programme says so', () => {
    expect(on({ ...asking, orNone: true }, { courseCompletedOn: { known: null } }).verdict).toBe('met');
    expect(on({ ...asking, orNone: false }, { courseCompletedOn: { known: null } }).verdict).toBe('not-met');
  });

  it('is asked for while nobody told', () => {
    expect(on({ ...asking, orNone: true }, {})).toMatchObject({
      verdict: 'unknown',
      because: 'courseCompletedOn',
    });
  });
});

describe('a worker of a crisis', () => {
  const asking = { kind: 'worker-of-crisis', sectors: ['textile', 'footwear'], source } as const;

  it.each([
    [{ known: 'textile' }, 'met'],
    [{ known: 'footwear' }, 'met'],
    [{ known: 'textile-machinery' }, 'not-met'],
    [{ known: null }, 'not-met'],
    [unknown, 'unknown'],
  ] as const)('with %j is %s', (crisisSector, verdict) => {
    expect(on(asking, { crisisSector }).verdict).toBe(verdict);
  });
});

/** A new fact breaks the build here. */
const EVERY_FACT: { readonly [name in ToldFact]: true } = {
  ageYears: true,
  residenceRegion: true,
  domicileRegion: true,
  didOn: true,
  incomeSupport: true,
  workedDays: true,
  domicileCrisisArea: true,
  citizenship: true,
  courseCompletedOn: true,
  crisisSector: true,
};
/** Asked for the statistics that a programme must publish. */
const STATISTICS: readonly ToldFact[] = ['citizenship'];

describe('the facts that requirements look at', () => {
  it('are all facts but those for statistics, each of some requirement', () => {
    const requirements: readonly Requirement[] = [
      { kind: 'minimum-age', years: 18, source },
      { kind: 'resident-or-domiciled', region: TOSCANA, source },
      { kind: 'unemployed', orOn: [], law: UNEMPLOYMENT_LAW, source },
      { kind: 'not-receiving', supports: [], source },
      {
        kind: 'unemployed-for',
        months: 12,
        fewer: { months: 6, domiciledIn: ['complex'] },
        law: UNEMPLOYMENT_LAW,
        source,
      },
      { kind: 'completed-course', withinDays: 30, orNone: true, source },
      { kind: 'worker-of-crisis', sectors: [], source },
    ];
    expect(new Set([...requirements.flatMap(factsOf), ...STATISTICS])).toEqual(
      new Set(Object.keys(EVERY_FACT)),
    );
  });

  it('are missing once each, however many requirements want them', () => {
    const rulings = [
      on(
        { kind: 'unemployed', orOn: [], law: UNEMPLOYMENT_LAW, source },
        { didOn: unknown, incomeSupport: unknown },
      ),
      on({ kind: 'not-receiving', supports: ['rdc'], source }, { incomeSupport: unknown }),
    ];
    expect(missingFacts(rulings)).toEqual(['didOn', 'incomeSupport']);
    expect(unmetRules(rulings)).toEqual([]);
  });

  it('are known or unknown for one of a few reasons', () => {
    expect(isKnown({ known: null })).toBe(true);
    expect(UNKNOWN_BECAUSE.map((because) => isKnown({ unknown: because }))).toEqual(
      UNKNOWN_BECAUSE.map(() => false),
    );
  });
});
