import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import { isOfSameDays, type UnaccreditedDays } from '../entitlement/pathway-facts';
import type { PersonId, Protocol } from '../identifiers';
import type { Knowable } from '../knowable';
import { NO_OTHER_RECORDS, type OtherRecords } from '../person/hearing';
import type { StepName } from '../programmes/pathway';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { KnownActivity } from '../activity';
import { lastChanged, leftOn, newChoice, type KnownChoice } from './choices';
import type { PercorsoEvent, PlanSigner, Sex } from './events';
import type { EffectStanding } from './effects';
import type { FirstStep } from './first-steps';
import { evolveMoney, NO_MONEY, type Money } from './money';
import { NEVER_LOOKED_AT, readOnce, turned, type Accreditation } from './accredited';

/** What accumulates in a percorso whatever its phase, also after its end. */
export interface Dossier {
  readonly sex: Knowable<Sex>;
  readonly choices: readonly KnownChoice[];
  /** Days on which bodies of theirs were not accredited, as last read, each with the day on which it was. */
  readonly unaccredited: readonly (UnaccreditedDays & { readonly readOn: CivilDate })[];
  readonly accreditation: Accreditation;
  readonly activities: readonly KnownActivity[];
  /** Recorded by mistake: they counted until that was told. */
  readonly cancelled: readonly (KnownActivity & { readonly cancelledAt: Instant })[];
  readonly firsts: readonly FirstStep[];
  /** The plan of the provider met last: who has signed it. */
  readonly plan: { readonly signers: readonly PlanSigner[] };
  /** The steps whose lateness the parties were told. */
  readonly late: readonly StepName[];
  readonly changes: { readonly provider: number; readonly tutor: number };
  readonly communications: readonly Communication[];
  /** The versions of the person's stream that were noticed. */
  readonly noticed: readonly number[];
  /** What stands beside the record of the person that is followed. */
  readonly records: OtherRecords;
  /** Other records of the person under which it holds her place. */
  readonly places: readonly PersonId[];
  /** The day of an exit; null without one. */
  readonly exitedOn: CivilDate | null;
  /** The day on which the person died, and the day on which that was told; null as far as is known. */
  readonly death: { readonly on: CivilDate; readonly toldOn: CivilDate } | null;
  /** The days on which the administration was told of the adhesion, and of a rejection or an exit. */
  readonly told: { readonly adhesion: CivilDate | null; readonly end: CivilDate | null };
  /** Hires that earn in another pathway, each with the day on which that was found. */
  readonly elsewhere: readonly { readonly relationship: Protocol; readonly foundOn: CivilDate }[];
  readonly money: Money;
}

