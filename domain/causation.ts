import type { Recorded } from './decider';
import type { StreamId } from './identifiers';

/** How the causation of a fact begins that no command asked for. */
export const BY_DEADLINE = 'deadline/';
export const BY_OBSERVATION = 'observed/';
export const BY_IMPORT = 'elsewhere/';
const UNASKED = [BY_DEADLINE, BY_OBSERVATION, BY_IMPORT];

/** Who told it, when, and why: what the facts of one decision share. */
export type Telling = Pick<Recorded<unknown>, 'toldAt' | 'actor' | 'causation'>;

/** Whether no command asked for a fact: time passed, another stream told something, or an import said it was done elsewhere. */
export function isUnasked({ causation }: Pick<Telling, 'causation'>): boolean {
  return UNASKED.some((beginning) => causation.startsWith(beginning));
}

/** The stream of which something was taken notice; undefined where the cause is another. */
export function streamObserved({ causation }: Pick<Telling, 'causation'>): StreamId | undefined {
  if (!causation.startsWith(BY_OBSERVATION)) return undefined;
  return causation.slice(BY_OBSERVATION.length, causation.lastIndexOf('@')) as StreamId;
}

/** The name of the nth fact of a cause. A deadline, and what another stream told, may come again: then the instant differs. */
export function refOf({ causation, toldAt }: Telling, index: number): string {
  const cause = isUnasked({ causation }) ? `${causation}@${toldAt}` : causation;
  return `${cause}#${String(index + 1)}`;
}
