import type { RecoveryEventType } from '../../domain/account/recovery-events';
import type { Payee } from '../../domain/account/payee';
import { askedIn } from '../../domain/account/recovery-changes';
import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { WithMoney } from '../../domain/incentive/state';
import { addDays } from '../../domain/time/civil-date';
import type { EventType, Move } from './failure-world';

const APPROVER: Actor = { role: 'manager', organisation: '', user: 'u-3' };
const paper = '77777777-7777-4777-8777-777777777777';
const order = 'percorso/33333333-3333-4333-8333-333333333333#pay-fee@9';

/** How it comes to each fact of money that is asked back, once it is. */
export function dealtWith(
  payee: Payee,
  overpaid: readonly Move[],
): { readonly [type in RecoveryEventType]: readonly Move[] } {
  const about =
    (act: object): Move =>
    ({ today: on }) => ({ command: { on, payee, ...act } as Command });
  const noticed = [...overpaid, about({ type: 'RecordRecoveryNotice', channel: 'by-hand', paper })];
  const replied = [...noticed, about({ type: 'RecordRecoveryReply', paper })];
  const givenUp = [...overpaid, about({ type: 'ProposeWriteOff', cents: 100, because: 'uncollectable' })];
  const divided: Move = ({ today: on }) => ({
    command: { type: 'AgreeInstalments', on, payee, number: 3, firstOn: addDays(on, 30) },
  });
  const decided = (act: object, what: EventType, named: 'reply' | 'writeOff'): Move =>
    by(APPROVER, payee, { act, what, named });
  return {
    RecoveryNoticeDelivered: noticed,
    RecoveryReplyReceived: replied,
    RecoveryReplyAccepted: [
      ...replied,
      decided({ type: 'AcceptRecoveryReply', cents: 100, because: 'sum-wrong' }, REPLY, 'reply'),
    ],
    RecoveryReplyDismissed: [
      ...replied,
      decided({ type: 'DismissRecoveryReply', because: 'unfounded' }, REPLY, 'reply'),
    ],
    RecoveryReplyTermPassed: [...noticed, { until: 'RecoveryReplyTermPassed' }],
    RecoveryInstalmentsAgreed: [...noticed, divided],
    RecoveryOverdue: [...noticed, { until: 'RecoveryOverdue' }],
    RecoverySetOff: [...overpaid, about({ type: 'RecordSetOff', cents: 100, order })],
    WriteOffProposed: givenUp,
    WriteOffApproved: [...givenUp, decided({ type: 'ApproveWriteOff' }, WRITE_OFF, 'writeOff')],
    WriteOffRejected: [...givenUp, decided({ type: 'RejectWriteOff' }, WRITE_OFF, 'writeOff')],
  };
}

/** All that an incentive asks back is given up. */
export function allGivenUp(payee: Payee, overpaid: readonly Move[]): readonly Move[] {
  const proposed: Move = (world) => {
    const { outstanding: cents } = askedIn((world.state() as WithMoney).money, payee);
    const on = world.today;
    return { command: { type: 'ProposeWriteOff', on, payee, cents, because: 'uncollectable' } };
  };
  const act = { type: 'ApproveWriteOff' };
  return [...overpaid, proposed, by(APPROVER, payee, { act, what: WRITE_OFF, named: 'writeOff' })];
}

const REPLY: EventType = 'RecoveryReplyReceived';
const WRITE_OFF: EventType = 'WriteOffProposed';

interface Decided {
  readonly act: object;
  readonly what: EventType;
  readonly named: 'reply' | 'writeOff';
}

function by(actor: Actor, payee: Payee, { act, what, named }: Decided): Move {
  return ({ today: on, versionOf }) => ({
    actor,
    command: { on, payee, ...act, [named]: versionOf(what) } as Command,
  });
}
