import type { PercorsoEvent, PercorsoEventType } from '../percorso/events';
import type { StepName } from '../programmes/pathway';
import { SAP_CLOSINGS, SAP_EXITS, type Reached, type SapTransition } from '../programmes/sap';

/** Which transition closes a policy, by how far it had come. */
type Closing = { readonly [reached in Reached]: SapTransition };
type Of<Type extends PercorsoEventType> = Extract<PercorsoEvent, { readonly type: Type }>;

/**
 * What a fact means to the policy: its proposal; a step, which may be its acceptance or its start; the loss of the provider; an
 * end; or nothing. What the clock and the account bring is in none of them: it is derived.
 */
type Meaning<Type extends PercorsoEventType> =
  | 'nothing'
  | 'proposal'
  | 'provider-gone'
  | { readonly step: StepName }
  | { readonly closes: (event: Of<Type>) => Closing };

/** What each fact means to the policy, all of them: a new one breaks the build. */
const MEANINGS: { readonly [Type in PercorsoEventType]: Meaning<Type> } = {
  AdhesionSubmitted: 'proposal',
  FactsRecorded: 'nothing',
  AdhesionRejected: { closes: () => SAP_CLOSINGS.rejection },
  TakenInCharge: { step: 'taking-charge' },
  ProfileAssigned: 'nothing',
  ProfileRefreshed: 'nothing',
  ProfileRefreshDue: 'nothing',
  PathAssigned: 'nothing',
  PathChanged: 'nothing',
  TeamAgreementSigned: 'nothing',
  PattoSigned: { step: 'patto' },
  PattoUpdated: 'nothing',
  AssegnoIssued: 'nothing',
  AplChosen: 'nothing',
  AplAccepted: 'nothing',
  AplDeclined: 'nothing',
  AplChoiceWithdrawn: 'nothing',
  AplAcceptanceExpired: 'nothing',
  FirstMeetingMissed: 'nothing',
  AccreditationRead: 'nothing',
  AccreditationChanged: 'nothing',
  ProviderLost: 'provider-gone',
  FirstMeetingHeld: { step: 'first-meeting' },
  GuidanceOpened: 'nothing',
  PlanSigned: 'nothing',
  PlanOverdue: 'nothing',
  PlanAgreed: 'nothing',
  BreachRecorded: 'nothing',
  BusinessOpened: 'nothing',
  // An activity is a policy of its own in the record, with a code of its own.
  ActivityRecorded: 'nothing',
  ActivityCancelled: 'nothing',
  AplChangeRequested: 'provider-gone',
  TutorChanged: 'nothing',
  TutorReplaced: 'nothing',
  // Who promoted the policy stays the promoter.
  PercorsoTransferred: 'nothing',
  // Its jobs suspend by the clock.
  EmploymentObserved: 'nothing',
  DeathObserved: 'nothing',
  DeathDisproved: 'nothing',
  PercorsoClosedByDeath: { closes: () => SAP_CLOSINGS.death },
  PersonJoined: 'nothing',
  PersonParted: 'nothing',
  AssegnoLapsed: { closes: () => SAP_CLOSINGS.silence },
  PercorsoConcluded: { closes: () => SAP_CLOSINGS.conclusion },
  PercorsoAbandoned: { closes: ({ cause }) => SAP_EXITS.abandonment[cause] },
  MeasureRefused: { closes: ({ cause }) => SAP_EXITS.refusal[cause] },
  RequirementLost: {
    closes: ({ cause, excluded }) =>
      excluded === true ? SAP_CLOSINGS.exclusion : SAP_EXITS['lost-requirement'][cause],
  },
  // What it says holds in the place of what it corrects.
  FactCorrected: 'nothing',
  OutcomeRecognised: 'nothing',
  OutcomeVerified: 'nothing',
  FeeAssessed: 'nothing',
  ReservationChanged: 'nothing',
  ReservationReleased: 'nothing',
  FundsMissing: 'nothing',
  HiresExcluded: 'nothing',
  TrancheMatured: 'nothing',
  PercorsoSettled: 'nothing',
  PaymentProposed: 'nothing',
  PaymentApproved: 'nothing',
  PaymentRejected: 'nothing',
  RecoveryOpened: 'nothing',
  RecoveryReduced: 'nothing',
  RecoveryWithdrawn: 'nothing',
  RecoveryRecorded: 'nothing',
  RecoveryNoticeDelivered: 'nothing',
  RecoveryReplyReceived: 'nothing',
  RecoveryReplyAccepted: 'nothing',
  RecoveryReplyDismissed: 'nothing',
  RecoveryReplyTermPassed: 'nothing',
  RecoveryInstalmentsAgreed: 'nothing',
  RecoveryOverdue: 'nothing',
  RecoverySetOff: 'nothing',
  WriteOffProposed: 'nothing',
  WriteOffApproved: 'nothing',
  WriteOffRejected: 'nothing',
  // The last payment may leave all paid, which is derived.
  EffectAnswered: 'nothing',
  EffectReopened: 'nothing',
  EffectClosed: 'nothing',
};

/** What happens to a policy on a day. */
export type Act =
  | 'proposal'
  | 'provider-gone'
  | 'job-begun'
  | 'jobs-over'
  | { readonly step: StepName }
  | { readonly closing: Closing };

/** What a fact of the percorso does to the policy; undefined where it does nothing. */
export function actOf(event: PercorsoEvent): Act | undefined {
  const meaning = MEANINGS[event.type] as Meaning<PercorsoEventType>;
  if (meaning === 'nothing') return undefined;
  if (typeof meaning === 'object' && 'closes' in meaning) return { closing: meaning.closes(event) };
  return meaning;
}
