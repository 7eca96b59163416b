import type { NewFact, Ruling } from '../decider';
import type { Reason } from '../rejections';
import type { CivilDate } from '../time/civil-date';
import type { IncentiveEvent } from './events';
import type { INCENTIVE_REJECTIONS } from './rejections';

/** A fact of an incentive, true from that day, on the rules that allow it. */
export function factOn(
  effectiveOn: CivilDate,
  event: IncentiveEvent,
  basis: readonly Ruling[] = [],
): NewFact<IncentiveEvent> {
  return { event, effectiveOn, basis };
}

/** A reason of this module as one of all reasons. */
export function because(reason: keyof typeof INCENTIVE_REJECTIONS): Reason {
  return reason as Reason;
}
