import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EXIT } from '../../apps/ops/terminal';
import { endedChildrenCpuMs } from './measure';
import { programOf, surroundings, type Side } from './side';

/** What the bench reads of the document that an import prints. */
export interface Imported {
  readonly commands: { readonly sent: number };
  readonly facts: number;
  readonly seconds: number;
}

/** A command of the command line: what it printed, and what its own process cost. */
export interface Ran {
  readonly document: unknown;
  readonly seconds: number;
  readonly cpuMs: number;
}

const WITHIN_MS = 60 * 60_000;
const LARGEST_ANSWER = 64 * 2 ** 20;

/** Imports a folder with the command line of a side's own checkout. */
export async function importedBy(side: Side, folder: string, horizon?: string): Promise<Imported> {
  const until = horizon === undefined ? [] : ['--horizon', horizon];
  return (await ranBy(side, ['import', folder, ...until])).document as Imported;
}

/** Runs a command of a side's own checkout on its system; findings are an error, unless they are to be expected. */
export async function ranBy(side: Side, command: readonly string[], { findings = false } = {}): Promise<Ran> {
  const [began, used] = [performance.now(), endedChildrenCpuMs()];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [programOf(side.checkout), ...command, '--json'],
    {
      env: surroundings({ PERCORSI_DATA: side.dataFolder }),
      timeout: WITHIN_MS,
      maxBuffer: LARGEST_ANSWER,
    },
  ).catch((failure: unknown) => {
    if (findings && isWithFindings(failure)) return failure;
    throw failure;
  });
  const [seconds, cpuMs] = [(performance.now() - began) / 1_000, endedChildrenCpuMs() - used];
  return { document: JSON.parse(stdout), seconds, cpuMs };
}

function isWithFindings(failure: unknown): failure is { readonly stdout: string } {
  return (
    failure instanceof Error && 'code' in failure && failure.code === EXIT.findings && 'stdout' in failure
  );
}
