import type { Command } from '../../domain/deciders';
import { payeeStream } from '../../domain/identifiers';
import { heldBy } from '../../domain/run/claims';
import { RUN_EFFECTS } from '../../domain/run/effects';
import type { RunEvent } from '../../domain/run/events';
import { totalCents, type BegunRun, type Run } from '../../domain/run/state';
import { activityOf } from '../domain/percorso/activity';
import { ACCOUNT, answer, saying } from '../domain/run/world';
import { ENVELOPE, HEAD, moment, OFFICER } from '../domain/values';
import { steps } from '../support/pathway';
import type { Move, Subject } from './failure-world';

const BODY = '57894950971';
const PAYEE = `apl/${BODY}` as const;

const percorso =
  (command: object, actor = OFFICER): Move =>
  ({ percorsoId, today: on }) => ({
    stream: `percorso/${percorsoId}`,
    command: { on, ...command } as Command,
    actor,
  });
const toPayee =
  (command: object): Move =>
  ({ today: on }) => ({ stream: payeeStream(PAYEE), command: { on, ...command } as Command });
const approved: Move = (world) => {
  const proposal = world.beside().findLast(({ event }) => event.type === 'PaymentProposed')?.version;
  const { percorsoId, today: on } = world;
  return {
    stream: `percorso/${percorsoId}`,
    command: { type: 'ApprovePayment', on, proposal } as Command,
    actor: HEAD,
  };
};

const begun: readonly Move[] = [...steps('').keys()].map(
  (type): Move =>
    ({ personId, percorsoId, today }) => ({
      stream: `percorso/${percorsoId}`,
      command: steps(personId, today).get(type) as Command,
    }),
);
const owed: readonly Move[] = [
  percorso(activityOf({ on: '2020-01-15', digit: 7, kind: 'interview', provider: BODY as never })),
  percorso({ type: 'ReportAbandonment', cause: 'declared' }),
  percorso({ type: 'ProposePayment', payee: PAYEE }),
  approved,
  toPayee({ type: 'DeclareAccount', accountId: ACCOUNT, holder: 'payee' }),
  toPayee({ type: 'RecordCheck', check: 'durc', outcome: 'clear', validUntil: null }),
];

const proposed: Move = (world) => ({
  command: {
    type: 'ProposeRun',
    envelope: ENVELOPE,
    payOn: world.today,
    orders: world.orders(),
  },
  actor: OFFICER,
});
const runApproved: Move = (world) => ({
  command: { type: 'ApproveRun', cents: totalCents((world.state() as BegunRun).credits) },
  actor: HEAD,
});
const rejected: Move = ({ today: on }) => ({ command: { type: 'RejectRun', on }, actor: HEAD });
const answered: Move = () => ({ command: saying(answer()), actor: HEAD });

type Happening = Exclude<RunEvent['type'], 'EffectAnswered' | 'EffectReopened'>;
/** A new fact breaks the build here. */
const WAYS: { readonly [type in Happening]: readonly Move[] } = {
  RunProposed: [proposed],
  RunApproved: [proposed, runApproved],
  RunRejected: [proposed, rejected],
  BankAnswered: [proposed, runApproved, answered],
  BankOverdue: [proposed, runApproved, { until: 'BankOverdue' }],
};

export const RUN_SUBJECT: Subject = {
  kind: 'run',
  table: RUN_EFFECTS as unknown as Subject['table'],
  firstMorning: moment('2020-01-16'),
  before: [...begun, ...owed].map((move) => [moment('2020-01-15'), move]),
  ways: WAYS,
  leave: rejected,
  hasEnded: (state) => (state as Run).phase === 'rejected',
  retry: (key) => ({ type: 'ResendRun', key }),
  holds: (state) => ({ keys: heldBy(state as Run).length, cents: 0 }),
};
