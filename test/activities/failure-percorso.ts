import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import { EFFECTS } from '../../domain/percorso/effects';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import type { PercorsoEventType } from '../../domain/percorso/events';
import { hasEnded, type Percorso } from '../../domain/percorso/state';
import { annulment, hire } from '../domain/employment/messages';
import { addDays } from '../../domain/time/civil-date';
import { moment } from '../domain/values';
import { abandon, steps } from '../support/pathway';
import { dealtWith } from './failure-recovery';
import { joined, parted, type Move, type Subject } from './failure-world';

const APL_ID = '57894950971';
export const HEAD: Actor = { role: 'manager', organisation: '', user: 'u-2' };

/** JSON is what crosses the boundary; these commands are written as a client would write them. */
export const asked =
  (command: object): Move =>
  ({ today: on }) => ({ command: { on, ...command } as Command });
const step =
  (type: PercorsoCommandType): Move =>
  ({ personId, today }) => ({ command: steps(personId, today).get(type) as Command });
const upTo = (last: PercorsoCommandType): readonly Move[] => {
  const names = [...steps('').keys()];
  return names.slice(0, names.indexOf(last) + 1).map(step);
};

/** An adhesion that nobody can decide yet, and facts that decide it. */
const undecided: Move = ({ personId, today }) => {
  const command = steps(personId, today).get('SubmitAdhesion') as Extract<
    Command,
    { type: 'SubmitAdhesion' }
  >;
  const facts = { ...command.facts, incomeSupport: { unknown: 'awaiting-register' as const } };
  return { command: { ...command, facts } };
};
const learned = (support: 'naspi' | 'rdc'): Move =>
  asked({ type: 'RecordFacts', facts: { incomeSupport: { known: support } } });

/** A job for good from the first day of this suite on, and that it was a mistake. */
const JOB = hire(1, ['2020-01-15'], { receivedOn: '2020-01-15' as never });
const hired: Move = ({ person }) => ({
  stream: person,
  command: { type: 'ReportEmployment', communication: JOB },
});
const annulled: Move = ({ person, today }) => ({
  stream: person,
  command: { type: 'ReportEmployment', communication: { ...annulment(2, JOB), receivedOn: today } },
});

/** Nor was that. */
const restored: Move = ({ person, today }) => ({
  stream: person,
  command: {
    type: 'ReportEmployment',
    communication: { ...annulment(3, annulment(2, JOB)), receivedOn: today },
  },
});

const died: Move = ({ person, today: on }) => ({
  stream: person,
  command: { type: 'ReportDeath', on, source: 'population-register' },
});
const alive: Move = ({ person }) => ({
  stream: person,
  command: { type: 'WithdrawDeath', source: 'population-register' },
});

const HOUR = {
  type: 'RecordActivity',
  activityId: '99999999-9999-4999-8999-999999999999',
  kind: 'interview',
  minutes: 60,
  mode: 'in-person',
  provider: APL_ID,
  attendance: 'attended',
  groupId: null,
};
const worked: Move = asked(HOUR);
/** The same, told long after the day on which it was given. */
const workedBefore: Move = asked({ ...HOUR, on: '2020-01-20' });
const emptied: Move = () => ({
  stream: 'envelope/TOS-PIO2-ASSEGNO',
  command: { type: 'ResizeEnvelope', cents: 1 },
});

const struckOff: Move = ({ today: on }) => ({
  stream: `apl/${APL_ID}`,
  command: { type: 'WithdrawAccreditation', on },
});

const toBeStruckOff: Move = ({ today }) => ({
  stream: `apl/${APL_ID}`,
  command: { type: 'WithdrawAccreditation', on: addDays(today, 1) },
});

/** The programme of self-employment, until the business is there. */
const selfEmployed: readonly Move[] = [
  ({ personId, today }) => ({
    command: { ...steps(personId, today).get('SubmitAdhesion'), programme: 'AUTO' } as Command,
  }),
  ...(['TakeInCharge', 'SignPatto', 'ChooseApl', 'HoldFirstMeeting'] as const).map(step),
  asked({ type: 'OpenGuidance' }),
  asked({ type: 'OpenBusiness', form: 'enterprise' }),
];

const begun = upTo('HoldFirstMeeting');
const left: Move = ({ today }) => ({ command: abandon(today) });
const earned: readonly Move[] = [...begun, hired, { until: 'FeeAssessed' }];
const proposed: readonly Move[] = [...earned, asked({ type: 'ProposePayment', payee: `apl/${APL_ID}` })];
const answering =
  (type: 'ApprovePayment' | 'RejectPayment'): Move =>
  ({ versionOf, today: on }) => ({
    command: { type, on, proposal: versionOf('PaymentProposed') },
    actor: HEAD,
  });
const approved: readonly Move[] = [...proposed, answering('ApprovePayment')];
const overpaid: readonly Move[] = [...approved, annulled];

/** Not what needs a second pathway, nor what this programme does not pay or provide: neither owes an effect. */
type Beside =
  | 'EffectAnswered'
  | 'EffectReopened'
  | 'EffectClosed'
  | 'HiresExcluded'
  | 'TrancheMatured'
  | 'BreachRecorded'
  | 'ProfileRefreshDue'
  | 'TeamAgreementSigned'
  | 'PathAssigned'
  | 'PathChanged';
