import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import { payeeId } from '../../../domain/account/payee';
import type { PercorsoEvent, PercorsoEventType } from '../../../domain/percorso/events';
import { day, euro } from '../text';

/** What a line of the story adds to the title of its fact; empty where the title says all. */
export function detailOf({ type, data }: Pick<TimelineRow, 'type' | 'data'>): string {
  const tell = DETAILS[type as PercorsoEventType] as ((event: object) => string) | 'nothing';
  return tell === 'nothing' ? '' : tell(data);
}

type Tell<Type extends PercorsoEventType> = (event: Extract<PercorsoEvent, { type: Type }>) => string;

const DETAILS: { readonly [Type in PercorsoEventType]: Tell<Type> | 'nothing' } = {
  AplChosen: ({ aplId }) => aplId,
  PlanSigned: ({ signers }) => signers.join(', '),
  ActivityRecorded: ({ kind, minutes, mode, attendance, groupId }) =>
    [kind, `${minutes} minutes`, mode, attendance, ...(groupId === null ? [] : ['group'])].join(', '),
  ActivityCancelled: ({ activityId }) => activityId,
  PercorsoAbandoned: ({ cause }) => cause,
  MeasureRefused: ({ cause }) => cause,
  RequirementLost: ({ cause }) => cause,
  EmploymentObserved: ({ communication: { kind, event, eventOn, contract, protocol } }) =>
    `${kind} ${event} ${day(eventOn)}, ${contract}, protocol ${protocol}`,
  OutcomeRecognised: ({ outcome, expectedCents }) =>
    outcome === null ? 'none' : `${outcome}, ${euro(expectedCents)} expected in all`,
  OutcomeVerified: ({ outcome, milestone, reachedOn }) => `${outcome} ${milestone} reached ${day(reachedOn)}`,
  FeeAssessed: ({ aplId, part, entitledCents, differenceCents }) =>
    `${part} of ${aplId} ${euro(entitledCents)} (${differenceCents > 0 ? '+' : ''}${euro(differenceCents)})`,
  ReservationChanged: ({ cents }) => euro(cents),
  FundsMissing: ({ cents }) => euro(cents),
  HiresExcluded: ({ relationships }) => (relationships.length === 0 ? 'none' : relationships.join(', ')),
  TrancheMatured: ({ part, payee, earnedOn }) => `${part} of ${payeeId(payee)} earned ${day(earnedOn)}`,
  PaymentProposed: ({ aplId, cents }) => `${euro(cents)} to ${aplId}`,
  PaymentApproved: ({ aplId, cents, proposal }) => `${euro(cents)} to ${aplId}, proposal ${proposal}`,
  PaymentRejected: ({ proposal }) => `proposal ${proposal}`,
  RecoveryOpened: ({ aplId, cents }) => `${euro(cents)} from ${aplId}`,
  RecoveryRecorded: ({ aplId, cents }) => `${euro(cents)} from ${aplId}`,
  EffectAnswered: ({ key, direction, answer }) => `${key} ${direction} ${answer}`,
  AdhesionSubmitted: 'nothing',
  FactsRecorded: 'nothing',
  AdhesionRejected: 'nothing',
  TakenInCharge: 'nothing',
  ProfileAssigned: 'nothing',
  PattoSigned: 'nothing',
  AssegnoIssued: 'nothing',
  AplAccepted: 'nothing',
  AplDeclined: 'nothing',
  AplAcceptanceExpired: 'nothing',
  FirstMeetingMissed: 'nothing',
  FirstMeetingHeld: 'nothing',
  GuidanceOpened: 'nothing',
  PlanOverdue: 'nothing',
  AplChangeRequested: 'nothing',
  TutorChanged: 'nothing',
  AssegnoLapsed: 'nothing',
  PercorsoConcluded: 'nothing',
  ReservationReleased: 'nothing',
  PercorsoSettled: 'nothing',
  EffectReopened: 'nothing',
};
