import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, run } from '../../../apps/ops/start/executables';
import { projectRoot } from '../../../apps/ops/start/project-root';
import { cacheFolderOf } from '../../../apps/ops/start/temporal-binary';
import { say } from './progress';

const VERSION = 'v1.31.2';
const PACKAGES = [
  `go.temporal.io/server/cmd/server@${VERSION}`,
  `go.temporal.io/server/cmd/tools/sql@${VERSION}`,
];
/** Two cores that others share need about five minutes. */
const BUILT_WITHIN_MS = 30 * 60_000;

/** The programs of a Temporal cluster as it runs in production: the server, and the tool that makes its schema. */
export interface EnginePrograms {
  readonly server: string;
  readonly sql: string;
}

/** Builds them from the Go module proxy the first time; the version is in the path, so a new one is built anew. */
export async function enginePrograms(): Promise<EnginePrograms> {
  const bin = join(cacheFolderOf(projectRoot), `server-${VERSION}`, 'bin');
  const programs = { server: join(bin, 'server'), sql: join(bin, 'sql') };
  if (existsSync(programs.server) && existsSync(programs.sql)) return programs;
  const go = onPath('go', process.env);
  if (go === undefined) throw new Error('Go 1.26 is needed once, to build the Temporal server');
  mkdirSync(bin, { recursive: true });
  for (const each of PACKAGES) {
    say(`building ${each}, this once`);
    const env = { ...process.env, GOBIN: bin };
    const built = await run(go, ['install', each], { env, withinMs: BUILT_WITHIN_MS });
    if (!built.succeeded) throw new Error(`${each} could not be built:\n${built.said}`);
  }
  return programs;
}
