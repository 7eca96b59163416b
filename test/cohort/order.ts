/** The items by what they share, each group in their order. */
export function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The order of text, and so of days and protocols; equal text keeps the order it has. */
export const ascending = (one: string, other: string): number => Number(one > other) - Number(one < other);
