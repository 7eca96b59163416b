import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import type { Knowable } from '../knowable';
import type { Protocol } from '../identifiers';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { KnownActivity } from '../activity';
import { lastChanged, newChoice, type KnownChoice } from './choices';
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
  /** Hires that earn in another pathway, each with the day on which that was found. */
  readonly elsewhere: readonly { readonly relationship: Protocol; readonly foundOn: CivilDate }[];
  readonly money: Money;
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
    elsewhere: [],
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
    choices: [...dossier.choices, newChoice(aplId, effectiveOn, toldAt)],
  }),
  AplDeclined: (dossier) => ({ ...dossier, choices: dossier.choices.slice(0, -1) }),
  AplAcceptanceExpired: struckOff,
  FirstMeetingMissed: struckOff,
  AplChangeRequested: (dossier, { effectiveOn: leftOn, toldAt }) => ({
    ...withLastChoice(dossier, { leftOn, leftToldOn: dateOf(toldAt) }),
    changes: { ...dossier.changes, apl: dossier.changes.apl + 1 },
  }),
  TutorChanged: (dossier) => ({
    ...dossier,
    changes: { ...dossier.changes, tutor: dossier.changes.tutor + 1 },
  }),
  FirstMeetingHeld: (dossier, { effectiveOn, toldAt }) => ({
    ...withLastChoice(dossier, { metOn: effectiveOn, metToldOn: dateOf(toldAt) }),
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
  HiresExcluded: (dossier, { event: { relationships }, toldAt }) => {
    const known = (relationship: Protocol) =>
      dossier.elsewhere.find((one) => one.relationship === relationship);
    const foundOn = dateOf(toldAt);
    return {
      ...dossier,
      elsewhere: relationships.map((one) => known(one) ?? { relationship: one, foundOn }),
    };
  },
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
  TrancheMatured: 'nothing',
  PercorsoSettled: 'nothing',
  PaymentProposed: 'nothing',
  PaymentApproved: 'nothing',
  PaymentRejected: 'nothing',
  RecoveryOpened: 'nothing',
  RecoveryRecorded: 'nothing',
  EffectAnswered: 'nothing',
  EffectReopened: 'nothing',
};

function struckOff(dossier: Dossier, { effectiveOn }: { readonly effectiveOn: CivilDate }): Dossier {
  return withLastChoice(dossier, { struckOn: effectiveOn });
}

function withLastChoice(dossier: Dossier, change: Partial<KnownChoice>): Dossier {
  return { ...dossier, choices: lastChanged(dossier.choices, change) };
}

function exited(
  dossier: Dossier,
  { effectiveOn, toldAt }: { readonly effectiveOn: CivilDate; readonly toldAt: Instant },
): Dossier {
  return { ...dossier, exitedOn: effectiveOn, told: { ...dossier.told, end: dateOf(toldAt) } };
}
