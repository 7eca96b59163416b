import type { Recorded } from '../decider';
import { dateOf } from '../time/civil-date';
import { rejectionAfter } from './corrections';
import type { FactCorrected, IncentiveEvent, ToldInstead } from './events';
import { evolveMoney } from './money';
import { requestOf, type Applied, type WithMoney } from './state';

/**
 * The application with what holds instead. Whether it waits, or should have been rejected, is as it would have been; its money
 * stays as it happened, and the facts that follow make it right.
 */
export function corrected(before: Applied, event: FactCorrected, fact: Recorded<IncentiveEvent>): Applied {
  const now = { ...before, correctedOn: dateOf(fact.toldAt) };
  const [told] = event.instead;
  if (told === undefined) return isPaid(now) ? { ...now, money: evolveMoney(now, fact) } : now;
  const again = appliedAs(now, told);
  const rejection = rejectionAfter(event, before.history);
  if (isPaid(again))
    return { ...again, barredBy: rejection?.conditions ?? [], awaitsFacts: event.waits === true };
  const request = requestOf(again);
  if (rejection !== undefined) return { ...request, phase: 'rejected', conditions: rejection.conditions };
  return again.phase === 'rejected' ? { ...request, phase: 'awaiting-facts', missing: [] } : again;
}

function isPaid(one: Applied): one is WithMoney {
  return 'money' in one;
}

/** What was consulted later of the same percorso stands. */
function appliedAs<Of extends Applied>(before: Of, { event, effectiveOn }: ToldInstead): Of {
  if (event.type !== 'IncentiveApplied') return before;
  const { application, pathway } = event;
  const isSame = application.percorsoId === before.application.percorsoId;
  return {
    ...before,
    application,
    appliedOn: effectiveOn,
    pathway: isSame ? before.pathway : pathway,
  };
}
