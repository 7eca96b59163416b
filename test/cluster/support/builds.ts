import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../../apps/ops/start/project-root';

/** A folder with the compiled programs of one version of the code. */
export interface Build {
  readonly name: string;
  readonly worker: string;
  readonly api: string;
}

const COMPILED = join(projectRoot, 'dist');
const PARTS = ['domain', 'workflows', 'activities', 'migrations', 'apps'];

/** What this checkout is. */
export const currentBuild = (): Build => buildIn('current', COMPILED);

/**
 * The hook of the upgrade: another version of the same code, here a copy whose workflow code has one harmless line more, so
 * that its digest, and with it the id of the build, is another. It stands inside the checkout, where it finds node_modules.
 */
export function nextBuild(): Build {
  const folder = join(projectRoot, '.cache', 'cluster', 'next');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Bundles are named after the sources they were made of: the copy makes its own.
  const filter = (file: string): boolean => !/^bundle-.*\.cjs$/.test(basename(file));
  for (const part of PARTS) cpSync(join(COMPILED, part), join(folder, part), { recursive: true, filter });
  appendFileSync(join(folder, 'workflows', 'agenda-loop.js'), '\n// The next version.\n');
  return buildIn('next', folder);
}

function buildIn(name: string, folder: string): Build {
  const entry = (app: string): string => join(folder, 'apps', app, 'main.js');
  return { name, worker: entry('worker'), api: entry('api') };
}
