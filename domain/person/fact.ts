import type { NewFact } from '../decider';
import type { CivilDate } from '../time/civil-date';

/** A fact of a person as a decision adds it; it stands on no rule of a programme. */
export function factOn<Event>(effectiveOn: CivilDate, event: Event): NewFact<Event> {
  return { event, effectiveOn, basis: [] };
}
