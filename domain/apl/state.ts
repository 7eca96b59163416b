import type { CivilDate } from '../time/civil-date';

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

/** Whether the body may be chosen on that day (R-P2-06, l.r. Toscana 32/2002 art. 21 quater). */
export function isAccreditedOn(apl: Apl, on: CivilDate): boolean {
  return apl.phase === 'registered' && within(apl.accredited, on) && !within(apl.suspended, on);
}

function within(periods: readonly Period[], on: CivilDate): boolean {
  return periods.some(({ from, to }) => from <= on && (to === null || on <= to));
}
