import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { startPostgres } from '../../apps/ops/start/postgres';
import { projectRoot } from '../../apps/ops/start/project-root';
import { startTemporal } from '../../apps/ops/start/temporal';
import { cacheFolderOf, findTemporal } from '../../apps/ops/start/temporal-binary';

/** What the run started, for the teardown of the same process. */
interface Engines {
  /** What this run puts into the temporary folder, all of it. */
  readonly folder: string;
  stop(): Promise<void>;
}

declare global {
  var percorsiEngines: Engines | undefined;
}

// So that a busy percorso continues as new after two hundred events and not four thousand.
const EARLY_CONTINUE = ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=200'];

/** A namespace for each spec file that brings its own worker: registers of the same name never meet. */
const LOOPS = [
  'agenda-loop',
  'histories',
  'delivered-loop',
  'operator-view',
  'lost-signals',
  'proceeding',
  'twin',
];
const SPECS = [
  ...LOOPS,
  'commands',
  'replay',
  'round-trip',
  'import',
  'import-generated',
  'import-people',
  'import-phases',
  'import-pio1',
  'import-rehearsal',
  'import-waits',
  'report',
  'worker-health',
];
const NAMESPACES = SPECS.flatMap((spec) => ['--namespace', spec]);

/** The folder of the engines in that of the run. */
export const ENGINES = 'engines';

export const BUNDLE_FILE = resolve(projectRoot, '.jest', 'workflow-bundle.js');

/** Starts one PostgreSQL and one Temporal server for the whole run; builds the programs and the workflow bundle once. */
export default async function startEngines(): Promise<void> {
  build();
  const folder = runFolder();
  const dataFolder = join(folder, ENGINES);
  mkdirSync(dataFolder);
  const postgres = await startPostgres({ dataFolder });
  const temporal = await startTemporal({
    dataFolder,
    binary: await temporalBinary(),
    quickTimers: true,
    extraArgs: [...EARLY_CONTINUE, ...NAMESPACES],
  });
  globalThis.percorsiEngines = {
    folder,
    stop: async () => {
      await temporal.stop();
      await postgres.stop();
    },
  };
  process.env['TEST_DATABASE_URL'] = postgres.url;
  process.env['TEST_TEMPORAL_ADDRESS'] = temporal.address;
  await bundle();
}

/** A folder for all that is temporary in this run and its processes, which the user who runs PostgreSQL can pass through. */
function runFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'percorsi-test-'));
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return folder;
}

async function temporalBinary(): Promise<string> {
  const { TEMPORAL_ADDRESS: _, ...env } = process.env;
  const found = await findTemporal({ cacheFolder: cacheFolderOf(projectRoot), env });
  if (found.kind !== 'binary') throw new Error('The tests start their own Temporal server');
  return found.path;
}

/** What the tests on real processes run, from dist/. */
export function build(): void {
  execFileSync(process.execPath, ['build.mts', 'test'], { cwd: projectRoot, stdio: 'inherit' });
}

async function bundle(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: resolve(projectRoot, 'workflows', 'index.ts'),
    workflowInterceptorModules: [resolve(projectRoot, 'workflows', 'audit.ts')],
    logger: new DefaultLogger('ERROR'),
  });
  mkdirSync(resolve(projectRoot, '.jest'), { recursive: true });
  writeFileSync(BUNDLE_FILE, code);
}
