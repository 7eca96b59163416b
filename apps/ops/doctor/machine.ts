import { existsSync, statfsSync } from 'node:fs';
import type { Configuration } from '../../modules/configuration/configuration';
import { fail, ok, warn, type Examination, type Found } from './check';

const GIBIBYTE = 1024 ** 3;
const LEAST_FREE_GIBIBYTES = 1;
const STOPPING_FREE_GIBIBYTES = 0.3;

/** What can be asked of this machine alone. */
export function machineExaminations({ dataFolder, register, engine }: Configuration): readonly Examination[] {
  const node: Examination = {
    name: 'Node.js',
    remedy: '"npm ci" installs the pinned Node 24, which "npm run" then uses',
    examine: () => nodeVersion(process.versions.node),
  };
  if (register.kind === 'external' && engine.kind === 'external') return [node];
  const disk: Examination = {
    name: 'room for the data folder',
    remedy: 'free some space, or name another folder with PERCORSI_DATA',
    examine: () => room(dataFolder),
  };
  return [node, disk];
}

/** 24 is what the lock file pins; 20.19 is the oldest that can start it. */
function nodeVersion(version: string): Found {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= 24) return ok(version);
  return major > 20 || (major === 20 && minor >= 19)
    ? warn(`${version}; 24 is tested`)
    : fail(`${version} is too old`);
}

function room(folder: string): Found {
  if (!existsSync(folder)) return ok(`${folder} is not there yet`);
  const disk = statfsSync(folder);
  const free = (disk.bavail * disk.bsize) / GIBIBYTE;
  const detail = `${free.toFixed(1)} GiB free for ${folder}`;
  if (free < STOPPING_FREE_GIBIBYTES) return fail(detail);
  return free < LEAST_FREE_GIBIBYTES ? warn(detail) : ok(detail);
}
