import {
  accept,
  refuse,
  type Claim,
  type Context,
  type Decider,
  type Decision,
  type Recorded,
} from '../decider';
import { REGISTER_ONLY } from '../register-only';
import { idOf, type AplId } from '../identifiers';
import { placesOf } from './claims';
import { addDays, type CivilDate } from '../time/civil-date';

/** Days from the first to the last, both included; a last day of null means open. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** An accredited body in the register: when it is accredited, and when suspended. */
export type Apl =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'registered';
      /** The public name of the body. */
      readonly name: string;
      readonly accredited: readonly Period[];
      readonly suspended: readonly Period[];
      /** How many people it takes on at a time; null means that no limit was told. */
      readonly places: number | null;
    };

export type AplCommand =
  | ({ readonly type: 'AccreditApl'; readonly name: string } & Period)
  | ({ readonly type: 'SuspendApl' } & Period)
  | { readonly type: 'WithdrawAccreditation'; readonly on: CivilDate }
  | { readonly type: 'SetAplPlaces'; readonly on: CivilDate; readonly places: number };

export type AplEvent =
  | ({ readonly type: 'AplAccredited'; readonly name: string } & Period)
  | ({ readonly type: 'AplSuspended' } & Period)
  /** The first day on which it is no longer accredited. */
  | { readonly type: 'AccreditationWithdrawn'; readonly on: CivilDate }
  | { readonly type: 'AplPlacesSet'; readonly places: number };

export const APL: Decider<Apl, AplCommand, AplEvent> = {
  ...REGISTER_ONLY,
  kind: 'apl',
  initial: { phase: 'none' },
  evolve,
  decide,
  holds: (apl, stream) => ({
    keys: [],
    amounts: [],
    limits: [
      { limit: placesOf(idOf(stream) as AplId), cents: apl.phase === 'registered' ? apl.places : null },
    ],
  }),
};

/** Whether the body may be chosen on that day (R-P2-06, l.r. Toscana 32/2002 art. 21 quater). */
export function isAccreditedOn(apl: Apl, on: CivilDate): boolean {
  return apl.phase === 'registered' && within(apl.accredited, on) && !within(apl.suspended, on);
}

function decide(command: AplCommand, apl: Apl, { stream }: Context): Decision<AplEvent> {
  if ('from' in command && command.to !== null && command.to < command.from)
    return refuse('dates-out-of-order');
  if (command.type !== 'AccreditApl' && apl.phase === 'none') return refuse('apl-unknown');
  switch (command.type) {
    case 'AccreditApl':
      return fact({ ...command, type: 'AplAccredited' }, command.from);
    case 'SuspendApl':
      return fact({ ...command, type: 'AplSuspended' }, command.from);
    case 'WithdrawAccreditation':
      return fact({ ...command, type: 'AccreditationWithdrawn' }, command.on);
    case 'SetAplPlaces': {
      const { places, on } = command;
      const limit = placesOf(idOf(stream) as AplId);
      const claim: Claim = { kind: 'set-limit', limit, cents: places, refusedAs: 'places-below-taken' };
      return accept([{ event: { type: 'AplPlacesSet', places }, effectiveOn: on, basis: [] }], [claim]);
    }
  }
}

function evolve(apl: Apl, { event }: Recorded<AplEvent>): Apl {
  const before =
    apl.phase === 'none'
      ? { phase: 'registered' as const, name: '', accredited: [], suspended: [], places: null }
      : apl;
  switch (event.type) {
    case 'AplAccredited':
      return {
        ...before,
        name: event.name,
        accredited: [...before.accredited, { from: event.from, to: event.to }],
      };
    case 'AplSuspended':
      return { ...before, suspended: [...before.suspended, { from: event.from, to: event.to }] };
    case 'AccreditationWithdrawn':
      return { ...before, accredited: before.accredited.flatMap((period) => until(event.on, period)) };
    case 'AplPlacesSet':
      return { ...before, places: event.places };
  }
}

function fact(event: AplEvent, effectiveOn: CivilDate): Decision<AplEvent> {
  return accept([{ event, effectiveOn, basis: [] }]);
}

/** What remains of a period that ends before that day; a later accreditation is a period of its own. */
function until(on: CivilDate, { from, to }: Period): readonly Period[] {
  if (from >= on) return [];
  return [{ from, to: to !== null && to < on ? to : addDays(on, -1) }];
}

function within(periods: readonly Period[], on: CivilDate): boolean {
  return periods.some(({ from, to }) => from <= on && (to === null || on <= to));
}
