import type { UnaccreditedDays } from '../entitlement/pathway-facts';
import type { AplId } from '../identifiers';
import type { CivilDate, Instant } from '../time/civil-date';

/** What the register of accredited bodies says of those that were chosen. */
export type AccreditationEvent =
  /** Read again: on which days bodies that were chosen are not accredited, all of them; and up to which word of whom, but in facts of before. */
  | {
      readonly type: 'AccreditationRead';
      readonly unaccredited: readonly UnaccreditedDays[];
      readonly read?: ReadTo;
    }
  /** The members of the provider chosen that are not accredited from that day on; none where all are again. */
  | { readonly type: 'AccreditationChanged'; readonly without: readonly AplId[] };

/** The version of the last word of a body that was read. */
export type ReadTo = { readonly [body: AplId]: number };

/** How it stands with the provider chosen last: the members without accreditation, since when, and when that was looked at. */
export interface Accreditation {
  readonly readTo: ReadTo;
  readonly without: readonly AplId[];
  readonly since: CivilDate | null;
  readonly lookedAt: Instant | null;
}

export const NEVER_LOOKED_AT: Accreditation = {
  readTo: {},
  without: [],
  since: null,
  lookedAt: null,
};

/** After one more reading; facts of before do not say how far it went. */
export function readOnce(before: Accreditation, read: ReadTo | undefined, lookedAt: Instant): Accreditation {
  return { ...before, readTo: { ...before.readTo, ...read }, lookedAt };
}

/** With other members without accreditation; none where all are accredited, as on the day of a choice. */
export function turned(before: Accreditation, now: Omit<Accreditation, 'readTo'>): Accreditation {
  return { ...before, ...now, since: now.without.length === 0 ? null : now.since };
}
