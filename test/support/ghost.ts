import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StreamId } from '../../domain/identifiers';

/**
 * The moments at which a process of the ghost test falls silent: it committed what time or an effect came to and never says so,
 * began a pass of the sweep, committed and never answers, answered and never signals.
 */
export type Moment = 'time' | 'effect' | 'pass' | 'answer' | 'signal';

/** What the ghost waits for; a pass is of no stream. */
export interface Haunting {
  readonly moment: Moment;
  readonly stream?: StreamId;
}

/** Asks the ghost in for one moment. It comes once, and whoever is started after that is like any other. */
export function haunt(folder: string, haunting: Haunting): void {
  rmSync(appearedIn(folder), { force: true });
  writeFileSync(wantedIn(folder), JSON.stringify(haunting));
}

/** Whether the ghost has come. */
export function hasAppeared(folder: string): boolean {
  return existsSync(appearedIn(folder));
}

/** Asked by the process that is haunted: true once, at the moment asked for. */
export function appears({ moment, stream }: Haunting): boolean {
  const folder = process.env['GHOST_FOLDER'] ?? '';
  if (!existsSync(wantedIn(folder)) || hasAppeared(folder)) return false;
  const wanted = JSON.parse(readFileSync(wantedIn(folder), 'utf8')) as Haunting;
  if (wanted.moment !== moment || wanted.stream !== stream) return false;
  writeFileSync(appearedIn(folder), moment);
  return true;
}

/** What a ghost answers. */
export function silence<Result>(): Promise<Result> {
  return new Promise(() => undefined);
}

const wantedIn = (folder: string): string => join(folder, 'ghost-wanted');
const appearedIn = (folder: string): string => join(folder, 'ghost-appeared');
