/** One place where two plain values differ: `event.cents`, what was expected there and what was found. */
export interface Difference {
  readonly place: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Every place where two plain values differ. A member of undefined is a member that is not there. */
export function differences(expected: unknown, found: unknown, place = ''): readonly Difference[] {
  if (isSame(expected, found)) return [];
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return [{ place, expected, found }];
  }
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names.flatMap((name) =>
    differences(expected[name], found[name], place === '' ? name : `${place}.${name}`),
  );
}

/** Whether two plain values have the same members, as nearly all have: seen without a list of places. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
