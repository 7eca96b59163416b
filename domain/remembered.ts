/**
 * A pure function of a value that never changes, worked out once for each: the same object gives the same result, which is
 * forgotten with it. What it is asked under, such as the version of the rules, is the same nearly always: only the last
 * counts, and `isSame` says when it is the same. It changes nothing but how often a thing is worked out.
 */
export function remembered<Key extends object, Value, Under = void>(
  compute: (key: Key, under: Under) => Value,
  isSame: (one: Under, other: Under) => boolean = Object.is,
): (key: Key, under: Under) => Value {
  const known = new WeakMap<Key, { readonly under: Under; readonly value: Value }>();
  return (key, under) => {
    const last = known.get(key);
    if (last !== undefined && isSame(last.under, under)) return last.value;
    const value = compute(key, under);
    known.set(key, { under, value });
    return value;
  };
}

/** Something that is worked out when it is first asked for, and once. */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
}
