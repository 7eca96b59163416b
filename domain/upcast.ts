import type { Json } from './decider';
import type { DomainEvent } from './deciders';

/** The schema version in which each event is written today. A changed event gets a new number and a step in `upcast`. */
export const SCHEMA_VERSIONS: { readonly [type in DomainEvent['type']]: number } = {
  AdhesionSubmitted: 1,
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
  AssegnoLapsed: 1,
  PercorsoConcluded: 1,
  PercorsoAbandoned: 1,
  EffectAnswered: 1,
  EffectReopened: 1,
  PersonRegistered: 1,
  AplAccredited: 1,
  AplSuspended: 1,
  AccreditationWithdrawn: 1,
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
  return data;
}
