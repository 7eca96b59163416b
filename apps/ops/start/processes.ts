import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, readdirSync } from 'node:fs';
import { holds } from './poll';

/** A process told apart from a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** A signal to try, and how long to let the process end before the next one. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly withinMs: number;
}

/** The identity of a living process; undefined when there is none (a zombie counts as none). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : fromPs(pid, 'lstart');
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** True while the very same process lives. */
export function lives(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

/** The command line of a living process, its arguments parted by spaces; empty when there is none. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return fromPs(pid, 'command') ?? '';
  return (read(`/proc/${String(pid)}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
}

/** The processes whose working folder this is. Only Linux tells; elsewhere none are found. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number);
}

/** Signals one process, gently first, until it is gone; false when even the last step did not end it. */
export async function stopProcess(identity: ProcessIdentity, steps: readonly StopStep[]): Promise<boolean> {
  for (const step of steps) {
    if (!lives(identity)) return true;
    send(identity.pid, step.signal);
    if (await holds(() => !lives(identity), { withinMs: step.withinMs, everyMs: 20 })) return true;
  }
  return !lives(identity);
}

/** Sends a signal; a process that has just ended is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between our look and our signal: that is what we wanted.
  }
}

function startOnLinux(pid: number): string | undefined {
  const stat = read(`/proc/${String(pid)}/stat`);
  // The name of the program stands in brackets and may hold spaces: count the fields after it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return fields[19];
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function fromPs(pid: number, column: string): string | undefined {
  try {
    const seen = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
    return seen === '' ? undefined : seen;
  } catch {
    return undefined;
  }
}
