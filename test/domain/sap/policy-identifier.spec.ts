import fc from 'fast-check';
import { identifies, parsePolicyIdentifier, policyIdentifier } from '../../../domain/sap/policy-identifier';
import { addDays } from '../../../domain/time/civil-date';
import { CPI_FIRENZE, day } from '../values';

const ROME = { promoter: 'H501X000004', activity: 'A02', proposedOn: day('2017-01-01') };
const G12 = { promoter: 'D612C000001', activity: 'A06', proposedOn: day('2020-01-07') };

const anyNamed = fc.record({
  promoter: fc.stringMatching(/^[A-Z]\d{3}[A-Z]\d{6}$/),
  activity: fc.stringMatching(/^[A-Z]\d{2}$/),
  proposedOn: fc.nat({ max: 9_000 }).map((days) => addDays(day('2017-12-04'), days)),
});
const anySequence = fc.integer({ min: 1, max: 2 ** 32 - 1 });

describe('the identifier of a policy', () => {
  it.each([
    ['the example of the SAP', { system: '08', sequence: 0x008b3b94, named: ROME }, '08008B3B94B'],
    ['G12', { system: '17', sequence: 1, named: G12 }, '1700000001X'],
  ])('is that of %s', (_, identified, expected) => {
    expect(policyIdentifier(identified)).toBe(expected);
    expect(identifies(expected, identified.named)).toBe(true);
  });

  it('has eleven characters, says its sequence, and no two sequences share one', () => {
    fc.assert(
      fc.property(anyNamed, anySequence, anySequence, (named, sequence, other) => {
        const given = policyIdentifier({ system: '17', sequence, named }) ?? '';
        expect(parsePolicyIdentifier(given)).toMatchObject({ system: '17', sequence });
        expect(given).toHaveLength(11);
        expect(identifies(given, named)).toBe(true);
        const another = policyIdentifier({ system: '17', sequence: other, named });
        expect(another === given).toBe(other === sequence);
      }),
    );
  });

  it.each([
    ['another promoter', { ...G12, promoter: 'D612C000002' }],
    ['another activity', { ...G12, activity: 'A02' }],
    ['another day', { ...G12, proposedOn: day('2020-01-08') }],
    ['a promoter of ten characters', { ...G12, promoter: 'D612C00000' }],
  ])('does not identify a policy of %s', (_, named) => {
    expect(identifies('1700000001X', named)).toBe(false);
  });

  it.each([
    [0, 'no sequence'],
    [2 ** 32, 'one that needs nine digits'],
    [1.5, 'half a sequence'],
    [-1, 'one below zero'],
  ])('is not given for %s: %s', (sequence) => {
    expect(policyIdentifier({ system: '17', sequence, named: G12 })).toBeUndefined();
  });

  it.each([
    ['7', G12],
    ['170', G12],
    ['17', { ...G12, activity: 'A6' }],
    ['17', { ...G12, promoter: CPI_FIRENZE.toLowerCase() }],
  ])('is not given by system %s for %j', (system, named) => {
    expect(policyIdentifier({ system, sequence: 1, named })).toBeUndefined();
  });

  it.each([
    '',
    '1700000001',
    '1700000001XX',
    '1700000001x',
    '17000000G1X',
    '170000000aX',
    '1700000000X',
    ' 1700000001X',
    '1700000001X\n',
    '１700000001X',
  ])('is not «%s»', (text) => {
    expect(parsePolicyIdentifier(text)).toBeUndefined();
    expect(identifies(text, G12)).toBe(false);
  });
});