export function emptyDossier(sex: Knowable<Sex>): Dossier {
  return {
    sex,
    choices: [],
    unaccredited: [],
    accreditation: NEVER_LOOKED_AT,
    activities: [],
    cancelled: [],
    firsts: [],
    plan: { signers: [] },
    late: [],
    changes: { provider: 0, tutor: 0 },
    communications: [],
    noticed: [],
    records: NO_OTHER_RECORDS,
    places: [],
    exitedOn: null,
    death: null,
    told: { adhesion: null, end: null },
    elsewhere: [],
    money: NO_MONEY,
  };
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Change<Type extends PercorsoEvent['type']> = (dossier: Dossier, fact: Recorded<Event<Type>>) => Dossier;

/** The dossier after one more fact, `effects` being those before it. */
export function evolveDossier(
  before: Dossier,
  fact: Recorded<PercorsoEvent>,
  effects: readonly EffectStanding[],
): Dossier {
  const dossier = { ...before, money: evolveMoney(before.money, fact, effects) };
  const changes: { readonly [type in PercorsoEvent['type']]?: Change<never> } = DOSSIER_CHANGES;
  const change = changes[fact.event.type];
  return change === undefined ? dossier : change(dossier, fact as never);
}

/** What a fact changes of the dossier; one that is not here changes nothing of it. */
export const DOSSIER_CHANGES = {
  AdhesionSubmitted: (dossier, { event: { beside = [] }, toldAt }) => ({
    ...dossier,
    records: { ...dossier.records, beside },
    places: beside,
    told: { adhesion: dateOf(toldAt), end: null },
  }),
  AdhesionRejected: (dossier, { toldAt }) => ({
    ...dossier,
    told: { ...dossier.told, end: dateOf(toldAt) },
  }),
  AplChosen: (dossier, fact) => ({
    ...dossier,
    choices: [...dossier.choices, newChoice(fact.event.provider, fact.effectiveOn, dateOf(fact.toldAt))],
    accreditation: turned(dossier.accreditation, { without: [], since: null, lookedAt: fact.toldAt }),
  }),
  AplDeclined: withoutLastChoice,
  AplChoiceWithdrawn: withoutLastChoice,
  AplAcceptanceExpired: struckOff,
  FirstMeetingMissed: struckOff,
  AccreditationRead: (dossier, { event: { unaccredited, read }, toldAt }) => ({
    ...dossier,
    unaccredited: unaccredited.map(
      (days) => dossier.unaccredited.find(isOfSameDays(days)) ?? { ...days, readOn: dateOf(toldAt) },
    ),
    accreditation: readOnce(dossier.accreditation, read, toldAt),
  }),
  AccreditationChanged: (dossier, { event: { without }, effectiveOn, toldAt }) => ({
    ...dossier,
    accreditation: turned(dossier.accreditation, { without, since: effectiveOn, lookedAt: toldAt }),
  }),
  ProviderLost: (dossier, fact) => {
    const wasMet = dossier.choices.at(-1)?.metOn != null;
    return wasMet
      ? { ...dossier, choices: lastChanged(dossier.choices, leftOn(fact)) }
      : struckOff(dossier, fact);
  },
  AplChangeRequested: (dossier, fact) => ({
    ...dossier,
    choices: lastChanged(dossier.choices, leftOn(fact)),
    changes: { ...dossier.changes, provider: dossier.changes.provider + 1 },
  }),
  TutorChanged: (dossier) => ({
    ...dossier,
    changes: { ...dossier.changes, tutor: dossier.changes.tutor + 1 },
  }),
  FirstMeetingHeld: (dossier, fact) => ({
    ...dossier,
    choices: lastChanged(dossier.choices, { metOn: fact.effectiveOn, metToldOn: dateOf(fact.toldAt) }),
    plan: { signers: [] },
    late: dossier.late.filter((step) => step !== 'plan'),
  }),
  PlanSigned: (dossier, fact) => {
    const signers = [...dossier.plan.signers, ...fact.event.signers];
    return { ...dossier, plan: { signers } };
  },
  PlanOverdue: (dossier) => ({ ...dossier, late: [...dossier.late, 'plan'] }),
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
  DeathObserved: (dossier, { event: { personVersion, diedOn }, toldAt }) =>
    withDeath(dossier, personVersion, { on: diedOn, toldOn: dateOf(toldAt) }),
  DeathDisproved: (dossier, { event }) => withDeath(dossier, event.personVersion, null),
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
} satisfies { readonly [Type in PercorsoEvent['type']]?: Change<Type> };

function withDeath(dossier: Dossier, noticed: number, death: Dossier['death']): Dossier {
  return { ...dossier, death, noticed: [...dossier.noticed, noticed] };
}

function withoutLastChoice(dossier: Dossier): Dossier {
  return { ...dossier, choices: dossier.choices.slice(0, -1) };
}

function struckOff(dossier: Dossier, { effectiveOn: struckOn }: Recorded<PercorsoEvent>): Dossier {
  return { ...dossier, choices: lastChanged(dossier.choices, { struckOn }) };
}

function exited(
  dossier: Dossier,
  { effectiveOn, toldAt }: { readonly effectiveOn: CivilDate; readonly toldAt: Instant },
): Dossier {
  return { ...dossier, exitedOn: effectiveOn, told: { ...dossier.told, end: dateOf(toldAt) } };
}
