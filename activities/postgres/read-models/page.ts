/** Rows in one page at most, whatever is asked (house rule 8). */
export const PAGE_LIMIT = 200;

/** One page, and where the next begins; undefined on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A cursor that was not given out by us, or by another query. */
export class BadCursor extends Error {
  constructor() {
    super('The cursor is none of this list');
    this.name = 'BadCursor';
  }
}

export function pageLimit(asked: number): number {
  return Math.max(1, Math.min(PAGE_LIMIT, Math.trunc(asked)));
}

/** The page of a query that asked for one row more than the limit, which tells whether more follow. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly (string | null)[],
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined ? { items, next: cursorOf(keyOf(last)) } : { items };
}

/** The cursor of a place. */
export function cursorOf(key: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of the last row seen, as many parts as the order has; null parts sort last. */
export function readCursor(cursor: string, parts: number): readonly (string | null)[] {
  const key = decode(cursor);
  if (!Array.isArray(key) || key.length !== parts || !key.every(isPart)) throw new BadCursor();
  return key;
}

function isPart(part: unknown): part is string | null {
  return part === null || typeof part === 'string';
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    throw new BadCursor();
  }
}
