import { join } from 'node:path';
import { ConfigurationError, readConfiguration } from '../../modules/configuration/configuration';
import type { Surroundings } from './executables';
import { explained, StartFailure } from './failure';
import type { Migrate, SystemPlan } from './plan';
import { projectRoot } from './project-root';
import { type Output, screenOn } from './screen';
import type { StopRequests } from './signals';
import { type RunningSystem, startSystem, STEPS } from './system';
import { cacheFolderOf } from './temporal-binary';

/** What a start needs from the process it runs in; tests give their own. */
export interface StartOptions {
  readonly env: Surroundings;
  readonly migrate: Migrate;
  readonly prepare?: NonNullable<SystemPlan['prepare']>;
  readonly requests: Pick<StopRequests, 'stop' | 'force'>;
  readonly output: Output;
  readonly entries?: SystemPlan['entries'];
}

/** The exit code of a start that was told not to wait. */
const FORCED = 130;

/** Starts everything, runs until asked to stop, and ends everything it started; gives the exit code of the process. */
export async function start(options: StartOptions): Promise<number> {
  const screen = screenOn(options.output, STEPS);
  try {
    const plan = planOf(options, screen);
    const system = await startSystem(plan);
    screen.say(welcome(system));
    return await runUntilStopped(system, options, screen.say);
  } catch (error) {
    if (options.requests.stop.aborted) return 0;
    screen.say(`\n${inWords(error)}`);
    return 1;
  }
}

function planOf(options: StartOptions, screen: SystemPlan['screen']): SystemPlan {
  const compiled = join(projectRoot, 'dist', 'apps');
  const entries = { worker: join(compiled, 'worker', 'main.js'), api: join(compiled, 'api', 'main.js') };
  return {
    configuration: readConfiguration(options.env),
    migrate: options.migrate,
    ...(options.prepare === undefined ? {} : { prepare: options.prepare }),
    entries: options.entries ?? entries,
    cacheFolder: cacheFolderOf(projectRoot),
    env: options.env,
    screen,
    signal: options.requests.stop,
    force: options.requests.force,
  };
}

async function runUntilStopped(
  system: RunningSystem,
  { requests }: StartOptions,
  say: (line: string) => void,
): Promise<number> {
  const failure = await Promise.race([asked(requests.stop), system.failed]);
  say(failure === undefined ? '\nStopping; once more Ctrl-C does not wait.' : `\n${inWords(failure)}`);
  await system.stop();
  const how = requests.force.aborted
    ? 'Ended without waiting: what was confirmed is on disk'
    : 'Everything is stopped';
  say(`${how}. "npm start" resumes.`);
  if (requests.force.aborted) return FORCED;
  return failure === undefined ? 0 : 1;
}

function asked(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
}

/** Mistakes of an operator or a machine are told in words; only a mistake of ours shows where it happened. */
function inWords(error: unknown): string {
  const told = explained(error, 'the data folder');
  if (told instanceof StartFailure || told instanceof ConfigurationError) return told.message;
  return told instanceof Error ? (told.stack ?? told.message) : String(told);
}

function welcome({ apiUrl, engineUiUrl, dataFolder }: RunningSystem): string {
  return [
    '',
    'Percorsi runs.',
    `  API, with its pages   ${apiUrl}/api/v1/docs`,
    `  OpenAPI               ${apiUrl}/api/v1/openapi.json`,
    ...(engineUiUrl === undefined ? [] : [`  Workflow engine       ${engineUiUrl}`]),
    `  Data and logs         ${dataFolder}`,
    '',
    `Try:  curl -s ${apiUrl}/api/v1/programmes`,
    '      npm run ops -- doctor     what runs, and how well',
    '      npm run ops -- help       show, explain, skip, verify, replay and more',
    'Ctrl-C stops everything in order; "npm start" resumes where it was.',
  ].join('\n');
}
