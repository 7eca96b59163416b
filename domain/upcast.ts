import type { Json } from './ruling';
import type { DomainEvent } from './deciders';

/** The schema version in which each event is written today. A changed event gets a new number and a step in `upcast`. */
export const SCHEMA_VERSIONS: { readonly [type in DomainEvent['type']]: number } = {
  AdhesionSubmitted: 2,
  FactsRecorded: 1,
  AdhesionRejected: 1,
  TakenInCharge: 1,
  ProfileAssigned: 1,
  PattoSigned: 1,
  AssegnoIssued: 1,
  AplChosen: 1,
  AplAccepted: 1,
  AplDeclined: 1,
  AplAcceptanceExpired: 1,
  FirstMeetingMissed: 1,
  FirstMeetingHeld: 1,
  GuidanceOpened: 1,
  PlanSigned: 1,
  PlanOverdue: 1,
  ActivityRecorded: 1,
  ActivityCancelled: 1,
  AplChangeRequested: 1,
  TutorChanged: 1,
  EmploymentObserved: 1,
  AssegnoLapsed: 1,
  PercorsoConcluded: 1,
  PercorsoAbandoned: 1,
  MeasureRefused: 1,
  RequirementLost: 1,
  OutcomeRecognised: 1,
  OutcomeVerified: 1,
  FeeAssessed: 1,
  ReservationChanged: 1,
  ReservationReleased: 1,
  FundsMissing: 1,
  PercorsoSettled: 1,
  PaymentProposed: 1,
  PaymentApproved: 1,
  PaymentRejected: 1,
  RecoveryOpened: 1,
  RecoveryRecorded: 1,
  EffectAnswered: 1,
  EffectReopened: 1,
  IncentiveApplied: 1,
  HireObserved: 1,
  PathwayConsulted: 1,
  FactsAwaited: 1,
  AdmissionDeferred: 1,
  FundsAwaited: 1,
  IncentiveAdmitted: 1,
  IncentiveRejected: 1,
  IncentiveReduced: 1,
  IncentiveWithdrawn: 1,
  IncentiveRestored: 1,
  IncentiveReserved: 1,
  IncentivePaymentProposed: 1,
  IncentivePaymentApproved: 1,
  IncentivePaymentRejected: 1,
  IncentiveRecoveryOpened: 1,
  IncentiveRecoveryRecorded: 1,
  PersonRegistered: 1,
  EmploymentReported: 1,
  AplAccredited: 1,
  AplSuspended: 1,
  AccreditationWithdrawn: 1,
  AplPlacesSet: 1,
  EnvelopeOpened: 1,
  EnvelopeResized: 1,
};

/** The data of an event as written, in today's schema. Newer data than this code knows, or an unknown event, stop loudly. */
export function upcast(type: string, schemaVersion: number, data: Json): Json {
  if (!Object.hasOwn(SCHEMA_VERSIONS, type)) throw new Error(`No event is named ${type}`);
  const known = SCHEMA_VERSIONS[type as DomainEvent['type']];
  if (schemaVersion > known) {
    throw new Error(`${type} was written in schema ${schemaVersion}; this code knows ${known}`);
  }
  return type === 'AdhesionSubmitted' && schemaVersion < 2 ? withSex(data) : data;
}

/** Schema 1 did not ask the sex: it is not known. */
function withSex(data: Json): Json {
  return { ...(data as { readonly [name: string]: Json }), sex: { unknown: 'not-declared' } };
}
