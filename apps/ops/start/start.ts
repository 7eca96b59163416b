import { join } from 'node:path';
import type { Text } from '../../../domain/texts';
import { readConfiguration } from '../../modules/configuration/configuration';
import type { Surroundings } from './executables';
import { inBoth, type Language } from '../../modules/texts/text';
import { exitOf, wordsOf } from '../failures';
import { EXIT } from '../terminal';
import { explained } from './failure';
import { FOLDER_FAILURES } from './failure-texts';
import type { Migrate, SystemPlan } from './plan';
import { projectRoot } from './project-root';
import { type Output, screenOn } from './screen';
import type { StopRequests } from './signals';
import { type RunningSystem, startSystem, STEPS } from './system';
import { cacheFolderOf } from './temporal-binary';
import { SCREEN_TEXTS, welcome, type Hints } from './texts';

/** What a start needs from the process it runs in; tests give their own. */
export interface StartOptions {
  readonly env: Surroundings;
  readonly migrate: Migrate;
  readonly prepare?: NonNullable<SystemPlan['prepare']>;
  readonly requests: Pick<StopRequests, 'stop' | 'force'>;
  readonly output: Output;
  readonly language: Language;
  readonly entries?: SystemPlan['entries'];
}

/** Starts everything, runs until asked to stop, and ends everything it started; gives the exit code of the process. */
export async function start(options: StartOptions): Promise<number> {
  const screen = screenOn(options.output, options.language, STEPS);
  try {
    const plan = planOf(options, screen);
    const system = await startSystem(plan);
    screen.say(welcome(system, hintsIn(options.env)));
    return await runUntilStopped(system, options, screen.say);
  } catch (error) {
    if (options.requests.stop.aborted) return EXIT.fine;
    return given(error, screen.say);
  }
}

/** Without the settings that this system was started with, the same words in another terminal mean another system. */
export function hintsIn(env: Surroundings): Hints {
  const set = (...names: readonly string[]): string =>
    names.flatMap((name) => (env[name] ? [`${name}=${inShell(env[name])} `] : [])).join('');
  return {
    ops: `${set('PERCORSI_DATA')}npm run ops --`,
    again: `${set('PERCORSI_DATA', 'PERCORSI_PORT')}npm start`,
  };
}

function inShell(value: string): string {
  return /^[\w./:@%+,-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
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
  { requests, env }: StartOptions,
  say: (line: Text) => void,
): Promise<number> {
  const failure = await Promise.race([asked(requests.stop), system.failed]);
  const code = failure === undefined ? EXIT.fine : given(failure, say);
  if (failure === undefined) say(SCREEN_TEXTS.stop);
  await system.stop();
  const { again } = hintsIn(env);
  const isForced = requests.force.aborted;
  say(isForced ? SCREEN_TEXTS.forced(again) : SCREEN_TEXTS.stopped(again));
  return isForced ? EXIT.interrupted : code;
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

/** Says why it cannot go on, and gives the exit code of that. Only a mistake of ours shows where it happened. */
function given(failure: unknown, say: (line: Text) => void): number {
  const told = explained(failure, FOLDER_FAILURES.theFolder);
  say(apart(wordsOf(told)));
  return exitOf(told);
}

/** After a blank line. */
function apart(line: Text): Text {
  return inBoth((language) => `\n${line[language]}`);
}
