import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../../domain/texts';
import { codeOf, StartFailure } from './failure';
import { FOLDER_FAILURES } from './failure-texts';
import { identityOf, lives } from './processes';
import { readRecord } from './records';

const ATTEMPTS = 5;

/** A data folder that is ours until released, or until this process ends. */
export interface FolderLock {
  readonly release: () => void;
}

/** Takes the folder for this process; the lock of a dead launcher is taken over, that of a living one refuses. */
export function lockFolder(folder: string): FolderLock {
  const lock = join(folder, 'launcher.lock');
  const mine = join(folder, `launcher.${randomUUID()}`);
  const text = JSON.stringify({ ...identityOf(process.pid), token: randomUUID() });
  writeFileSync(mine, text, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (linked(mine, lock))
        return {
          release: () => {
            release(lock, text);
          },
        };
      setDeadLockAside(lock, folder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw inUse(folder, FOLDER_FAILURES.anotherLauncher);
}

/** Linking is atomic and never overwrites: of two launchers only one succeeds. */
function linked(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function setDeadLockAside(lock: string, folder: string): void {
  refuseIfAlive(lock, folder);
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  // Between our look and our move another launcher may have taken over: then what we moved is alive, and goes back.
  try {
    refuseIfAlive(aside, folder);
  } catch (error) {
    linked(aside, lock);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function refuseIfAlive(file: string, folder: string): void {
  const holder = readRecord(file);
  if (holder !== undefined && lives(holder)) throw inUse(folder, FOLDER_FAILURES.process(holder.pid));
}

function inUse(folder: string, holder: Text): StartFailure {
  return new StartFailure(FOLDER_FAILURES.inUse(folder, holder));
}

function release(lock: string, text: string): void {
  try {
    if (readFileSync(lock, 'utf8') === text) rmSync(lock);
  } catch {
    // The folder may have been removed while we ran; there is nothing left to release.
  }
}
