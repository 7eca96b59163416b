/** An object or a list that is not closed yet. */
interface Level {
  /** Of an object the keys met so far; of a list nothing. */
  readonly keys: Set<string> | undefined;
  /** The key or the place that is being read. */
  at: string;
}

/** More are not told: whoever writes fields twice has one mistake, in one program. */
const MOST_TOLD = 20;

/**
 * The paths of keys that an object of the text has twice. A reader of JSON keeps one of the two, and which one is chance between
 * readers. Of a text that is no JSON nothing certain is said: its reader refuses it.
 */
export function repeatedKeys(text: string): readonly string[] {
  const found = new Set<string>();
  const open: Level[] = [];
  let key: string | undefined;
  for (let i = 0; i < text.length && found.size < MOST_TOLD; i += 1) {
    const mark = text[i];
    if (mark === '"') {
      const end = endOfText(text, i);
      key = plain(text.slice(i, end + 1));
      i = end;
    } else if (mark === ':') {
      if (key !== undefined && isRepeated(open.at(-1), key)) found.add(open.map(({ at }) => at).join('.'));
      key = undefined;
    } else moved(open, mark);
  }
  return [...found];
}

/** Notes the key where the reading is, and says whether the object had it before. */
function isRepeated(level: Level | undefined, key: string): boolean {
  if (level?.keys === undefined) return false;
  level.at = key;
  if (level.keys.has(key)) return true;
  level.keys.add(key);
  return false;
}

/** What a mark outside of texts does to the levels that are open. */
function moved(open: Level[], mark: string | undefined): void {
  if (mark === '{') open.push({ keys: new Set(), at: '' });
  else if (mark === '[') open.push({ keys: undefined, at: '0' });
  else if (mark === '}' || mark === ']') open.pop();
  else if (mark === ',') next(open.at(-1));
}

/** To the next place of a list; an object has keys for that. */
function next(level: Level | undefined): void {
  if (level !== undefined && level.keys === undefined) level.at = String(Number(level.at) + 1);
}

/** Where the text that begins here ends; the end of all where it never does. */
function endOfText(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return Math.min(i, text.length);
}

/** The key without its escapes, so that two ways to write it are one. */
function plain(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
