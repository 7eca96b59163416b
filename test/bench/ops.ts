import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programOf, surroundings, type Side } from './side';

/** What the bench reads of the document that an import prints. */
export interface Imported {
  readonly commands: { readonly sent: number };
  readonly seconds: number;
}

const WITHIN_MS = 15 * 60_000;
const LARGEST_ANSWER = 64 * 2 ** 20;

/** Imports a folder with the command line of a side's own checkout. */
export async function importedBy(side: Side, folder: string, horizon?: string): Promise<Imported> {
  const until = horizon === undefined ? [] : ['--horizon', horizon];
  const args = [programOf(side.checkout), 'import', folder, ...until, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: surroundings({ PERCORSI_DATA: side.dataFolder }),
    timeout: WITHIN_MS,
    maxBuffer: LARGEST_ANSWER,
  });
  return JSON.parse(stdout) as Imported;
}
