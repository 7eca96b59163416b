import type { Json } from './ruling';

/** Whether two plain values are the same, whatever the order of their members. */
export function sameJson(one: unknown, other: unknown): boolean {
  return canonical(one as Json) === canonical(other as Json);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_name, member: Json) => (isRecord(member) ? sorted(member) : member));
}

function isRecord(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: { readonly [name: string]: Json }): Json {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
