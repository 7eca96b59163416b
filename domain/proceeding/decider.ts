import type { Decider } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import { agenda, expire } from './agenda';
import type { ProceedingCommand } from './commands';
import { decide, needs } from './decide';
import { evolve } from './evolve';
import { PROCEEDING_FACTS, type ProceedingEvent } from './events';
import { isWaiting } from './requests';
import { isOver, type KnownProceedings, type Proceedings } from './state';

/** The proceedings about a person or a body: they move no money, and what follows from them other streams record. */
export const PROCEEDING: Decider<Proceedings, ProceedingCommand, ProceedingEvent> = {
  ...REGISTER_ONLY,
  kind: 'proceeding',
  initial: { phase: 'none' },
  facts: PROCEEDING_FACTS,
  evolve,
  decide,
  needs,
  agenda,
  expire,
  label: (state) =>
    state.phase === 'none'
      ? undefined
      : { programme: '', cpi: '', phase: isAllOver(state) ? 'over' : 'under-way' },
};

function isAllOver({ proceedings, requests }: KnownProceedings): boolean {
  return proceedings.every(isOver) && !requests.some(isWaiting);
}