type Happening = Exclude<PercorsoEventType, Beside>;
/** A new fact breaks the build here. */
const WAYS: { readonly [type in Happening]: readonly Move[] } = {
  AdhesionSubmitted: upTo('SubmitAdhesion'),
  FactsRecorded: [undecided, learned('naspi')],
  AdhesionRejected: [undecided, learned('rdc')],
  TakenInCharge: upTo('TakeInCharge'),
  ProfileAssigned: upTo('AssignProfile'),
  ProfileRefreshed: [...begun, asked({ type: 'RefreshProfile', profileIndex: 4_000 })],
  PattoSigned: upTo('SignPatto'),
  PattoUpdated: [
    ...begun,
    asked({ type: 'UpdatePatto', because: 'updated', contents: { contactEveryDays: 15 } }),
  ],
  AssegnoIssued: upTo('IssueAssegno'),
  AplChosen: upTo('ChooseApl'),
  AplAccepted: upTo('AcceptPerson'),
  AplDeclined: [...upTo('ChooseApl'), asked({ type: 'DeclinePerson' })],
  AplChoiceWithdrawn: [...upTo('ChooseApl'), asked({ type: 'WithdrawChoice' })],
  AplAcceptanceExpired: [...upTo('ChooseApl'), { until: 'AplAcceptanceExpired' }],
  FirstMeetingMissed: [...upTo('AcceptPerson'), { until: 'FirstMeetingMissed' }],
  AccreditationRead: [...begun, struckOff, asked({ type: 'Reassess' })],
  AccreditationChanged: [...begun, toBeStruckOff, { until: 'AccreditationChanged' }],
  ProviderLost: [...begun, struckOff, asked({ type: 'ChangeApl' })],
  FirstMeetingHeld: begun,
  GuidanceOpened: [...begun, asked({ type: 'OpenGuidance' })],
  PlanSigned: [...begun, asked({ type: 'SignPlan', signers: ['person', 'apl'] })],
  PlanAgreed: [
    ...begun,
    asked({
      type: 'AgreePlan',
      actions: [{ action: 'course', from: '2020-02-03', to: '2020-02-28', hours: 20 }],
    }),
  ],
  PlanOverdue: [...begun, { until: 'PlanOverdue' }],
  BusinessOpened: selfEmployed,
  ActivityRecorded: [...begun, worked],
  ActivityCancelled: [
    ...[...begun, worked],
    asked({ type: 'CancelActivity', activityId: '99999999-9999-4999-8999-999999999999' }),
  ],
  AplChangeRequested: [...begun, asked({ type: 'ChangeApl' })],
  TutorChanged: [...begun, asked({ type: 'ChangeTutor', tutorId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' })],
  TutorReplaced: [...begun, asked({ type: 'ReplaceTutor', tutorId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' })],
  PercorsoTransferred: [
    ...begun,
    asked({ type: 'TransferPercorso', cpi: 'A390C000001', because: 'moved-within-region' }),
  ],
  EmploymentObserved: [...begun, hired],
  DeathObserved: [...begun, died],
  DeathDisproved: [...begun, died, alive],
  PercorsoClosedByDeath: [...begun, died],
  PersonJoined: [...begun, ...joined],
  PersonParted: [...begun, ...parted],
  AssegnoLapsed: [...upTo('IssueAssegno'), { until: 'AssegnoLapsed' }],
  PercorsoConcluded: [...begun, { until: 'PercorsoConcluded' }],
  PercorsoAbandoned: [...upTo('ChooseApl'), left],
  MeasureRefused: [...begun, asked({ type: 'ReportRefusal', cause: 'course' })],
  RequirementLost: [...begun, asked({ type: 'ReportLostRequirement', cause: 'sanction' })],
  FactCorrected: [
    ...[...begun, left],
    ({ versionOf, today: on }) => ({
      command: {
        type: 'CorrectFact',
        on,
        corrects: versionOf('PercorsoAbandoned'),
        instead: null,
        withdraws: [],
      },
    }),
  ],
  OutcomeRecognised: [...begun, hired],
  OutcomeVerified: [...begun, hired, { until: 'OutcomeVerified' }],
  FeeAssessed: earned,
  ReservationChanged: [...begun, worked, left],
  ReservationReleased: [...begun, { until: 'ReservationReleased' }],
  FundsMissing: [...begun, left, emptied, hired],
  PercorsoSettled: [...begun, { until: 'PercorsoSettled' }],
  PaymentProposed: proposed,
  PaymentApproved: approved,
  PaymentRejected: [...proposed, answering('RejectPayment')],
  RecoveryOpened: overpaid,
  RecoveryReduced: [...overpaid, workedBefore],
  RecoveryWithdrawn: [...overpaid, restored],
  RecoveryRecorded: [...overpaid, asked({ type: 'RecordRecovery', payee: `apl/${APL_ID}`, cents: 100 })],
  ...dealtWith(`apl/${APL_ID}`, overpaid),
};

export const PERCORSO_SUBJECT: Subject = {
  kind: 'percorso',
  table: EFFECTS as unknown as Subject['table'],
  firstMorning: moment('2020-01-15'),
  before: [],
  ways: WAYS,
  leave: left,
  hasEnded: (state) => hasEnded(state as Percorso),
  retry: (key) => ({ type: 'RetryEffect', key }),
  // Once every release is confirmed, only what is kept is held.
  holds: (state) => {
    const percorso = state as Percorso;
    if (percorso.phase === 'none') return { keys: 0, cents: 0 };
    return { keys: hasEnded(percorso) ? 0 : 1, cents: percorso.dossier.money.keptCents };
  },
};
