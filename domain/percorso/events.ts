import { RECOVERY_FACTS, type RecoveryEvent } from '../account/recovery-events';
import type { Corrected, Instead } from '../correction';
import type { FactTable } from '../decider';
import type { EffectEvent } from '../effects';
import type { Communication } from '../employment/communication';
import type { ActivityId, CpiId, EnvelopeCode, PersonId, TutorId } from '../identifiers';
import type { Knowable } from '../knowable';
import type { HearingEvent } from '../person/hearing';
import type { MeasureName } from '../proceeding/matter';
import type { RulesName } from '../programmes/rulebook';
import type { Facts } from '../programmes/facts';
import type { TransferCause } from '../programmes/pathway';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import type { Activity } from '../activity';
import type { ExitEvent } from './exit-events';
import type { MoneyEvent } from './money-events';
import type { AccreditationEvent } from './accredited';
import type { AgreedEvent } from './agreed-events';
import type { ProvidedEvent } from './provided';

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
      /** Other records of the person, joined into this one: it holds her place under each of them. */
      readonly beside?: readonly PersonId[];
    }
  | { readonly type: 'FactsRecorded'; readonly facts: Facts }
  /** `under`: the measure of a proceeding that it follows; one that the facts alone came to has none. */
  | {
      readonly type: 'AdhesionRejected';
      readonly requirements: readonly string[];
      readonly under?: MeasureName;
    }
  | { readonly type: 'TakenInCharge' }
  | AgreedEvent
  | {
      readonly type: 'AssegnoIssued';
      readonly envelope: EnvelopeCode;
      readonly reservedCents: number;
    }
  | { readonly type: 'AplChosen'; readonly provider: Provider }
  /** `meetBy` is what the appointments were booked with; null where the programme sets no term. */
  | { readonly type: 'AplAccepted'; readonly meetBy: CivilDate | null }
  | { readonly type: 'AplDeclined' }
  /** The person took the choice back before the provider had accepted; it uses up no change. */
  | { readonly type: 'AplChoiceWithdrawn' }
  | { readonly type: 'AplAcceptanceExpired' }
  | { readonly type: 'FirstMeetingMissed' }
  | AccreditationEvent
  /** The provider is not accredited any more, and the person chooses again; it uses up no change. */
  | { readonly type: 'ProviderLost' }
  | { readonly type: 'FirstMeetingHeld'; readonly tutorId: TutorId }
  | { readonly type: 'GuidanceOpened' }
  | { readonly type: 'PlanSigned'; readonly signers: readonly PlanSigner[] }
  | { readonly type: 'PlanOverdue' }
  | ProvidedEvent
  /** An outcome without an employer: the person works on her own account. */
  | { readonly type: 'BusinessOpened'; readonly form: BusinessForm }
  | ({ readonly type: 'ActivityRecorded' } & Activity)
  | { readonly type: 'ActivityCancelled'; readonly activityId: ActivityId }
  | { readonly type: 'AplChangeRequested' }
  | { readonly type: 'TutorChanged'; readonly tutorId: TutorId }
  /** Somebody else of the provider follows the person, who did not ask for it: it uses up no change. */
  | { readonly type: 'TutorReplaced'; readonly tutorId: TutorId }
  /** Another office holds the percorso from that day on. */
  | {
      readonly type: 'PercorsoTransferred';
      readonly from: CpiId;
      readonly to: CpiId;
      readonly because: TransferCause;
    }
  /** A message of the person's employment, read from the person's stream at that version. */
  | {
      readonly type: 'EmploymentObserved';
      readonly personVersion: number;
      readonly communication: Communication;
    }
  /** The death of the person, or that it was told in error, read from the person's stream at that version. */
  | { readonly type: 'DeathObserved'; readonly personVersion: number; readonly diedOn: CivilDate }
  | { readonly type: 'DeathDisproved'; readonly personVersion: number }
  /** It ended on the day of the death, also where something later was recorded of it. */
  | { readonly type: 'PercorsoClosedByDeath' }
  | HearingEvent
  | { readonly type: 'AssegnoLapsed' }
  | { readonly type: 'PercorsoConcluded' }
  | ExitEvent
  /** A fact was recorded by mistake: what held instead, and what of the facts after it holds no more. */
  | FactCorrected
  | MoneyEvent
  | RecoveryEvent
  | EffectEvent<EffectName>;

export type FactCorrected = Corrected<ToldInstead>;

/** A fact as it should have been told; it keeps the place of the one that was. */
export type ToldInstead = Instead<Exclude<PercorsoEvent, { readonly type: 'FactCorrected' }>>;

/** The sex that the tax code states, for the statistics that the programme must publish. */
export type Sex = 'F' | 'M';

export const PLAN_SIGNERS = ['person', 'apl'] as const;
/** Who signs the intensive search plan; it is agreed once both have. */
export type PlanSigner = (typeof PLAN_SIGNERS)[number];

export const BUSINESS_FORMS = ['enterprise', 'self-employment'] as const;
/** An enterprise, or an activity of self-employment. */
export type BusinessForm = (typeof BUSINESS_FORMS)[number];

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
  AplChoiceWithdrawn: 'told',
  AplAcceptanceExpired: 'kept',
  FirstMeetingMissed: 'kept',
  AccreditationRead: 'kept',
  AccreditationChanged: 'told',
  ProviderLost: 'told',
  FirstMeetingHeld: 'told',
  GuidanceOpened: 'told',
  PlanSigned: 'told',
  PlanOverdue: 'kept',
  ProfileRefreshed: 'told',
  ProfileRefreshDue: 'kept',
  PattoUpdated: 'told',
  PlanAgreed: 'kept',
  BreachRecorded: 'kept',
  TeamAgreementSigned: 'told',
  PathAssigned: 'told',
  PathChanged: 'told',
  BusinessOpened: 'told',
  ActivityRecorded: 'kept',
  ActivityCancelled: 'kept',
  AplChangeRequested: 'told',
  TutorChanged: 'kept',
  TutorReplaced: 'kept',
  PercorsoTransferred: 'told',
  EmploymentObserved: 'kept',
  DeathObserved: 'kept',
  DeathDisproved: 'kept',
  PercorsoClosedByDeath: 'told',
  PersonJoined: 'kept',
  PersonParted: 'kept',
  AssegnoLapsed: 'told',
  PercorsoConcluded: 'told',
  PercorsoAbandoned: 'told',
  MeasureRefused: 'told',
  RequirementLost: 'told',
  FactCorrected: 'told',
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
  ...RECOVERY_FACTS,
  EffectAnswered: 'kept',
  EffectReopened: 'kept',
  EffectClosed: 'kept',
};
