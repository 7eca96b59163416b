/** One of them by a random number. */
export function pickFrom<Value>(from: readonly Value[], pick: number): Value {
  const value = from[pick % from.length];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
}
