import type { Recorded } from '../decider';
import type { StepName } from '../programmes/pathway';
import type { PercorsoEvent } from './events';
import { stageOf, stepIn, type OpenPercorso, type Percorso, type StepContents } from './state';

/** An open percorso; of any other the fact cannot be, and the register is broken: it stops loudly. */
export function open(percorso: Percorso, fact: Recorded<PercorsoEvent>): OpenPercorso {
  return percorso.phase === 'open' ? percorso : broken(percorso, fact);
}

/** The step that the fact supposes to have been taken. */
export function taken<Step extends StepName>(
  percorso: Percorso,
  step: Step,
  fact: Recorded<PercorsoEvent>,
): StepContents<Step> {
  return stepIn(open(percorso, fact), step) ?? broken(percorso, fact);
}

/** A fact that cannot follow the state. */
export function broken(percorso: Percorso, fact: Recorded<PercorsoEvent>): never {
  throw new Error(
    `${fact.stream} version ${fact.version}: ${fact.event.type} cannot follow stage ${stageOf(percorso)}`,
  );
}
