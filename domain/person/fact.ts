import type { NewFact } from '../decider';
import type { CivilDate } from '../time/civil-date';
import type { PersonEvent } from './events';

/** A fact of a person, true from that day. */
export function factOn(effectiveOn: CivilDate, event: PersonEvent): NewFact<PersonEvent> {
  return { event, effectiveOn, basis: [] };
}
