import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 8 * 1024;

/** Opens a log to append to; one that has grown large is put aside first, and only one is kept aside. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for a message about why its program ended. */
export function lastLines(file: string, count: number): string {
  return tail(file).trimEnd().split('\n').slice(-count).join('\n');
}

/** True when the end of the log complains of a full disk. */
export function tellsOfFullDisk(file: string): boolean {
  return /no space left on device|database or disk is full/i.test(tail(file));
}

function tail(file: string): string {
  if (!existsSync(file)) return '';
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(log, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(log);
  }
}
