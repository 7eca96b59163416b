import fc from 'fast-check';
import {
  differences,
  NOTHING_TOLD,
  PERSON_FIELDS,
  whoIs,
  type Namesake,
  type PersonData,
} from '../../../domain/person/identity';
import { parseMunicipalityCode } from '../../../domain/identifiers';
import { day, made, MARIA, PAOLO } from '../values';

const FATOU: PersonData = {
  givenName: 'Fatou',
  familyName: 'Gueye',
  birthDate: day('1984-08-04'),
  sex: 'F',
  birthPlace: made(parseMunicipalityCode, 'Z343'),
};
const FATIMA: PersonData = { ...FATOU, givenName: 'Fatima', familyName: 'Diallo' };

const onRecord = (more: Partial<Namesake> = {}): Namesake => ({
  personId: MARIA,
  data: FATOU,
  decided: [],
  hasThisForm: false,
  ...more,
});
const other = (more: Partial<Namesake> = {}) => onRecord({ personId: PAOLO, data: FATIMA, ...more });

describe('who somebody is', () => {
  it('is somebody new where nobody has the code', () => {
    expect(whoIs(FATOU, [])).toEqual({ verdict: 'new' });
  });

  it('is the one on record, under either form of the code, where nothing differs that both know', () => {
    for (const hasThisForm of [true, false]) {
      const known = { verdict: 'known', personId: MARIA };
      expect(whoIs(FATOU, [onRecord({ hasThisForm })])).toEqual(known);
      expect(whoIs(NOTHING_TOLD, [onRecord({ hasThisForm })])).toEqual(known);
      expect(whoIs(FATOU, [onRecord({ hasThisForm, data: NOTHING_TOLD })])).toEqual(known);
    }
  });

  it.each([
    ['givenName', { givenName: 'Ugo' }],
    ['familyName', { familyName: 'Bianchi' }],
    ['birthDate', { birthDate: day('1884-08-04') }],
    ['sex', { sex: 'M' }],
    ['birthPlace', { birthPlace: made(parseMunicipalityCode, 'D612') }],
  ] as const)('is nobody on record where the %s differs: a person decides', (field, more) => {
    for (const hasThisForm of [true, false])
      expect(whoIs({ ...FATOU, ...more }, [onRecord({ hasThisForm })])).toEqual({
        verdict: 'contradicted',
        by: [{ personId: MARIA, fields: [field] }],
      });
  });

  it('is told by the form of the code where two share its plain form', () => {
    const two = [onRecord({ hasThisForm: true }), other()];
    expect(whoIs(NOTHING_TOLD, two)).toEqual({ verdict: 'known', personId: MARIA });
    expect(whoIs(NOTHING_TOLD, [onRecord(), other({ hasThisForm: true })])).toEqual({
      verdict: 'known',
      personId: PAOLO,
    });
  });

  it('is one person where several records of hers have the code, and the record is named where that alone has it', () => {
    const joined = onRecord({ record: PAOLO, data: FATIMA, decided: [FATOU] });
    const kept = onRecord({ decided: [FATIMA] });
    for (const told of [FATOU, FATIMA, NOTHING_TOLD]) {
      expect(whoIs(told, [joined, kept])).toEqual({ verdict: 'known', personId: MARIA });
      expect(whoIs(told, [joined])).toEqual({ verdict: 'known', personId: MARIA, record: PAOLO });
    }
    expect(whoIs({ ...FATOU, givenName: 'Ugo' }, [joined, kept])).toEqual({
      verdict: 'contradicted',
      by: [{ personId: MARIA, fields: ['givenName'] }],
    });
  });

  it('is told by the name where the form tells nobody, or both', () => {
    for (const hasThisForm of [true, false]) {
      const two = [onRecord({ hasThisForm }), other({ hasThisForm })];
      expect(whoIs(FATIMA, two)).toEqual({ verdict: 'known', personId: PAOLO });
    }
  });

  it('is not settled where neither form nor name tells two apart', () => {
    expect(whoIs(NOTHING_TOLD, [onRecord(), other()])).toMatchObject({ verdict: 'contradicted' });
    expect(whoIs(FATOU, [onRecord(), other({ data: FATOU })])).toEqual({
      verdict: 'contradicted',
      by: [
        { personId: MARIA, fields: [] },
        { personId: PAOLO, fields: [] },
      ],
    });
  });

  it('is not the other one whose name fits, where the form of the code is that of the first', () => {
    expect(whoIs(FATIMA, [onRecord({ hasThisForm: true }), other()])).toMatchObject({
      verdict: 'contradicted',
    });
  });

  it('is not asked again once somebody decided', () => {
    expect(whoIs(FATIMA, [onRecord({ decided: [FATIMA] })])).toEqual({ verdict: 'known', personId: MARIA });
    expect(whoIs({ ...FATIMA, givenName: 'Ugo' }, [onRecord({ decided: [FATIMA] })])).toMatchObject({
      by: [{ fields: ['givenName', 'familyName'] }],
    });
  });

  it('is never somebody of whom a field is known otherwise, whoever is on record', () => {
    const text = fc.option(fc.constantFrom('Ada', 'Ugo', 'ADA ', 'Àda'), { nil: null });
    const data = fc.record({
      givenName: text,
      familyName: text,
      birthDate: fc.option(fc.constantFrom(day('1984-08-04'), day('1884-08-04')), { nil: null }),
      sex: fc.option(fc.constantFrom('F' as const, 'M' as const), { nil: null }),
      birthPlace: fc.constant(null),
    });
    const record = fc.tuple(data, fc.boolean(), fc.constantFrom(MARIA, PAOLO));
    fc.assert(
      fc.property(data, fc.array(record, { maxLength: 3 }), (told, rows) => {
        const people = rows.map(([kept, hasThisForm, personId]) =>
          onRecord({ data: kept, hasThisForm, personId }),
        );
        const identity = whoIs(told, people);
        if (people.length === 0) expect(identity.verdict).toBe('new');
        if (identity.verdict !== 'known') return;
        const agreeing = people.filter(
          (one) => one.personId === identity.personId && differences(told, one.data).length === 0,
        );
        expect(agreeing.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a name', () => {
  const differs = (one: string, two: string) =>
    differences({ ...NOTHING_TOLD, familyName: one }, { ...NOTHING_TOLD, familyName: two }).length > 0;

  it.each([
    ['Nicolò', 'NICOLO'],
    ['Nicolò', "NICOLO'"],
    ['D’Angelo', "D'ANGELO"],
    ['De  Luca', 'DE LUCA'],
    ['De Luca', 'DELUCA'],
    ['Rossi-Bianchi', 'ROSSI BIANCHI'],
    ['Weiß', 'WEISS'],
    ['ﬁore', 'FIORE'],
    ['王', '王'],
  ])('%s is the same as %s', (one, two) => {
    expect(differs(one, two)).toBe(false);
  });

  it.each([
    ['Rossi', 'Russo'],
    ['Maria', 'Maria Grazia'],
    ['王', '李'],
    ['-', '·'],
  ])('%s is another than %s', (one, two) => {
    expect(differs(one, two)).toBe(true);
  });

  it('differs from no other part of who somebody is', () => {
    expect(differences(FATOU, FATOU)).toEqual([]);
    expect(differences(FATOU, NOTHING_TOLD)).toEqual([]);
    expect(PERSON_FIELDS).toHaveLength(Object.keys(NOTHING_TOLD).length);
  });
});
