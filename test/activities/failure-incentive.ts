import type { Command } from '../../domain/deciders';
import type { Communication } from '../../domain/employment/communication';
import { INCENTIVE_EFFECTS } from '../../domain/incentive/effects';
import type { IncentiveEvent } from '../../domain/incentive/events';
import type { Application } from '../../domain/incentive/application';
import { heldBy } from '../../domain/incentive/claims';
import type { Incentive } from '../../domain/incentive/state';
import { annulment, contract, end, hire, protocol } from '../domain/employment/messages';
import { APPLICATION } from '../domain/incentive/world';
import { CPI_FIRENZE, moment } from '../domain/values';
import { steps } from '../support/pathway';
import { asked, HEAD } from './failure-percorso';
import { allGivenUp, dealtWith } from './failure-recovery';
import { joined, parted, type Move, type Subject } from './failure-world';
import { activityOf } from '../domain/percorso/activity';

const EMPLOYER = `employer/${APPLICATION.employer}` as const;
const ENVELOPE = 'envelope/TOS-PIO2-INCENTIVI';
const JOB = hire(1, ['2020-06-01']);

/** A message about the worker, received on the day on which it is told. */
const message =
  (communication: Communication): Move =>
  ({ person, today: receivedOn }) => ({
    stream: person,
    command: { type: 'ReportEmployment', communication: { ...communication, receivedOn } },
  });
const hired = message(JOB);
const ended = end(2, JOB, '2020-07-10');
const annulled = annulment(3, JOB);
/** Annuls the one that was annulled: the job is there again. */
const withdrawn = (of: Communication, number: number): Move => message(annulment(number, of));

const percorso =
  (command: object): Move =>
  ({ percorsoId, today: on }) => ({
    stream: `percorso/${percorsoId}`,
    command: { on, ...command } as Command,
  });
const interviewed = percorso(
  activityOf({ on: '2020-05-04', digit: 99, kind: 'interview', provider: CPI_FIRENZE }),
);
const resized =
  (cents: number): Move =>
  () => ({ stream: ENVELOPE, command: { type: 'ResizeEnvelope', cents } });
const applying =
  (changes: Partial<Application> = {}): Move =>
  ({ personId, percorsoId, today: on }) => ({
    command: {
      type: 'ApplyForIncentive',
      on,
      ...APPLICATION,
      personId,
      percorsoId,
      ...changes,
    } as Command,
  });

const corrected: Move = ({ personId, percorsoId, today: on }) => {
  const application = { ...APPLICATION, personId, percorsoId, weeklyHours: 2000 };
  const instead = { type: 'ApplyForIncentive', on, ...application } as Command;
  return { command: { type: 'CorrectIncentiveFact', on, corrects: 1, instead, withdraws: [] } as Command };
};

const ready: readonly Move[] = [interviewed, hired];
const admitted: readonly Move[] = [...ready, applying()];
const reduced: readonly Move[] = [...admitted, message(ended)];
const proposed: readonly Move[] = [...admitted, asked({ type: 'ProposeIncentivePayment' })];
const answering =
  (type: 'ApproveIncentivePayment' | 'RejectIncentivePayment'): Move =>
  ({ versionOf, today: on }) => ({
    command: { type, on, proposal: versionOf('IncentivePaymentProposed') },
    actor: HEAD,
  });
const approved: readonly Move[] = [...proposed, answering('ApproveIncentivePayment')];
const overpaid: readonly Move[] = [...approved, message(ended)];
const poor: readonly Move[] = [...ready, resized(1), applying()];

const died: Move = ({ person, today: on }) => ({
  stream: person,
  command: { type: 'ReportDeath', on, source: 'family' },
});

type Happening = Exclude<IncentiveEvent['type'], 'EffectAnswered' | 'EffectReopened' | 'EffectClosed'>;
/** A new fact breaks the build here. */
const WAYS: { readonly [type in Happening]: readonly Move[] } = {
  IncentiveApplied: admitted,
  HireObserved: [
    ...admitted,
    message(hire(7, ['2020-06-20', '2020-07-01'], { contract: contract('C.01.00') })),
  ],
  WorkerDeathObserved: [...admitted, died],
  PersonJoined: [...admitted, ...joined],
  PersonParted: [...admitted, ...parted],
  PathwayConsulted: [hired, applying(), interviewed, asked({ type: 'ReassessIncentive' })],
  FactsAwaited: [hired, applying()],
  AdmissionDeferred: poor,
  FundsAwaited: poor,
  IncentiveAdmitted: admitted,
  IncentiveRejected: [...ready, applying({ seat: { ...APPLICATION.seat, region: '12' as never } })],
  IncentiveReduced: reduced,
  IncentiveWithdrawn: [...admitted, message(annulled)],
  IncentiveRestored: [...reduced, withdrawn(ended, 4)],
  IncentiveReserved: [...admitted, message(annulled), withdrawn(annulled, 5)],
  IncentivePaymentProposed: proposed,
  IncentivePaymentApproved: approved,
  IncentivePaymentRejected: [...proposed, answering('RejectIncentivePayment')],
  IncentiveRecoveryOpened: overpaid,
  FactCorrected: [...admitted, corrected],
  IncentiveRecoveryReduced: dealtWith(EMPLOYER, overpaid).RecoveryReplyAccepted,
  IncentiveRecoveryWithdrawn: allGivenUp(EMPLOYER, overpaid),
  ...dealtWith(EMPLOYER, overpaid),
  IncentiveRecoveryRecorded: [...overpaid, asked({ type: 'RecordIncentiveRecovery', cents: 100 })],
};

const begun: readonly Move[] = [...steps('').keys()].map(
  (type): Move =>
    ({ personId, percorsoId, today }) => ({
      stream: `percorso/${percorsoId}`,
      command: steps(personId, today).get(type) as Command,
    }),
);
const opened: Move = () => ({ stream: ENVELOPE, command: { type: 'OpenEnvelope', cents: 10_000_000 } });

export const INCENTIVE_SUBJECT: Subject = {
  kind: 'incentive',
  table: INCENTIVE_EFFECTS as unknown as Subject['table'],
  firstMorning: moment('2020-07-13'),
  before: [opened, ...begun].map((move) => [moment('2020-01-15'), move]),
  ways: WAYS,
  leave: message(annulment(9, { ...JOB, protocol: protocol(1) })),
  hasEnded: (state) => ['rejected', 'withdrawn'].includes((state as Incentive).phase),
  retry: (key) => ({ type: 'RetryIncentiveEffect', key }),
  holds: (state) => {
    const { keys, amount } = heldBy(state as Incentive);
    return { keys: keys.length, cents: amount?.cents ?? 0 };
  },
};
