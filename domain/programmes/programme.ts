import type { Citation } from '../decider';
import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import { addDays, addMonths, type CivilDate } from '../time/civil-date';
import { onOrAfterWorkingDay } from '../time/calendar';
import type { Requirement } from './requirements';

/** A programme: its code, and what held from when to when. Running percorsi keep the version of their adhesion. */
export interface Programme {
  readonly code: ProgrammeCode;
  readonly versions: readonly ProgrammeVersion[];
}

/** The rules of a programme for adhesions in a window of days, both ends included. Every value carries its source. */
export interface ProgrammeVersion {
  readonly code: ProgrammeCode;
  readonly version: string;
  readonly adhesionFrom: CivilDate;
  readonly adhesionTo: CivilDate;
  readonly adhesion: Citation;
  readonly requirements: readonly Requirement[];
  readonly steps: { readonly [step in StepName]: Citation };
  readonly terms: { readonly [term in TermName]: Term };
  readonly duration: Duration;
  readonly reservation: ReservationRule;
}

/** Steps whose rule is an order or a permission; the citation is what an explanation shows. */
export type StepName =
  | 'facts'
  | 'taking-charge'
  | 'profile'
  | 'patto'
  | 'issue'
  | 'apl-choice'
  | 'acceptance'
  | 'first-meeting'
  | 'abandonment'
  | 'conclusion';

export type TermName = 'choice' | 'acceptance' | 'first-meeting';

/** A term in days, counted from the day after; when its last day is a holiday it may roll to the next working day. */
export interface Term {
  readonly days: number;
  readonly rollsToWorkingDay: boolean;
  readonly source: Citation;
}

/** How long the percorso lasts from the choice of the APL, in civil months. */
export interface Duration {
  readonly months: number;
  readonly source: Citation;
}

/** What is set aside at issue: the highest result fee for the profile, plus the cap of the process fee, up to a ceiling. Cents. */
export interface ReservationRule {
  readonly envelope: EnvelopeCode;
  readonly resultMinCents: number;
  readonly resultMaxCents: number;
  readonly processCapCents: number;
  readonly ceilingCents: number;
  readonly source: Citation;
}

/** The last day of a term that begins on `from`. */
export function lastDayOf(term: Term, from: CivilDate): CivilDate {
  const last = addDays(from, term.days);
  return term.rollsToWorkingDay ? onOrAfterWorkingDay(last) : last;
}

/** The last day of a percorso that begins with the choice on `from`. */
export function lastDayOfPercorso(duration: Duration, from: CivilDate): CivilDate {
  return addMonths(from, duration.months);
}
