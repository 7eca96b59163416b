import { existsSync, statfsSync } from 'node:fs';
import type { Configuration } from '../../modules/configuration/configuration';
import { alike } from '../../modules/texts/text';
import { fail, ok, warn, type Examination, type Found } from './check';
import { MACHINE_TEXTS } from './texts';

const GIBIBYTE = 1024 ** 3;
const LEAST_FREE_GIBIBYTES = 1;
const STOPPING_FREE_GIBIBYTES = 0.3;

/** What can be asked of this machine alone. */
export function machineExaminations({ dataFolder, register, engine }: Configuration): readonly Examination[] {
  const node: Examination = {
    ...MACHINE_TEXTS.node,
    examine: () => nodeVersion(process.versions.node),
  };
  if (register.kind === 'external' && engine.kind === 'external') return [node];
  const disk: Examination = {
    ...MACHINE_TEXTS.disk,
    examine: () => room(dataFolder),
  };
  return [node, disk];
}

/** 24 is what the lock file pins; 20.19 is the oldest that can start it. */
function nodeVersion(version: string): Found {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= 24) return ok(alike(version));
  return major > 20 || (major === 20 && minor >= 19)
    ? warn(MACHINE_TEXTS.tested(version))
    : fail(MACHINE_TEXTS.tooOld(version));
}

function room(folder: string): Found {
  if (!existsSync(folder)) return ok(MACHINE_TEXTS.notYet(folder));
  const disk = statfsSync(folder);
  const free = (disk.bavail * disk.bsize) / GIBIBYTE;
  const detail = MACHINE_TEXTS.free(free, folder);
  if (free < STOPPING_FREE_GIBIBYTES) return fail(detail);
  return free < LEAST_FREE_GIBIBYTES ? warn(detail) : ok(detail);
}
