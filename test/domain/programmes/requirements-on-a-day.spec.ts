import type { Citation, Ruling } from '../../../domain/ruling';
import type { Facts } from '../../../domain/programmes/facts';
import { assess, factsOf, type Requirement } from '../../../domain/programmes/requirements';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { day, GOOD_FACTS, LAZIO, TOSCANA } from '../values';

const source: Citation = { id: 'R-1', act: 'An act', status: 'seed', text: { it: '«…»', en: '«…»' } };
const ON = day('2020-01-07');
const EVE = day('2020-01-06');
const NEXT = day('2020-01-08');
const unknown = { unknown: 'not-declared' } as const;

const on = (requirement: Requirement, facts: Facts): Ruling => assess(requirement, facts, ON);

describe('a fact of which it was said since when it holds', () => {
  const tuscan: Requirement = { kind: 'resident-or-domiciled', region: TOSCANA, source };
  const away = { known: LAZIO };

  it.each([
    [EVE, 'met', undefined],
    [ON, 'met', undefined],
    [NEXT, 'unknown', 'residenceRegion'],
  ] as const)('as a residence since %s is %s', (since, verdict, because) => {
    const ruling = on(tuscan, { residenceRegion: { known: TOSCANA, since }, domicileRegion: away });
    expect(ruling).toEqual({
      rule: 'R-1',
      source: 'An act',
      verdict,
      facts: { residenceRegion: { known: TOSCANA, since }, domicileRegion: LAZIO },
      ...(because === undefined ? {} : { because }),
    });
  });

  it('as a domicile is looked at alike', () => {
    const domicile = (since: typeof ON) =>
      on(tuscan, { residenceRegion: away, domicileRegion: { known: TOSCANA, since } }).verdict;
    expect([EVE, ON, NEXT].map(domicile)).toEqual(['met', 'met', 'unknown']);
  });
});

describe('support that is received', () => {
  const receiving: Requirement = { kind: 'receiving', supports: ['rdc', 'rei'], source };
  const excluded: Requirement = { kind: 'not-receiving', supports: ['rdc', 'rei'], source };
  const unemployed: Requirement = {
    kind: 'unemployed',
    orOn: ['cigs-cessazione'],
    law: UNEMPLOYMENT_LAW,
    source,
  };

  it.each([
    [{ known: 'rdc' }, 'met', 'not-met'],
    [{ known: 'rei', since: ON }, 'met', 'not-met'],
    [{ known: 'naspi' }, 'not-met', 'met'],
    [{ known: 'none' }, 'not-met', 'met'],
    // What began only after the day was not received on it.
    [{ known: 'rdc', since: NEXT }, 'not-met', 'met'],
    [unknown, 'unknown', 'unknown'],
  ] as const)('as %j is %s where it is asked for, and %s where it excludes', (...row) => {
    const [incomeSupport, asked, barred] = row;
    expect([on(receiving, { incomeSupport }).verdict, on(excluded, { incomeSupport }).verdict]).toEqual([
      asked,
      barred,
    ]);
  });

  it('stands for a DID from the day on which it began', () => {
    const since = (from: typeof ON) =>
      on(unemployed, { didOn: { known: null }, incomeSupport: { known: 'cigs-cessazione', since: from } });
    expect([EVE, ON, NEXT].map((from) => since(from).verdict)).toEqual(['met', 'met', 'not-met']);
  });
});

describe('what the registers say', () => {
  const read = { known: { status: 'unemployed', since: EVE, netDays: 2, jobs: [] } } as const;
  const facts: Facts = { ...GOOD_FACTS, workedDays: { known: 0 }, unemployment: read };

  it('is shown as it was read, to whoever asks for unemployment and to nobody else', () => {
    const asked: readonly Requirement[] = [
      { kind: 'unemployed', orOn: [], law: UNEMPLOYMENT_LAW, source },
      {
        kind: 'unemployed-for',
        months: 12,
        fewer: { months: 6, domiciledIn: ['complex'] },
        law: UNEMPLOYMENT_LAW,
        source,
      },
    ];
    for (const one of asked) {
      expect(on(one, facts).facts['unemployment']).toEqual(read.known);
      expect(Object.keys(on(one, facts).facts)).toEqual([...factsOf(one), 'unemployment']);
      expect(Object.keys(on(one, GOOD_FACTS).facts)).toEqual(factsOf(one));
    }
    const other: Requirement = { kind: 'not-receiving', supports: [], source };
    expect(Object.keys(on(other, facts).facts)).toEqual(['incomeSupport']);
  });

  it('is looked at for the facts of its kind', () => {
    const names = (requirement: Requirement) => factsOf(requirement);
    expect(names({ kind: 'minimum-age', years: 18, source })).toEqual(['ageYears']);
    expect(names({ kind: 'receiving', supports: [], source })).toEqual(['incomeSupport']);
    expect(names({ kind: 'worker-of-crisis', sectors: [], source })).toEqual(['crisisSector']);
  });
});

describe('support that is asked for by declaring', () => {
  const asking: Requirement = { kind: 'unemployed', orOn: ['naspi'], law: UNEMPLOYMENT_LAW, source };

  it('stands for a DID as long as the registers were not read', () => {
    const told = { didOn: { known: null }, incomeSupport: { known: 'naspi' } } as const;
    expect(on(asking, told).verdict).toBe('met');
    const lost = { known: { status: 'lost', since: EVE, netDays: 2, jobs: [] } } as const;
    expect(on(asking, { ...told, unemployment: lost }).verdict).toBe('not-met');
    expect(on(asking, { ...told, incomeSupport: { known: 'none' } }).verdict).toBe('not-met');
  });
});

describe('a fact that is none', () => {
  it('is shown as nothing, and decides', () => {
    const crisis: Requirement = { kind: 'worker-of-crisis', sectors: ['textile'], source };
    expect(on(crisis, { crisisSector: { known: null } })).toEqual({
      rule: 'R-1',
      source: 'An act',
      verdict: 'not-met',
      facts: { crisisSector: null },
    });
  });
});
