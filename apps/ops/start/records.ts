import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { commandLine, lives, type ProcessIdentity, type StopStep, stopProcess } from './processes';

/** What one launcher leaves for the next about a process: who it was, and the port it had. */
export interface ProcessRecord extends ProcessIdentity {
  readonly port?: number | undefined;
}

const recordShape = z.object({ pid: z.number(), startedAt: z.string(), port: z.number().optional() });

/** Writes the record in one step, so that no reader ever sees half of it. */
export function writeRecord(file: string, record: ProcessRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${String(process.pid)}`;
  writeFileSync(beside, JSON.stringify({ pid: record.pid, startedAt: record.startedAt, port: record.port }), {
    mode: 0o600,
  });
  renameSync(beside, file);
}

/** The record, or undefined when there is none or it cannot be understood. */
export function readRecord(file: string): ProcessRecord | undefined {
  try {
    return recordShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the record of a process that was stopped on purpose. */
export function removeRecord(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends what an earlier launcher left running, if it is the recorded process and its command line shows it is ours.
 * True when there was one.
 */
export async function stopOrphan(file: string, mark: string, endings: readonly StopStep[]): Promise<boolean> {
  const record = readRecord(file);
  if (record === undefined || !lives(record) || !commandLine(record.pid).includes(mark)) return false;
  await stopProcess(record, endings);
  return true;
}
