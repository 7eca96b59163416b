import { defineQuery } from '@temporalio/workflow';
import type { LoopAgenda, Told } from '../activities/told';
import type { StreamId } from '../domain/identifiers';

/** What a signal carries: what is told, and whether the engine knows the search attributes by now. */
export interface Telling extends Told {
  readonly labelled?: boolean;
}

/**
 * The name of the signal that tells it: the facts of the pathway that happened, so that the engine's pages show them, or `wake`.
 * The loop hears any name.
 */
export function signalNameOf({ facts }: Told): string {
  return facts.map(({ type }) => type).join(', ') || 'wake';
}

/** What the loop will do next, for whoever looks at it in the engine's pages. */
export const agenda = defineQuery<LoopAgenda | undefined>('agenda');

/** The names of the workflows that `index.ts` exports. */
export const PERCORSO_WORKFLOW = 'percorso';
export const INCENTIVE_WORKFLOW = 'incentive';
export const RUN_WORKFLOW = 'run';
export const PROCEEDING_WORKFLOW = 'proceeding';
export const SWEEP_WORKFLOW = 'sweep';

/** How a loop begins, or goes on with a fresh history. */
export interface LoopStart {
  readonly stream: StreamId;
  /** Tells the runs of today from those of the first releases, to which commands were delivered as updates. */
  readonly by: 'signals';
  /** Whether the engine knows the search attributes: one that does not would refuse to set them. */
  readonly labelled: boolean;
  readonly agenda?: LoopAgenda;
}

/** The names of the search attributes by which an operator finds workflows. */
export const SEARCH_ATTRIBUTES = {
  programme: 'Programme',
  cpi: 'Cpi',
  phase: 'Phase',
  nextOn: 'NextOn',
} as const;
