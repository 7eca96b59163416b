import type { Recorded } from '../decider';
import { addDays, type CivilDate } from '../time/civil-date';
import type { AplEvent } from './events';
import type { Apl, Period } from './state';

/** What is true of the body after one more fact. */
export function evolve(apl: Apl, { event, version }: Recorded<AplEvent>): Apl {
  const nothing = { phase: 'registered' as const, name: '', accredited: [], suspended: [], places: null };
  const before = { ...(apl.phase === 'none' ? nothing : apl), version };
  switch (event.type) {
    case 'AplAccredited':
      return {
        ...before,
        name: event.name,
        accredited: [...keptBeside(event, before.accredited), { from: event.from, to: event.to }],
      };
    case 'AplSuspended':
      return { ...before, suspended: [...before.suspended, { from: event.from, to: event.to }] };
    case 'AccreditationWithdrawn':
      return { ...before, accredited: before.accredited.flatMap((period) => until(event.on, period)) };
    case 'AplPlacesSet':
      return { ...before, places: event.places };
  }
}

function keptBeside(
  { from, instead }: Extract<AplEvent, { readonly type: 'AplAccredited' }>,
  periods: readonly Period[],
): readonly Period[] {
  return instead === true ? periods.filter((one) => one.from !== from) : periods;
}

/** What remains of a period that ends before that day; a later accreditation is a period of its own. */
function until(on: CivilDate, { from, to }: Period): readonly Period[] {
  if (from >= on) return [];
  return [{ from, to: to !== null && to < on ? to : addDays(on, -1) }];
}
