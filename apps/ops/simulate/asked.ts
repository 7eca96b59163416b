import { availableParallelism } from 'node:os';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import type { Given, Work } from '../ops-command';
import { WrongUsage } from '../terminal';
import { simulate, type Simulated } from './simulate';
import { SIMULATION_TEXTS } from './texts';

const MOST_PEOPLE = 10_000_000;
const MOST_SEED = 2_147_483_647;
/** So few lives are over before a thread has started. */
const FEW = 1_000;

/** How many people, and which seed. */
export interface Sample {
  readonly people: number;
  readonly seed: number;
}

/** What the options say, or else the usual. */
export function sampleOf(options: Given['options'], usual: Sample): Sample {
  return {
    people: wholeOf('--people', options['people'], { usual: usual.people, most: MOST_PEOPLE }),
    seed: wholeOf('--seed', options['seed'], { usual: usual.seed, most: MOST_SEED }),
  };
}

function wholeOf(
  option: string,
  given: unknown,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  if (given === undefined) return usual;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new WrongUsage(SIMULATION_TEXTS.noNumber(option, most));
}

/** How many threads live so many people. */
export function threadsFor(people: number): number {
  return people <= FEW ? 1 : availableParallelism();
}

/** The lives of a sample under a version, with how far it is. */
export async function simulated(
  version: ProgrammeVersion,
  { people, seed }: Sample,
  { progress, stop }: Pick<Work, 'progress' | 'stop'>,
): Promise<Simulated> {
  const asked = { version, people, seed, threads: threadsFor(people) };
  const lived = (done: number): void => {
    progress.report({ what: SIMULATION_TEXTS.lives, done, total: people });
  };
  return simulate(asked, { lived, stop });
}
