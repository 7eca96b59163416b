import type { Recorded } from '../decider';
import { dateOf, daysBetween } from '../time/civil-date';
import { open, taken } from './broken';
import { latest } from './clock';
import type { PercorsoEvent } from './events';
import { WITH_THE_PROVIDER } from './pathway';
import type { OpenPercorso, Percorso, StepDone } from './state';

/**
 * The provider is gone. A message may make a term pass that had long been over: the term to choose again runs from the day
 * on which that became known.
 */
export function chooseAgain(before: Percorso, fact: Recorded<PercorsoEvent>): OpenPercorso {
  const held = chosen(before, fact);
  const { effectiveOn, toldAt } = fact;
  const known = held.dossier.money.verifiedTo ?? effectiveOn;
  return {
    ...held,
    done: withoutProvider(held.done),
    reopenedOn: latest(latest(effectiveOn, dateOf(toldAt)), known),
    stoodDays: 0,
    since: effectiveOn,
  };
}

/** The choice is open again as if it had never been made: its term goes on where it stood. */
export function takenBack(before: Percorso, fact: Recorded<PercorsoEvent>): OpenPercorso {
  const held = open(before, fact);
  const { recordedOn } = taken(held, 'choice', fact);
  return {
    ...held,
    done: withoutProvider(held.done),
    stoodDays: held.stoodDays + daysBetween(recordedOn, dateOf(fact.toldAt)),
    since: fact.effectiveOn,
  };
}

/** A percorso with a provider: without one, what a provider does has no meaning. */
export function chosen(before: Percorso, fact: Recorded<PercorsoEvent>): OpenPercorso {
  taken(before, 'choice', fact);
  return open(before, fact);
}

function withoutProvider(done: readonly StepDone[]): readonly StepDone[] {
  return done.filter((one) => !WITH_THE_PROVIDER.includes(one.step));
}
