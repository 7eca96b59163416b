import fc from 'fast-check';
import { sameJson } from '../../domain/same-json';

/** Any plain value, and the same with the members of each of its records in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [name, turned(member)]);
  return Object.fromEntries(members.reverse());
}

/** Text that is the same for the same value: the members of each record by name. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join()}}`;
}

const plain = fc.jsonValue({ maxDepth: 3 });

it('a plain value is the same as itself, whatever the order of its members', () => {
  fc.assert(fc.property(plain, (value) => sameJson(value, turned(structuredClone(value)))));
});

it('two plain values are the same where they are written the same', () => {
  const few = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(0, 1, '', 'a', true, null),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', '0', 'length'), tie('value'), { maxKeys: 2 }),
    ),
  })).value;
  fc.assert(
    fc.property(few, few, (one, other) => sameJson(one, other) === (written(one) === written(other))),
    { numRuns: 2_000 },
  );
});

it('a member that is undefined is not there', () => {
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameJson({ a: 1 }, { b: undefined, a: 1 })).toBe(true);
  expect(sameJson({ b: 1 }, { b: undefined, a: 1 })).toBe(false);
});

it('a list is no record, and nothing is neither', () => {
  expect(sameJson([], {})).toBe(false);
  expect(sameJson({ 0: 'a', length: 1 }, ['a'])).toBe(false);
  expect(sameJson(null, {})).toBe(false);
  expect(sameJson(undefined, null)).toBe(false);
});
