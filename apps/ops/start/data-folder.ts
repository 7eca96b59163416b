import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { alike } from '../../modules/texts/text';
import { explained, StartFailure } from './failure';
import { FOLDER_FAILURES } from './failure-texts';

const NEEDED_MEBIBYTES = 300;

/** Makes the folder if needed, and refuses one that cannot be written; gives its real path. */
export function prepareDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw explained(error, alike(folder));
  }
  return realpathSync(folder);
}

/** Lets another user pass through the folder, without letting it list what is inside. */
export function letOthersPass(folder: string): void {
  chmodSync(folder, 0o711);
}

/** Refuses a disk with too little room to begin: better now than in the middle of somebody's work. */
export function requireRoom(folder: string): void {
  const disk = statfsSync(folder);
  const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  if (free >= NEEDED_MEBIBYTES) return;
  throw new StartFailure(FOLDER_FAILURES.nearlyFull(folder, free, NEEDED_MEBIBYTES));
}
