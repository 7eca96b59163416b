import type { Citation } from '../ruling';
import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import type { Ceiling, EntitlementRule, EvidenceRule } from './entitlements';
import type { ProgrammeFigures } from './figures';
import type { IncentiveRules } from './incentives';
import { addMonths, type CivilDate } from '../time/civil-date';
import type { Requirement } from './requirements';
import type { Term } from './term';

/** A programme: its code, and what held from when to when. Running percorsi keep the version of their adhesion. */
export interface Programme {
  readonly code: ProgrammeCode;
  readonly versions: readonly ProgrammeVersion[];
  /** Null where nothing was published of it. */
  readonly figures: ProgrammeFigures | null;
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
  readonly changes: { readonly apl: ChangeRule; readonly tutor: ChangeRule };
  readonly entitlements: readonly EntitlementRule[];
  /** Null where each part is limited by its own rule alone. */
  readonly ceiling: Ceiling | null;
  readonly evidence: EvidenceRule;
  /** Null where the programme pays employers nothing. */
  readonly incentives: IncentiveRules | null;
  readonly budgets: readonly Budget[];
}

/** The money of an envelope as the programme was published, in cents. */
export interface Budget {
  readonly envelope: EnvelopeCode;
  readonly cents: number;
  readonly source: Citation;
}

/** How often something may change, and until how many days after the choice of the first APL; null means until the end. */
export interface ChangeRule {
  readonly most: number;
  readonly withinDays: number | null;
  readonly source: Citation;
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
  | 'guidance'
  | 'plan'
  | 'activities'
  | 'employment'
  | 'abandonment'
  | 'refusal'
  | 'lost-requirement'
  | 'conclusion'
  | 'settlement'
  | 'payment'
  | 'recovery';

export type TermName = 'choice' | 'acceptance' | 'first-meeting' | 'plan';

/** How long the percorso lasts from the choice of the APL, in civil months. */
export interface Duration {
  readonly months: number;
  readonly source: Citation;
}

/**
 * What is set aside at issue. `most`: the highest result fee for the profile, plus the cap of the process fee, up to a ceiling,
 * until nothing can be earned any more. `least`: the least value of an assegno, and more as soon as a known job can earn it.
 * Cents.
 */
export type ReservationRule = {
  readonly envelope: EnvelopeCode;
  readonly source: Citation;
} & (
  | {
      readonly sets: 'most';
      readonly resultMinCents: number;
      readonly resultMaxCents: number;
      readonly processCapCents: number;
      readonly ceilingCents: number;
    }
  | { readonly sets: 'least'; readonly leastCents: number }
);

/** The last day of a percorso that begins with the choice on `from`. */
export function lastDayOfPercorso(duration: Duration, from: CivilDate): CivilDate {
  return addMonths(from, duration.months);
}
