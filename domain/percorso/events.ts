import type { EffectEvent } from '../effects';
import type { Communication } from '../employment/communication';
import type { ActivityId, AplId, CpiId, EnvelopeCode, PersonId, Protocol, TutorId } from '../identifiers';
import type { Knowable } from '../knowable';
import type { Payee } from '../account/payee';
import type { Milestone, OutcomeClassName } from '../programmes/entitlements';
import type { RulesName } from '../programmes/rulebook';
import type { RequirementFacts } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';
import type { Activity } from '../activity';
import type { EffectName } from './effect-names';

/** Everything that can happen in a percorso. Identifiers, dates, cents and codes only: names stay with the personal data. */
export type PercorsoEvent =
  | {
      readonly type: 'AdhesionSubmitted';
      readonly personId: PersonId;
      readonly cpi: CpiId;
      readonly rules: RulesName;
      readonly requestedOn: CivilDate;
      readonly sex: Knowable<Sex>;
      readonly facts: RequirementFacts;
    }
  | { readonly type: 'FactsRecorded'; readonly facts: Partial<RequirementFacts> }
  | { readonly type: 'AdhesionRejected'; readonly requirements: readonly string[] }
  | { readonly type: 'TakenInCharge' }
  | { readonly type: 'ProfileAssigned'; readonly profileIndex: number }
  | { readonly type: 'PattoSigned' }
  | {
      readonly type: 'AssegnoIssued';
      readonly envelope: EnvelopeCode;
      readonly reservedCents: number;
      readonly chooseBy: CivilDate;
    }
  | {
      readonly type: 'AplChosen';
      readonly aplId: AplId;
      readonly acceptBy: CivilDate;
      readonly endsOn: CivilDate;
    }
  | { readonly type: 'AplAccepted'; readonly meetBy: CivilDate }
  | { readonly type: 'AplDeclined'; readonly chooseBy: CivilDate }
  | { readonly type: 'AplAcceptanceExpired'; readonly chooseBy: CivilDate }
  | { readonly type: 'FirstMeetingMissed'; readonly chooseBy: CivilDate }
  | { readonly type: 'FirstMeetingHeld'; readonly tutorId: TutorId }
  | { readonly type: 'GuidanceOpened' }
  | { readonly type: 'PlanSigned'; readonly signers: readonly PlanSigner[] }
  | { readonly type: 'PlanOverdue' }
  | ({ readonly type: 'ActivityRecorded' } & Activity)
  | { readonly type: 'ActivityCancelled'; readonly activityId: ActivityId }
  | { readonly type: 'AplChangeRequested'; readonly chooseBy: CivilDate }
  | { readonly type: 'TutorChanged'; readonly tutorId: TutorId }
  /** A message of the person's employment, read from the person's stream at that version. */
  | {
      readonly type: 'EmploymentObserved';
      readonly personVersion: number;
      readonly communication: Communication;
    }
  | { readonly type: 'AssegnoLapsed' }
  | { readonly type: 'PercorsoConcluded' }
  | { readonly type: 'PercorsoAbandoned'; readonly cause: AbandonmentCause }
  | { readonly type: 'MeasureRefused'; readonly cause: RefusalCause }
  | { readonly type: 'RequirementLost'; readonly cause: LostRequirement }
  | MoneyEvent
  | EffectEvent<EffectName>;

/** What happens to the money of a percorso. Cents; a payee is the APL that is paid. */
export type MoneyEvent =
  /** The best result that the jobs known so far can still earn; null and 0 where none can. */
  | {
      readonly type: 'OutcomeRecognised';
      readonly outcome: OutcomeClassName | null;
      readonly relationship: Protocol | null;
      readonly expectedCents: number;
    }
  /** A milestone whose time for late messages has passed. */
  | {
      readonly type: 'OutcomeVerified';
      readonly outcome: OutcomeClassName;
      readonly relationship: Protocol;
      readonly milestone: Milestone['name'];
      readonly reachedOn: CivilDate;
    }
  /** What a payee is entitled to for one part, and the difference to what was assessed before; it may be negative. */
  | {
      readonly type: 'FeeAssessed';
      readonly aplId: AplId;
      readonly part: string;
      readonly entitledCents: number;
      readonly differenceCents: number;
    }
  /** What remains set aside once nothing more than that can be earned. */
  | { readonly type: 'ReservationChanged'; readonly envelope: EnvelopeCode; readonly cents: number }
  /** Nothing can be earned any more: what was set aside goes back. */
  | { readonly type: 'ReservationReleased' }
  /** More is owed than was set aside, and the envelope does not cover it. */
  | { readonly type: 'FundsMissing'; readonly cents: number }
  /** Hires that were found to earn in another pathway of the person, and earn nothing here; all of them. */
  | { readonly type: 'HiresExcluded'; readonly relationships: readonly Protocol[] }
  /** A part that is no result fee, and whose day has passed. */
  | {
      readonly type: 'TrancheMatured';
      readonly part: string;
      readonly payee: Payee;
      readonly earnedOn: CivilDate;
    }
  | { readonly type: 'PercorsoSettled' }
  | { readonly type: 'PaymentProposed'; readonly aplId: AplId; readonly cents: number }
  /** `proposal` is the version of the fact that proposed it. */
  | {
      readonly type: 'PaymentApproved';
      readonly proposal: number;
      readonly aplId: AplId;
      readonly cents: number;
    }
  | { readonly type: 'PaymentRejected'; readonly proposal: number }
  | { readonly type: 'RecoveryOpened'; readonly aplId: AplId; readonly cents: number }
  | { readonly type: 'RecoveryRecorded'; readonly aplId: AplId; readonly cents: number };

