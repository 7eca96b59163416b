import type { NewFact } from '../decider';
import type { Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { PercorsoEvent } from './events';

/** A fact of a percorso, true from that day, on the rules that allow it. */
export function factOn(
  effectiveOn: CivilDate,
  event: PercorsoEvent,
  basis: readonly Ruling[] = [],
): NewFact<PercorsoEvent> {
  return { event, effectiveOn, basis };
}
