import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Text } from '../../../domain/texts';
import type { ToldRun } from '../../modules/bank/told-file';
import { BANK_FILES_TEXTS } from './texts';

/** What came of one file. With a fault it is refused, though some of its runs may have taken what is theirs. */
export interface ReadFile {
  readonly name: string;
  /** The bank's own name of it; null where it could not be read. */
  readonly file: string | null;
  readonly runs: readonly ToldRun[];
  /** What names no credit of ours. */
  readonly unmatched: readonly string[];
  readonly faults: readonly Text[];
}

export type ReadText = (name: string, text: string) => Promise<ReadFile>;

/** As large as the API takes one. */
const MOST_BYTES = 8_388_608;

/**
 * Reads each file that waits in the folder, in the order of names, and moves it to `read/`, or to `refused/` with the reason
 * beside it. One is moved only once all of it was dealt with: after a kill it is read again, and what it says counts once.
 */
export async function readInbox(
  folder: string,
  read: ReadText,
  stop: AbortSignal,
): Promise<readonly ReadFile[]> {
  const found: ReadFile[] = [];
  for (const name of await waitingIn(folder)) {
    if (stop.aborted) break;
    const one = await readOne(folder, name, read).catch(whereGone);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Names that begin with a dot or end so are of files that somebody is still writing. */
async function waitingIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const isWhole = (name: string): boolean => !name.startsWith('.') && !/\.(tmp|part)$/i.test(name);
  return entries
    .filter((entry) => entry.isFile() && isWhole(entry.name))
    .map(({ name }) => name)
    .sort();
}

async function readOne(folder: string, name: string, read: ReadText): Promise<ReadFile> {
  const path = join(folder, name);
  const { size } = await stat(path);
  const text = size > MOST_BYTES ? undefined : await readFile(path, 'utf8');
  const one =
    text === undefined ? refusedFile(name, [BANK_FILES_TEXTS.tooLarge(size)]) : await read(name, text);
  await moved(path, one);
  return one;
}

/** A file of which nothing could be read. */
export function refusedFile(name: string, faults: readonly Text[]): ReadFile {
  return { name, file: null, runs: [], unmatched: [], faults };
}

/** The reason stands there before the file does. */
async function moved(path: string, { faults }: ReadFile): Promise<void> {
  const { dir } = parse(path);
  const kept = join(dir, faults.length === 0 ? 'read' : 'refused');
  await mkdir(kept, { recursive: true });
  const place = await placeIn(kept, path);
  if (faults.length > 0)
    await writeFile(`${place}.reason.txt`, faults.map(({ it, en }) => `${it}\n${en}\n`).join('\n'), {
      flush: true,
    });
  await rename(path, place);
}

/** Another file of the same name keeps it; this one bears its digest. */
async function placeIn(kept: string, path: string): Promise<string> {
  const { base, name, ext } = parse(path);
  const there = await digestOf(join(kept, base)).catch(whereGone);
  const digest = await digestOf(path);
  if (there === undefined || there === digest) return join(kept, base);
  return join(kept, `${name}-${digest.slice(0, 12)}${ext}`);
}

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Who reads the same folder at the same time may have moved it. */
function whereGone(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure;
}