/** The sex that the tax code states, for the statistics that the programme must publish. */
export type Sex = 'F' | 'M';

export const PLAN_SIGNERS = ['person', 'apl'] as const;
/** Who signs the intensive search plan; it is agreed once both have. */
export type PlanSigner = (typeof PLAN_SIGNERS)[number];

export type PercorsoEventType = PercorsoEvent['type'];

/** Which facts move a percorso from phase to phase, or change what its phase carries; those beside the steps fill its dossier. */
const KINDS = {
  AdhesionSubmitted: 'step',
  FactsRecorded: 'step',
  AdhesionRejected: 'step',
  TakenInCharge: 'step',
  ProfileAssigned: 'step',
  PattoSigned: 'step',
  AssegnoIssued: 'step',
  AplChosen: 'step',
  AplAccepted: 'step',
  AplDeclined: 'step',
  AplAcceptanceExpired: 'step',
  FirstMeetingMissed: 'step',
  FirstMeetingHeld: 'step',
  GuidanceOpened: 'beside',
  PlanSigned: 'beside',
  PlanOverdue: 'beside',
  ActivityRecorded: 'beside',
  ActivityCancelled: 'beside',
  AplChangeRequested: 'step',
  TutorChanged: 'step',
  EmploymentObserved: 'beside',
  AssegnoLapsed: 'step',
  PercorsoConcluded: 'step',
  PercorsoAbandoned: 'step',
  MeasureRefused: 'step',
  RequirementLost: 'step',
  OutcomeRecognised: 'beside',
  OutcomeVerified: 'beside',
  FeeAssessed: 'beside',
  ReservationChanged: 'beside',
  ReservationReleased: 'beside',
  FundsMissing: 'beside',
  HiresExcluded: 'beside',
  TrancheMatured: 'beside',
  PercorsoSettled: 'beside',
  PaymentProposed: 'beside',
  PaymentApproved: 'beside',
  PaymentRejected: 'beside',
  RecoveryOpened: 'beside',
  RecoveryRecorded: 'beside',
  EffectAnswered: 'beside',
  EffectReopened: 'beside',
} as const satisfies { readonly [Type in PercorsoEventType]: 'step' | 'beside' };
type StepType = {
  [Type in PercorsoEventType]: (typeof KINDS)[Type] extends 'step' ? Type : never;
}[PercorsoEventType];
export type StepEvent = Extract<PercorsoEvent, { type: StepType }>;

export function isStep(event: PercorsoEvent): event is StepEvent {
  return KINDS[event.type] === 'step';
}

/** Why a person left. Reasons of health and family are one: the register holds no health data. */
export const ABANDONMENT_CAUSES = [
  'declared',
  'not-reachable',
  'moved-away',
  'personal-reasons',
  'repeated-absences',
] as const;
export type AbandonmentCause = (typeof ABANDONMENT_CAUSES)[number];

export const REFUSAL_CAUSES = ['interview', 'course', 'suitable-offer'] as const;
/** What of the measure the person refused. */
export type RefusalCause = (typeof REFUSAL_CAUSES)[number];

export const LOST_REQUIREMENTS = ['rdc-received', 'moved-out-of-region', 'sanction'] as const;
/** Which requirement was lost on the way. A hire is never among them: it is an outcome. */
export type LostRequirement = (typeof LOST_REQUIREMENTS)[number];
