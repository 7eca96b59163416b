import type { Recorded } from '../decider';
import type { Askable, Correcting } from './commands';
import type { FactCorrected, PercorsoEvent, PercorsoEventType, ToldInstead } from './events';

type Fact = Recorded<PercorsoEvent>;

/** What a fact is to a correction: an act with what may be said of it; what time brought; or what stands whatever is corrected. */
export type Nature = Act | 'by-time' | 'beside';

/** An act that somebody asked; null where it stands whatever comes before it. */
export interface Act {
  readonly asked: Askable | null;
  /** What it may have been instead, of the same kind; nothing where only that it never happened may be said. */
  readonly instead: readonly Correcting['type'][];
  /** Whether it may be said that it never happened. */
  readonly withdrawn: boolean;
}

const EXITS = ['ReportAbandonment', 'ReportRefusal', 'ReportLostRequirement'] as const;
const ANSWERS = ['AcceptPerson', 'DeclinePerson'] as const;

/** An act without which there is no percorso, or no money of it: it may be told otherwise, and is never taken out. */
const needed = (asked: Correcting['type']): Act => ({ asked, instead: [asked], withdrawn: false });
const act = (asked: Correcting['type'], instead: Act['instead'] = [asked]): Act => ({
  asked,
  instead,
  withdrawn: true,
});
const undone = (asked: Askable | null): Act => ({ asked, instead: [], withdrawn: true });

export const NATURES: { readonly [Type in PercorsoEventType]: Nature } = {
  AdhesionSubmitted: needed('SubmitAdhesion'),
  FactsRecorded: act('RecordFacts'),
  AdhesionRejected: undone('RecordFacts'),
  TakenInCharge: needed('TakeInCharge'),
  ProfileAssigned: needed('AssignProfile'),
  PathAssigned: undone('AssessNeeds'),
  PathChanged: undone('ChangePath'),
  TeamAgreementSigned: undone('SignTeamAgreement'),
  ProfileRefreshed: act('RefreshProfile'),
  ProfileRefreshDue: 'by-time',
  PattoSigned: needed('SignPatto'),
  PattoUpdated: act('UpdatePatto'),
  AssegnoIssued: needed('IssueAssegno'),
  AplChosen: act('ChooseApl'),
  AplChoiceWithdrawn: undone('WithdrawChoice'),
  AplAccepted: act('AcceptPerson', ANSWERS),
  AplDeclined: act('DeclinePerson', ANSWERS),
  AplAcceptanceExpired: 'by-time',
  FirstMeetingMissed: 'by-time',
  AccreditationRead: 'beside',
  AccreditationChanged: 'beside',
  ProviderLost: undone('ChangeApl'),
  FirstMeetingHeld: act('HoldFirstMeeting'),
  GuidanceOpened: act('OpenGuidance'),
  PlanSigned: act('SignPlan'),
  PlanOverdue: 'by-time',
  PlanAgreed: act('AgreePlan'),
  BreachRecorded: undone('RecordBreach'),
  BusinessOpened: act('OpenBusiness'),
  // It is taken out by its cancellation, which is an act of its own.
  ActivityRecorded: needed('RecordActivity'),
  ActivityCancelled: undone('CancelActivity'),
  AplChangeRequested: act('ChangeApl'),
  TutorChanged: act('ChangeTutor'),
  TutorReplaced: undone('ReplaceTutor'),
  // A wrong one is followed by another.
  PercorsoTransferred: 'beside',
  EmploymentObserved: 'beside',
  PersonJoined: 'beside',
  PersonParted: 'beside',
  DeathObserved: 'beside',
  DeathDisproved: 'beside',
  PercorsoClosedByDeath: undone(null),
  AssegnoLapsed: 'by-time',
  PercorsoConcluded: 'by-time',
  PercorsoAbandoned: act('ReportAbandonment', EXITS),
  MeasureRefused: act('ReportRefusal', EXITS),
  RequirementLost: act('ReportLostRequirement', EXITS),
  FactCorrected: 'beside',
  OutcomeRecognised: 'beside',
  OutcomeVerified: 'beside',
  FeeAssessed: 'beside',
  ReservationChanged: 'beside',
  ReservationReleased: 'beside',
  FundsMissing: 'beside',
  HiresExcluded: 'beside',
  TrancheMatured: 'beside',
  PercorsoSettled: 'by-time',
  PaymentProposed: 'beside',
  PaymentApproved: 'beside',
  PaymentRejected: undone(null),
  RecoveryOpened: 'beside',
  RecoveryReduced: 'beside',
  RecoveryWithdrawn: 'beside',
  RecoveryRecorded: 'beside',
  RecoveryNoticeDelivered: 'beside',
  RecoveryReplyReceived: 'beside',
  RecoveryReplyAccepted: 'beside',
  RecoveryReplyDismissed: 'beside',
  RecoveryReplyTermPassed: 'beside',
  RecoveryInstalmentsAgreed: 'beside',
  RecoveryOverdue: 'beside',
  RecoverySetOff: 'beside',
  WriteOffProposed: 'beside',
  WriteOffApproved: 'beside',
  WriteOffRejected: 'beside',
  EffectAnswered: 'beside',
  EffectReopened: 'beside',
  EffectClosed: 'beside',
};

/** The act that a fact is; undefined where it is none. */
export function actOf({ event }: Pick<Fact, 'event'>): Act | undefined {
  const nature = NATURES[event.type];
  return typeof nature === 'string' ? undefined : nature;
}

export function isCorrection(fact: Fact): fact is Recorded<FactCorrected> {
  return fact.event.type === 'FactCorrected';
}

/** What is told in the place of each fact that was corrected so far; nothing of one that never happened. */
export function toldInstead(history: readonly Fact[]): ReadonlyMap<number, readonly ToldInstead[]> {
  const told = new Map<number, readonly ToldInstead[]>();
  for (const { event } of history.filter(isCorrection)) {
    for (const version of event.withdrawn) told.set(version, []);
    told.set(event.corrects, event.instead);
  }
  return told;
}

/** The facts of a percorso as they hold after its corrections, in their places. Of what time brought the last one tells all. */
export function holding(history: readonly Fact[]): readonly Fact[] {
  const last = history.findLast(isCorrection);
  if (last === undefined) return history;
  const instead = toldInstead(history);
  const { overtaken, arisen } = last.event;
  return history.flatMap((fact) => {
    const told = instead.get(fact.version)?.map((one) => ({ ...fact, ...one })) ?? [fact];
    const after = arisen.filter((one) => one.after === fact.version);
    return [
      ...(overtaken.includes(fact.version) ? [] : told),
      ...after.map(({ after: _, ...one }) => ({ ...last, ...one, ...namedAfter(last, one) })),
    ];
  });
}

/** What time would have brought has no fact of its own: it is named after the correction that says so. */
function namedAfter({ ref, version }: Fact, { event }: ToldInstead): Pick<Fact, 'ref'> {
  return { ref: `${ref ?? String(version)}/${event.type}` };
}

/** Which correction says of a fact that it does not hold as it was recorded: the last that names it. */
export function correctedBy(history: readonly Fact[]): ReadonlyMap<number, number> {
  const corrections = history.filter(isCorrection);
  const last = corrections.at(-1);
  const acts = corrections.flatMap(({ event, version }) =>
    [event.corrects, ...event.withdrawn].map((one) => [one, version] as const),
  );
  return new Map([
    ...acts,
    ...(last?.event.overtaken ?? []).map((one) => [one, last?.version ?? one] as const),
  ]);
}
