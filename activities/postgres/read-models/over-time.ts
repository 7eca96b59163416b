import type { CivilDate } from '../../../domain/time/civil-date';

/** From which day on a row was known to be so, and from which day on no more; null while it still is. */
export interface KnownSpan {
  readonly knownFrom: CivilDate;
  readonly knownTo: CivilDate | null;
}

/** What was known from a day on, until the next one. */
interface Version<Item> {
  readonly from: CivilDate;
  readonly items: readonly Item[];
}

/** Each item once for every span of days on which it was known unchanged. The versions are in the order of their days. */
export function overTime<Item extends object>(
  versions: readonly Version<Item>[],
): readonly (Item & KnownSpan)[] {
  const known = new Map<string, Item & KnownSpan>();
  const past: (Item & KnownSpan)[] = [];
  for (const { from, items } of versions) {
    const now = new Map(items.map((item) => [JSON.stringify(item), item]));
    for (const [text, row] of [...known].filter(([text]) => !now.has(text))) {
      past.push({ ...row, knownTo: from });
      known.delete(text);
    }
    for (const [text, item] of [...now].filter(([text]) => !known.has(text))) {
      known.set(text, { ...item, knownFrom: from, knownTo: null });
    }
  }
  return [...past, ...known.values()];
}

/** A condition on a row of such a table; `known_at` stands for the day in question. */
export const KNOWN = (alias: string, knownAt: string): string =>
  `${alias}.known_from <= ${knownAt} AND (${alias}.known_to IS NULL OR ${knownAt} < ${alias}.known_to)`;
