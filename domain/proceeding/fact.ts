import { accept, type Decision, type NewFact } from '../decider';
import type { Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { ProceedingAsk, ProceedingCommand } from './commands';
import type { ProceedingEvent } from './events';
import type { PartyRequest } from './requests';
import type { Proceeding } from './state';

export type ProceedingDecision = Decision<ProceedingEvent>;

/** What is asked of one proceeding, all those of its subject, and what the person asked herself. */
export interface Held<Type extends ProceedingCommand['type']> {
  readonly command: ProceedingAsk<Type>;
  readonly one: Proceeding;
  readonly all: readonly Proceeding[];
  readonly requests: readonly PartyRequest[];
}

/** A fact of a proceeding, true from that day, on the rules that allow it. */
export function factOn(
  effectiveOn: CivilDate,
  event: ProceedingEvent,
  basis: readonly Ruling[] = [],
): NewFact<ProceedingEvent> {
  return { event, effectiveOn, basis };
}

/** One fact and nothing else. */
export function only(
  effectiveOn: CivilDate,
  event: ProceedingEvent,
  basis: readonly Ruling[] = [],
): ProceedingDecision {
  return accept([factOn(effectiveOn, event, basis)]);
}
