import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The environment of a program: the names and values it sees. */
export type Surroundings = Readonly<Record<string, string | undefined>>;

/** What a program said before it ended. */
export interface Outcome {
  readonly succeeded: boolean;
  readonly said: string;
}

/** The first program of that name on the PATH of these surroundings. */
export function onPath(name: string, env: Surroundings): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Runs a program to its end, within a bound; a program that cannot even start is an outcome too. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.env,
      timeout: options.withinMs,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.user ?? {}),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-LARGEST_ANSWER);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => {
      resolve({ succeeded: false, said: error.message });
    });
    child.once('close', (code) => {
      resolve({ succeeded: code === 0, said: said.trim() });
    });
  });
}

/** The surroundings of a run, how long it may take, what may cut it short, and who runs it where. */
export interface RunOptions {
  readonly env: Surroundings;
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly cwd?: string;
}

const LARGEST_ANSWER = 64 * 1024;

/** True for a file that this user may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
