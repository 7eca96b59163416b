import type { Decider } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import { agenda, expire } from './agenda';
import { heldBy } from './claims';
import type { RunCommand } from './commands';
import { decide, needs } from './decide';
import { evolve } from './evolve';
import { RUN_FACTS, type RunEvent } from './events';
import { standingOf, type Run } from './state';

/** A run moves no money of its own: what it pays, the streams of its orders post. */
export const RUN: Decider<Run, RunCommand, RunEvent> = {
  ...REGISTER_ONLY,
  kind: 'run',
  initial: { phase: 'none' },
  facts: RUN_FACTS,
  evolve,
  decide,
  needs,
  agenda,
  expire,
  holds: (run) => ({ keys: heldBy(run), amounts: [], limits: [] }),
  label: (run) =>
    run.phase === 'none' ? undefined : { programme: run.envelope, cpi: '', phase: standingOf(run) },
};
