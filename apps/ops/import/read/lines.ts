import { createReadStream } from 'node:fs';

/** A line of a file and its number, from 1; `text` is undefined where it is too long or no UTF-8. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
  /** Of a line without text, its bytes one by one: enough to know which row it was, never to be kept. */
  readonly guess: string;
}

const LONGEST_LINE_BYTES = 65_536;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of a file, a chunk of it at a time: one record is one line, so a row with a quote that is never closed
 * spoils itself and no other. A byte-order mark and carriage returns of other systems are no part of a line.
 */
export async function* linesOf(path: string): AsyncGenerator<readonly Line[]> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    const lines: Line[] = [];
    let from = 0;
    for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, from)) {
      lines.push(lineOf(bytes.subarray(from, at), (number += 1)));
      from = at + 1;
    }
    // Of a line without end only enough is kept to know that it is too long.
    rest = bytes.subarray(from, Math.min(bytes.length, from + LONGEST_LINE_BYTES + 1));
    yield lines;
  }
  if (rest.length > 0) yield [lineOf(rest, number + 1)];
}

function lineOf(bytes: Buffer, number: number): Line {
  if (bytes.length > LONGEST_LINE_BYTES) return unreadable(bytes, number);
  const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
  try {
    return { number, text: DECODER.decode(bytes.subarray(0, end)), guess: '' };
  } catch {
    return unreadable(bytes, number);
  }
}

function unreadable(bytes: Buffer, number: number): Line {
  return { number, text: undefined, guess: bytes.toString('latin1') };
}

/** Without `ignoreBOM` a mark at the beginning is left out. */
const DECODER = new TextDecoder('utf-8', { fatal: true });
