import fc from 'fast-check';
import { sequenceAt } from '../../../domain/sap/sequence';
import { policyIdentifier } from '../../../domain/sap/policy-identifier';
import { day } from '../values';

const places = fc.record({
  ledger: fc.integer({ min: 1, max: 127 }),
  position: fc.integer({ min: 1, max: 2 ** 25 - 1 }),
});
const named = { promoter: 'D612C000002', activity: 'A06', proposedOn: day('2020-01-07') };

describe('the sequence of a policy', () => {
  it('is its own of each place in the log, and one that an identifier has room for', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        const sequence = sequenceAt(one) ?? 0;
        expect(policyIdentifier({ system: '17', sequence, named })).toMatch(/^17[0-9A-F]{8}[A-Z]$/);
        const isSame = one.ledger === other.ledger && one.position === other.position;
        expect(sequenceAt(other) === sequence).toBe(isSame);
      }),
    );
  });

  it('is none beyond its room, rather than that of another', () => {
    const first = { ledger: 1, position: 1 };
    expect(sequenceAt(first)).toBe(2 ** 25 + 1);
    for (const [name, value] of [
      ['ledger', 0],
      ['ledger', 128],
      ['position', 0],
      ['position', 2 ** 25],
    ] as const)
      expect(sequenceAt({ ...first, [name]: value })).toBeUndefined();
  });
});
