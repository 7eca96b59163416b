import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import { isTraineeship, relationshipsOf } from '../employment/relationships';
import type { Knowable } from '../knowable';
import type { Choice } from '../remuneration/fee-facts';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { KnownActivity } from '../activity';
import type { PercorsoEvent, PlanSigner, Sex } from './events';
import type { EffectStanding } from './effects';
import { evolveMoney, NO_MONEY, type Money } from './money';

/** What accumulates in a percorso whatever its phase, also after its end. */
export interface Dossier {
  readonly sex: Knowable<Sex>;
  readonly choices: readonly KnownChoice[];
  readonly activities: readonly KnownActivity[];
  /** Recorded by mistake: they counted until that was told. */
  readonly cancelled: readonly (KnownActivity & { readonly cancelledAt: Instant })[];
  readonly plan: Plan;
  readonly changes: { readonly apl: number; readonly tutor: number };
  readonly communications: readonly Communication[];
  /** The versions of the person's stream that were noticed. */
  readonly noticed: readonly number[];
  /** The day of an exit; null without one. */
  readonly exitedOn: CivilDate | null;
  /** The days on which the administration was told of the adhesion, and of a rejection or an exit. */
  readonly told: { readonly adhesion: CivilDate | null; readonly end: CivilDate | null };
  readonly money: Money;
}

/** A choice of an APL; one that was declined is gone, one whose term passed in silence is struck off from that day. */
export interface KnownChoice extends Choice {
  readonly toldOn: CivilDate;
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
    cancelled: [],
    plan: { since: null, signers: [], overdue: false },
    changes: { apl: 0, tutor: 0 },
    communications: [],
    noticed: [],
    exitedOn: null,
    told: { adhesion: null, end: null },
    money: NO_MONEY,
  };
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Change<Type extends PercorsoEvent['type']> = (dossier: Dossier, fact: Recorded<Event<Type>>) => Dossier;

/** The dossier after one more fact, `effects` being those before it. One that changes nothing of it says so; its money may change. */
export function evolveDossier(
  before: Dossier,
  fact: Recorded<PercorsoEvent>,
  effects: readonly EffectStanding[],
): Dossier {
  const dossier = { ...before, money: evolveMoney(before.money, fact, effects) };
  const change = CHANGES[fact.event.type] as Change<PercorsoEvent['type']> | 'nothing';
  return change === 'nothing' ? dossier : change(dossier, fact);
}

const CHANGES: { readonly [Type in PercorsoEvent['type']]: Change<Type> | 'nothing' } = {
  AdhesionSubmitted: (dossier, { toldAt }) => ({
    ...dossier,
    told: { adhesion: dateOf(toldAt), end: null },
  }),
  AdhesionRejected: (dossier, { toldAt }) => ({
    ...dossier,
    told: { ...dossier.told, end: dateOf(toldAt) },
  }),
  AplChosen: (dossier, { event: { aplId }, effectiveOn, toldAt }) => ({
    ...dossier,
    choices: [...dossier.choices, { aplId, on: effectiveOn, toldOn: dateOf(toldAt), struckOn: null }],
  }),
  AplDeclined: (dossier) => ({ ...dossier, choices: dossier.choices.slice(0, -1) }),
  AplAcceptanceExpired: struckOff,
  FirstMeetingMissed: struckOff,
  AplChangeRequested: (dossier) => ({
    ...dossier,
    changes: { ...dossier.changes, apl: dossier.changes.apl + 1 },
  }),
  TutorChanged: (dossier) => ({
    ...dossier,
    changes: { ...dossier.changes, tutor: dossier.changes.tutor + 1 },
  }),
  FirstMeetingHeld: (dossier, { effectiveOn }) => ({
    ...dossier,
    plan: { since: effectiveOn, signers: [], overdue: false },
  }),
  PlanSigned: (dossier, { event }) => ({
    ...dossier,
    plan: { ...dossier.plan, signers: [...dossier.plan.signers, ...event.signers] },
  }),
  PlanOverdue: (dossier) => ({ ...dossier, plan: { ...dossier.plan, overdue: true } }),
  ActivityRecorded: (dossier, { event: { type: _, ...activity }, toldAt }) => ({
    ...dossier,
    activities: [...dossier.activities, { ...activity, toldAt }],
  }),
  ActivityCancelled: (dossier, { event, toldAt: cancelledAt }) => {
    const gone = dossier.activities.filter((one) => one.activityId === event.activityId);
    return {
      ...dossier,
      activities: dossier.activities.filter((one) => one.activityId !== event.activityId),
      cancelled: [...dossier.cancelled, ...gone.map((one) => ({ ...one, cancelledAt }))],
    };
  },
  EmploymentObserved: (dossier, { event }) => ({
    ...dossier,
    communications: [...dossier.communications, event.communication],
    noticed: [...dossier.noticed, event.personVersion],
  }),
  PercorsoAbandoned: exited,
  MeasureRefused: exited,
  RequirementLost: exited,
  FactsRecorded: 'nothing',
  TakenInCharge: 'nothing',
  ProfileAssigned: 'nothing',
  PattoSigned: 'nothing',
  AssegnoIssued: 'nothing',
  AplAccepted: 'nothing',
  GuidanceOpened: 'nothing',
  AssegnoLapsed: 'nothing',
  PercorsoConcluded: 'nothing',
  OutcomeRecognised: 'nothing',
  OutcomeVerified: 'nothing',
  FeeAssessed: 'nothing',
  ReservationChanged: 'nothing',
  ReservationReleased: 'nothing',
  FundsMissing: 'nothing',
  PercorsoSettled: 'nothing',
  PaymentProposed: 'nothing',
  PaymentApproved: 'nothing',
  PaymentRejected: 'nothing',
  RecoveryOpened: 'nothing',
  RecoveryRecorded: 'nothing',
  EffectAnswered: 'nothing',
  EffectReopened: 'nothing',
};

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

function struckOff(dossier: Dossier, { effectiveOn }: { readonly effectiveOn: CivilDate }): Dossier {
  const last = dossier.choices.length - 1;
  const choices = dossier.choices.map((one, index) =>
    index === last ? { ...one, struckOn: effectiveOn } : one,
  );
  return { ...dossier, choices };
}

function exited(
  dossier: Dossier,
  { effectiveOn, toldAt }: { readonly effectiveOn: CivilDate; readonly toldAt: Instant },
): Dossier {
  return { ...dossier, exitedOn: effectiveOn, told: { ...dossier.told, end: dateOf(toldAt) } };
}
