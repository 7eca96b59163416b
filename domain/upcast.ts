import type { Json } from './ruling';
import type { DomainEvent } from './deciders';

type Data = { readonly [name: string]: Json };
/** What one change of an event's schema does to data written before it. */
type Step = (data: Data) => Data;

/** Every event with the changes that its schema has seen, the first from version 1 to 2. A changed event gets one more step. */
const UPCASTS: { readonly [type in DomainEvent['type']]: readonly Step[] } = {
  AdhesionSubmitted: [withSex],
  FactsRecorded: [],
  AdhesionRejected: [],
  TakenInCharge: [],
  ProfileAssigned: [],
  PattoSigned: [],
  AssegnoIssued: [],
  AplChosen: [],
  AplAccepted: [],
  AplDeclined: [],
  AplAcceptanceExpired: [],
  FirstMeetingMissed: [],
  FirstMeetingHeld: [],
  GuidanceOpened: [],
  PlanSigned: [],
  PlanOverdue: [],
  ActivityRecorded: [],
  ActivityCancelled: [],
  AplChangeRequested: [],
  TutorChanged: [],
  EmploymentObserved: [],
  AssegnoLapsed: [],
  PercorsoConcluded: [],
  PercorsoAbandoned: [],
  MeasureRefused: [],
  RequirementLost: [],
  OutcomeRecognised: [],
  OutcomeVerified: [],
  FeeAssessed: [],
  ReservationChanged: [],
  ReservationReleased: [],
  FundsMissing: [],
  HiresExcluded: [],
  TrancheMatured: [],
  PercorsoSettled: [],
  PaymentProposed: [],
  PaymentApproved: [],
  PaymentRejected: [],
  RecoveryOpened: [],
  RecoveryRecorded: [],
  EffectAnswered: [],
  EffectReopened: [],
  IncentiveApplied: [],
  HireObserved: [],
  PathwayConsulted: [],
  FactsAwaited: [],
  AdmissionDeferred: [],
  FundsAwaited: [],
  IncentiveAdmitted: [],
  IncentiveRejected: [],
  IncentiveReduced: [],
  IncentiveWithdrawn: [],
  IncentiveRestored: [],
  IncentiveReserved: [],
  IncentivePaymentProposed: [],
  IncentivePaymentApproved: [],
  IncentivePaymentRejected: [],
  IncentiveRecoveryOpened: [],
  IncentiveRecoveryRecorded: [],
  PersonRegistered: [],
  EmploymentReported: [],
  AplAccredited: [],
  AplSuspended: [],
  AccreditationWithdrawn: [],
  AplPlacesSet: [],
  EnvelopeOpened: [],
  EnvelopeResized: [],
};

/** The schema version in which an event is written today. */
export function schemaVersionOf(type: DomainEvent['type']): number {
  return UPCASTS[type].length + 1;
}

/** The data of an event as written, in today's schema. Newer data than this code knows, or an unknown event, stop loudly. */
export function upcast(type: string, schemaVersion: number, data: Json): Json {
  if (!isKnown(type)) throw new Error(`No event is named ${type}`);
  const known = schemaVersionOf(type);
  if (schemaVersion > known) {
    throw new Error(`${type} was written in schema ${schemaVersion}; this code knows ${known}`);
  }
  return UPCASTS[type].slice(schemaVersion - 1).reduce((raised, step) => step(raised), data as Data);
}

export const EVENT_TYPES = Object.keys(UPCASTS) as readonly DomainEvent['type'][];

function isKnown(type: string): type is DomainEvent['type'] {
  return Object.hasOwn(UPCASTS, type);
}

/** Schema 1 did not ask the sex: it is not known. */
function withSex(data: Data): Data {
  return { ...data, sex: { unknown: 'not-declared' } };
}
