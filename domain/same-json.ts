/** Whether two plain values are the same, whatever the order of their members; one that is undefined is not there. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) return isSameList(one, other);
  return isRecord(one) && isRecord(other) && isSameRecord(one, other);
}

function isSameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => sameJson(item, other[index]));
}

function isSameRecord(one: Members, other: Members): boolean {
  const isIn = (name: string): boolean => name in one || other[name] === undefined;
  return Object.keys(one).every((name) => sameJson(one[name], other[name])) && Object.keys(other).every(isIn);
}

interface Members {
  readonly [name: string]: unknown;
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
