/**
 * A pure function of a value that never changes, computed once for each: the same object gives the same result, and is
 * forgotten with it. For what several rules ask of the same state; it changes nothing but how often it is worked out.
 */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
