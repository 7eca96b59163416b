import type { Citation } from '../ruling';
import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { ConditionalityRule } from './conditionality';
import type { DueProcessRule } from './due-process';
import type { CrisisArea, ToldFact } from './facts';
import type { Ceiling, EntitlementKind, EntitlementRule, EvidenceRule } from './entitlements';
import type { ProgrammeFigures } from './figures';
import type { IncentiveRules } from './incentives';
import type { CivilDate } from '../time/civil-date';
import type { ChangeRule, Clock, ExitRule, Gate, ProviderRule, StepName, StepRule } from './pathway';
import type { PathsRule } from './paths';
import type { PattoRule } from './patto';
import type { ProfileRefreshRule } from './profiling';
import type { Requirement } from './requirements';
import type { RestrictedFile } from './restricted';

/** A programme: its code, and what held from when to when. Running percorsi keep the version of their adhesion. */
export interface Programme {
  readonly code: ProgrammeCode;
  readonly versions: readonly ProgrammeVersion[];
  /** Null where nothing was published of it. */
  readonly figures: ProgrammeFigures | null;
  /** Left out where the regional system exports nothing of it. */
  readonly exported?: ExportRule;
}

/** How the regional system exports a programme. */
export interface ExportRule {
  /** How the ids of its adhesions begin. */
  readonly adhesions: string;
  /** Whether applications of employers come with them. */
  readonly applications: boolean;
}

/**
 * Two programmes that one person may not be in at once. Nothing of it is taken out of a rulebook again: what was refused by it is
 * decided again in the same way.
 */
export interface Incompatibility {
  readonly programmes: readonly [ProgrammeCode, ProgrammeCode];
  readonly source: Citation;
}

/** The rules of a programme for adhesions in a window of days, both ends included. Every value carries its source. */
export interface ProgrammeVersion {
  readonly code: ProgrammeCode;
  readonly version: string;
  readonly adhesionFrom: CivilDate;
  readonly adhesionTo: CivilDate;
  readonly adhesion: Citation;
  /** Null where nothing holds adhesions back. */
  readonly gate: Gate | null;
  /** Null where any office takes adhesions. */
  readonly offices: OfficeRule | null;
  /** The facts that are asked at the adhesion; those that a requirement looks at are among them. */
  readonly facts: readonly ToldFact[];
  readonly requirements: readonly Requirement[];
  /** In the order in which people read it; the order of acting is what each step comes after. */
  readonly pathway: readonly StepRule[];
  /** Null where the service has no end of its own. */
  readonly clock: Clock | null;
  /** Null where nobody is chosen. */
  readonly providers: ProviderRule | null;
  readonly exits: readonly ExitRule[];
  readonly acts: { readonly [act in ActName]: Citation };
  readonly activities: ActivityRule;
  readonly recovery: RecoveryRule;
  readonly reservation: ReservationRule;
  readonly changes: { readonly provider: ChangeRule; readonly tutor: ChangeRule };
  readonly entitlements: readonly EntitlementRule[];
  /** Null where each part is limited by its own rule alone. */
  readonly ceiling: Ceiling | null;
  readonly evidence: EvidenceRule;
  /** Null where the programme pays employers nothing. */
  readonly incentives: IncentiveRules | null;
  readonly budgets: readonly Budget[];
  /** What becomes of obligations that are not kept; without it nobody tells of any. */
  readonly conditionality?: ConditionalityRule;
  /** The exits that nobody is put through without a proceeding; without it there are none. */
  readonly dueProcess?: DueProcessRule;
  /** How an assessment leads to one of several paths; without it there is one path for all. */
  readonly paths?: PathsRule;
  /** Without which contents no patto is signed; left out where none are demanded. */
  readonly patto?: PattoRule;
  /** When a profile is to be refreshed; left out where it may stay as it is. */
  readonly profileRefresh?: ProfileRefreshRule;
  /** Who alone may see its pathways; without it whoever may see those of others. */
  readonly restricted?: RestrictedFile;
  /** Between what the documents say that sums lie; nothing where they do not say. It decides nothing: a sum outside is a slip. */
  readonly ranges?: readonly AmountRange[];
}

/** Whose offices take adhesions: those of one region. */
export interface OfficeRule {
  readonly region: RegionCode;
  readonly source: Citation;
}

/** The money of an envelope as the programme was published, in cents. */
export interface Budget {
  readonly envelope: EnvelopeCode;
  readonly cents: number;
  readonly source: Citation;
}

/** Both ends included, in cents. */
export interface AmountRange {
  readonly of: EntitlementKind | 'incentive';
  readonly leastCents: number;
  readonly mostCents: number;
  readonly source: Citation;
}

/** What may be done beside the steps; the citation is what an explanation shows. */
export type ActName =
  | 'facts'
  | 'activities'
  | 'employment'
  | 'transfer'
  | 'death'
  | 'conclusion'
  | 'settlement'
  | 'payment'
  | 'recovery';

/** How much one person attends in a day, all activities together; null where each is taken as it is told. */
export interface ActivityRule {
  readonly mostMinutesADay: number | null;
  readonly source: Citation;
}

/**
 * What becomes of a sum that is asked back once less of it is due: the claim `stays` as it was opened, or it `falls` by the
 * difference, down to nothing. What was decided while claims stayed is decided again in the same way.
 */
export interface RecoveryRule {
  readonly whenLessIsDue: 'stays' | 'falls';
  readonly source: Citation;
}

/**
 * Out of which envelope a pathway is paid, from which step on, and what is set aside then. `most`: the highest result fee for the profile, plus the cap of the process fee, up to a ceiling,
 * until nothing can be earned any more. `least`: the least value of an assegno, and more as soon as a known job can earn it.
 * `as-earned`: nothing but what is earned. Cents.
 */
export type ReservationRule = {
  readonly envelope: EnvelopeCode;
  /** From this step on there is money; `issue` sets aside with the step itself. */
  readonly from: StepName;
  readonly source: Citation;
  /** Left out where all are paid out of the same envelope. */
  readonly earmarked?: Earmark;
} & (
  | {
      readonly sets: 'most';
      readonly resultMinCents: number;
      readonly resultMaxCents: number;
      readonly processCapCents: number;
      readonly ceilingCents: number;
    }
  | { readonly sets: 'least'; readonly leastCents: number }
  | { readonly sets: 'as-earned' }
);

/** An envelope apart for who is domiciled in a crisis area of these kinds; who is not known to be is paid out of the other. */
export interface Earmark {
  readonly envelope: EnvelopeCode;
  readonly domiciledIn: readonly CrisisArea[];
  readonly source: Citation;
}
