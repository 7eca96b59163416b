import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import type { RegionCode } from '../identifiers';
import { REGISTER_ONLY } from '../register-only';
import type { CivilDate } from '../time/civil-date';

/** An office as the register has it: its name, its region, and from when to when it is open; a last day of null means open. */
export interface CpiEntry {
  readonly name: string;
  readonly region: RegionCode;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** A public employment office in the register. What is told of it last holds. */
export type Cpi = { readonly phase: 'none' } | ({ readonly phase: 'registered' } & CpiEntry);

/** What is on record already is accepted and not recorded again. */
export type CpiCommand = { readonly type: 'RegisterCpi' } & CpiEntry;

export type CpiEvent = { readonly type: 'CpiRegistered' } & CpiEntry;

export const CPI: Decider<Cpi, CpiCommand, CpiEvent> = {
  ...REGISTER_ONLY,
  kind: 'cpi',
  initial: { phase: 'none' },
  facts: { CpiRegistered: 'kept' },
  evolve: (_before, { event }: Recorded<CpiEvent>) => ({ phase: 'registered', ...entryOf(event) }),
  decide,
};

export function isOpenOn(cpi: Cpi, on: CivilDate): boolean {
  return cpi.phase === 'registered' && cpi.from <= on && (cpi.to === null || on <= cpi.to);
}

function decide(command: CpiCommand, cpi: Cpi, _context: Context): Decision<CpiEvent> {
  const { from, to } = command;
  if (to !== null && to < from) return refuse('dates-out-of-order');
  if (cpi.phase === 'registered' && isSame(cpi, command)) return accept([]);
  return accept([{ event: { type: 'CpiRegistered', ...entryOf(command) }, effectiveOn: from, basis: [] }]);
}

function entryOf({ name, region, from, to }: CpiEntry): CpiEntry {
  return { name, region, from, to };
}

function isSame(one: CpiEntry, other: CpiEntry): boolean {
  return (
    one.name === other.name && one.region === other.region && one.from === other.from && one.to === other.to
  );
}
