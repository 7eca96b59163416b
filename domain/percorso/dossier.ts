import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import { isTraineeship, relationshipsOf } from '../employment/relationships';
import type { Knowable } from '../knowable';
import type { Choice } from '../remuneration/fee-facts';
import type { CivilDate } from '../time/civil-date';
import type { KnownActivity } from './activity';
import type { PercorsoEvent, PlanSigner, Sex } from './events';
import type { EffectStanding } from './effects';
import { evolveMoney, NO_MONEY, type Money } from './money';

/** What accumulates in a percorso whatever its phase, also after its end. */
export interface Dossier {
  readonly sex: Knowable<Sex>;
  readonly choices: readonly KnownChoice[];
  readonly activities: readonly KnownActivity[];
  readonly plan: Plan;
  readonly changes: { readonly apl: number; readonly tutor: number };
  readonly communications: readonly Communication[];
  /** The versions of the person's stream that were noticed. */
  readonly noticed: readonly number[];
  /** The day of an exit; null without one. */
  readonly exitedOn: CivilDate | null;
  readonly money: Money;
}

/** A choice of an APL; one that was declined is gone, one whose term passed in silence is struck off from that day. */
export interface KnownChoice extends Choice {
  readonly struckOn: CivilDate | null;
}

export interface Plan {
  /** When the meeting took place from which its term runs; null before. */
  readonly since: CivilDate | null;
  readonly signers: readonly PlanSigner[];
  readonly overdue: boolean;
}

export function emptyDossier(sex: Knowable<Sex>): Dossier {
  return {
    sex,
    choices: [],
    activities: [],
    plan: { since: null, signers: [], overdue: false },
    changes: { apl: 0, tutor: 0 },
    communications: [],
    noticed: [],
    exitedOn: null,
    money: NO_MONEY,
  };
}

/** The dossier after one more fact. */
export function evolveDossier(
  before: Dossier,
  fact: Recorded<PercorsoEvent>,
  effects: readonly EffectStanding[],
): Dossier {
  const dossier = { ...before, money: evolveMoney(before.money, fact, effects) };
  const { event, effectiveOn } = fact;
  switch (event.type) {
    case 'AplChosen':
      return {
        ...dossier,
        choices: [...dossier.choices, { aplId: event.aplId, on: effectiveOn, struckOn: null }],
      };
    case 'AplDeclined':
      return { ...dossier, choices: dossier.choices.slice(0, -1) };
    case 'AplAcceptanceExpired':
    case 'FirstMeetingMissed':
      return { ...dossier, choices: struckOff(dossier.choices, effectiveOn) };
    case 'AplChangeRequested':
      return { ...dossier, changes: { ...dossier.changes, apl: dossier.changes.apl + 1 } };
    case 'TutorChanged':
      return { ...dossier, changes: { ...dossier.changes, tutor: dossier.changes.tutor + 1 } };
    case 'FirstMeetingHeld':
    case 'PlanSigned':
    case 'PlanOverdue':
      return { ...dossier, plan: evolvePlan(dossier.plan, event, effectiveOn) };
    case 'ActivityRecorded':
    case 'ActivityCancelled':
      return { ...dossier, activities: evolveActivities(dossier.activities, event, fact) };
    case 'EmploymentObserved':
      return {
        ...dossier,
        communications: [...dossier.communications, event.communication],
        noticed: [...dossier.noticed, event.personVersion],
      };
    case 'PercorsoAbandoned':
    case 'MeasureRefused':
    case 'RequirementLost':
      return { ...dossier, exitedOn: effectiveOn };
    case 'AdhesionSubmitted':
    case 'FactsRecorded':
    case 'AdhesionRejected':
    case 'TakenInCharge':
    case 'ProfileAssigned':
    case 'PattoSigned':
    case 'AssegnoIssued':
    case 'AplAccepted':
    case 'GuidanceOpened':
    case 'AssegnoLapsed':
    case 'PercorsoConcluded':
    case 'OutcomeRecognised':
    case 'OutcomeVerified':
    case 'FeeAssessed':
    case 'ReservationChanged':
    case 'ReservationReleased':
    case 'FundsMissing':
    case 'PercorsoSettled':
    case 'PaymentProposed':
    case 'PaymentApproved':
    case 'PaymentRejected':
    case 'RecoveryOpened':
    case 'RecoveryRecorded':
    case 'EffectAnswered':
    case 'EffectReopened':
      return dossier;
  }
}

/**
 * The choices that hold as far as is known: one that was struck off holds again when it turns out that a job had begun
 * before its term passed, because a hire is never an exit.
 */
export function choicesOf({ choices, communications }: Dossier): readonly Choice[] {
  if (choices.every((one) => one.struckOn === null)) return choices;
  const jobs = relationshipsOf(communications).filter((job) => !isTraineeship(job));
  const hired = (from: CivilDate, to: CivilDate) =>
    jobs.some(({ firstDay }) => firstDay >= from && firstDay <= to);
  return choices.filter(({ on, struckOn }) => struckOn === null || hired(on, struckOn));
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;

function struckOff(choices: readonly KnownChoice[], on: CivilDate): readonly KnownChoice[] {
  return choices.map((one, index) => (index === choices.length - 1 ? { ...one, struckOn: on } : one));
}

function evolvePlan(
  plan: Plan,
  event: Event<'FirstMeetingHeld' | 'PlanSigned' | 'PlanOverdue'>,
  on: CivilDate,
): Plan {
  switch (event.type) {
    case 'FirstMeetingHeld':
      return { since: on, signers: [], overdue: false };
    case 'PlanSigned':
      return { ...plan, signers: [...plan.signers, ...event.signers] };
    case 'PlanOverdue':
      return { ...plan, overdue: true };
  }
}

function evolveActivities(
  activities: readonly KnownActivity[],
  event: Event<'ActivityRecorded' | 'ActivityCancelled'>,
  { toldAt }: Recorded<PercorsoEvent>,
): readonly KnownActivity[] {
  if (event.type === 'ActivityCancelled')
    return activities.filter((one) => one.activityId !== event.activityId);
  const { type: _, ...activity } = event;
  return [...activities, { ...activity, toldAt }];
}
