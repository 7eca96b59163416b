import type { Recorded } from '../decider';
import { sameJson } from '../same-json';
import { addDays, type CivilDate } from '../time/civil-date';
import type { AplEvent } from './events';
import type { Apl, Period, Suspension } from './state';

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
        suspended: before.suspended.map((one) => endedBy(event.from, one)),
      };
    case 'AplSuspended':
      return { ...before, suspended: [...before.suspended, suspension(event)] };
    case 'AccreditationWithdrawn':
      return withdrawn(event, before);
    case 'RestrictionLifted':
      return { ...before, suspended: before.suspended.filter((one) => !sameJson(one.under, event.under)) };
    case 'AplPlacesSet':
      return { ...before, places: event.places };
  }
}

type Registered = Extract<Apl, { readonly phase: 'registered' }>;

/** By a measure, which may be annulled, the periods stay as they are and do not count. */
function withdrawn(
  { on, under }: Extract<AplEvent, { readonly type: 'AccreditationWithdrawn' }>,
  before: Registered,
): Registered {
  if (under !== undefined)
    return { ...before, suspended: [...before.suspended, { from: on, to: null, under }] };
  return { ...before, accredited: before.accredited.flatMap((period) => until(on, period)) };
}

function suspension({ from, to, under }: Extract<AplEvent, { readonly type: 'AplSuspended' }>): Suspension {
  return under === undefined ? { from, to } : { from, to, under };
}

/** A body that is accredited anew after a withdrawal is so from then on; on its very day, the withdrawal has no day left. */
function endedBy(from: CivilDate, one: Suspension): Suspension {
  const isWithdrawal = one.under !== undefined && one.to === null;
  return isWithdrawal && one.from <= from ? { ...one, to: addDays(from, -1) } : one;
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
