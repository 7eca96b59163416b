import { workflowEngineProgram, type EngineProgram } from './part-engine';
import type { SystemPlan } from './plan';

/** What is made ready while others start, because it needs nobody: the engine's program, and what the plan itself has to prepare. */
export interface Ahead {
  /** Undefined where somebody else runs the engine. */
  readonly program: EngineProgram | undefined;
  readonly prepared: Promise<unknown>;
  /** Stops what is still being fetched, and waits until it has stopped. */
  readonly abandon: () => Promise<void>;
}

export function beginAhead(plan: SystemPlan): Ahead {
  const abandoned = new AbortController();
  const signal = AbortSignal.any([plan.signal, abandoned.signal]);
  const program =
    plan.configuration.engine.kind === 'embedded' ? workflowEngineProgram(plan, signal) : undefined;
  const prepared = plan.prepare?.() ?? Promise.resolve();
  // Whoever needs it meets its failure; until then nobody waits for it.
  for (const early of [program?.found, prepared]) early?.catch(() => undefined);
  return {
    program,
    prepared,
    abandon: async () => {
      abandoned.abort();
      await Promise.allSettled([program?.found, prepared]);
    },
  };
}
