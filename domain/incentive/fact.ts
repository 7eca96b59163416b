import type { NewFact } from '../decider';
import type { Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { IncentiveEvent } from './events';

/** A fact of an incentive, true from that day, on the rules that allow it. */
export function factOn(
  effectiveOn: CivilDate,
  event: IncentiveEvent,
  basis: readonly Ruling[] = [],
): NewFact<IncentiveEvent> {
  return { event, effectiveOn, basis };
}
