import type { Payee } from '../account/payee';
import type { FactTable } from '../decider';
import type { EffectEvent } from '../effects';
import type { Communication } from '../employment/communication';
import type { ActivityId, CpiId, EnvelopeCode, PersonId, Protocol, TutorId } from '../identifiers';
import type { Knowable } from '../knowable';
import type { Milestone, OutcomeClassName } from '../programmes/entitlements';
import type { RulesName } from '../programmes/rulebook';
import type { Facts } from '../programmes/facts';
import type { AbandonmentCause, LostRequirement, RefusalCause } from '../programmes/pathway';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import type { Activity } from '../activity';
import type { AccreditationEvent } from './accredited';

/** Everything that can happen in a percorso. Identifiers, dates, cents and codes only: names stay with the personal data. */
export type PercorsoEvent =
  | {
      readonly type: 'AdhesionSubmitted';
      readonly personId: PersonId;
      readonly cpi: CpiId;
      readonly rules: RulesName;
      readonly requestedOn: CivilDate;
      readonly sex: Knowable<Sex>;
      readonly facts: Facts;
    }
  | { readonly type: 'FactsRecorded'; readonly facts: Facts }
  | { readonly type: 'AdhesionRejected'; readonly requirements: readonly string[] }
  | { readonly type: 'TakenInCharge' }
  | { readonly type: 'ProfileAssigned'; readonly profileIndex: number }
  | { readonly type: 'PattoSigned' }
  | {
      readonly type: 'AssegnoIssued';
      readonly envelope: EnvelopeCode;
      readonly reservedCents: number;
    }
  | { readonly type: 'AplChosen'; readonly provider: Provider }
  /** `meetBy` is what the appointments were booked with; null where the programme sets no term. */
  | { readonly type: 'AplAccepted'; readonly meetBy: CivilDate | null }
  | { readonly type: 'AplDeclined' }
  | { readonly type: 'AplAcceptanceExpired' }
  | { readonly type: 'FirstMeetingMissed' }
  | AccreditationEvent
  /** The provider is not accredited any more, and the person chooses again; it uses up no change. */
  | { readonly type: 'ProviderLost' }
  | { readonly type: 'FirstMeetingHeld'; readonly tutorId: TutorId }
  | { readonly type: 'GuidanceOpened' }
  | { readonly type: 'PlanSigned'; readonly signers: readonly PlanSigner[] }
  | { readonly type: 'PlanOverdue' }
  | ({ readonly type: 'ActivityRecorded' } & Activity)
  | { readonly type: 'ActivityCancelled'; readonly activityId: ActivityId }
  | { readonly type: 'AplChangeRequested' }
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

/** What happens to the money of a percorso. Cents; a payee is of any kind. */
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
      readonly payee: Payee;
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
  | { readonly type: 'PaymentProposed'; readonly payee: Payee; readonly cents: number }
  /** `proposal` is the version of the fact that proposed it. */
  | {
      readonly type: 'PaymentApproved';
      readonly proposal: number;
      readonly payee: Payee;
      readonly cents: number;
    }
  | { readonly type: 'PaymentRejected'; readonly proposal: number }
  | { readonly type: 'RecoveryOpened'; readonly payee: Payee; readonly cents: number }
  /** Less is due than is asked back: `cents` less, and `remainingCents` are still to come. */
  | {
      readonly type: 'RecoveryReduced';
      readonly payee: Payee;
      readonly cents: number;
      readonly remainingCents: number;
    }
  /** Nothing more is due of what is asked back. */
  | { readonly type: 'RecoveryWithdrawn'; readonly payee: Payee; readonly cents: number }
  | { readonly type: 'RecoveryRecorded'; readonly payee: Payee; readonly cents: number };

/** The sex that the tax code states, for the statistics that the programme must publish. */
export type Sex = 'F' | 'M';

export const PLAN_SIGNERS = ['person', 'apl'] as const;
/** Who signs the intensive search plan; it is agreed once both have. */
export type PlanSigner = (typeof PLAN_SIGNERS)[number];

/** The effects that a percorso has on the world; `effects.ts` says what each does and how it is undone. */
export const EFFECT_NAMES = [
  'reserve-budget',
  'notify-apl',
  'book-appointments',
  'notify-parties',
  'pay-fee',
  'request-recovery',
] as const;
export type EffectName = (typeof EFFECT_NAMES)[number];
export type PercorsoEventType = PercorsoEvent['type'];

/** Every fact of a percorso: its workflow is told of the steps, of the end and of the money, so that they show in the engine's own pages. */
export const PERCORSO_FACTS: FactTable<PercorsoEvent> = {
  AdhesionSubmitted: 'told',
  FactsRecorded: 'kept',
  AdhesionRejected: 'told',
  TakenInCharge: 'told',
  ProfileAssigned: 'told',
  PattoSigned: 'told',
  AssegnoIssued: 'told',
  AplChosen: 'told',
  AplAccepted: 'told',
  AplDeclined: 'told',
  AplAcceptanceExpired: 'kept',
  FirstMeetingMissed: 'kept',
  AccreditationRead: 'kept',
  AccreditationChanged: 'told',
  ProviderLost: 'told',
  FirstMeetingHeld: 'told',
  GuidanceOpened: 'told',
  PlanSigned: 'told',
  PlanOverdue: 'kept',
  ActivityRecorded: 'kept',
  ActivityCancelled: 'kept',
  AplChangeRequested: 'told',
  TutorChanged: 'kept',
  EmploymentObserved: 'kept',
  AssegnoLapsed: 'told',
  PercorsoConcluded: 'told',
  PercorsoAbandoned: 'told',
  MeasureRefused: 'told',
  RequirementLost: 'told',
  OutcomeRecognised: 'told',
  OutcomeVerified: 'told',
  FeeAssessed: 'kept',
  ReservationChanged: 'kept',
  ReservationReleased: 'kept',
  FundsMissing: 'kept',
  HiresExcluded: 'kept',
  TrancheMatured: 'kept',
  PercorsoSettled: 'kept',
  PaymentProposed: 'told',
  PaymentApproved: 'told',
  PaymentRejected: 'kept',
  RecoveryOpened: 'kept',
  RecoveryReduced: 'kept',
  RecoveryWithdrawn: 'kept',
  RecoveryRecorded: 'kept',
  EffectAnswered: 'kept',
  EffectReopened: 'kept',
  EffectClosed: 'kept',
};
