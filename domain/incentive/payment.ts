import { proposalIn } from '../account/account';
import { isRefused, toApprove, toPropose, toRecover, toReject } from '../account/decide';
import { accept, refuse } from '../decider';
import { factOn } from './fact';
import type { IncentiveCommand } from './commands';
import { ofEmployer } from './money';
import { settled, type IncentiveDecision, type Setting } from './reassess';
import { approvedSetOff, proposeSetOff } from './set-off';
import type { Applied, WithMoney } from './state';

export type PaymentCommand = Extract<
  IncentiveCommand,
  {
    type:
      | 'ProposeIncentivePayment'
      | 'ApproveIncentivePayment'
      | 'RejectIncentivePayment'
      | 'RecordIncentiveRecovery';
  }
>;
type Command<Type extends PaymentCommand['type']> = Extract<PaymentCommand, { type: Type }>;

/** Payment and recovery, which only an application that was admitted knows. */
export function decidePayment(
  command: PaymentCommand,
  incentive: Applied,
  setting: Setting,
): IncentiveDecision {
  if (!('money' in incentive)) return refuse(nothing(command));
  switch (command.type) {
    case 'ProposeIncentivePayment':
      return propose(command, incentive, setting);
    case 'ApproveIncentivePayment':
      return approve(command, incentive, setting);
    case 'RejectIncentivePayment':
      return reject(command, incentive, setting);
    case 'RecordIncentiveRecovery':
      return recordRecovery(command, incentive, setting);
  }
}

function nothing({ type }: PaymentCommand) {
  switch (type) {
    case 'ProposeIncentivePayment':
      return 'nothing-to-pay';
    case 'ApproveIncentivePayment':
    case 'RejectIncentivePayment':
      return 'proposal-unknown';
    case 'RecordIncentiveRecovery':
      return 'nothing-to-recover';
  }
}

/** Proposes to pay the employer all that it is owed and that is not already on its way. */
function propose(
  { on, against }: Command<'ProposeIncentivePayment'>,
  incentive: WithMoney,
  setting: Setting,
): IncentiveDecision {
  if (against !== undefined) return proposeSetOff({ on, against }, incentive, setting);
  const { application, money } = incentive;
  const allowed = toPropose(money, ofEmployer(application), setting.rules.acts.payment);
  if (isRefused(allowed)) return allowed;
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'IncentivePaymentProposed', cents }, basis)]);
}

/** A second person approves. */
function approve(
  command: Command<'ApproveIncentivePayment'>,
  { application: { employer }, money }: WithMoney,
  setting: Setting,
): IncentiveDecision {
  const rule = setting.rules.acts.payment;
  const asked = { proposal: command.proposal, actor: setting.actor };
  const against = proposalIn(money, command.proposal)?.against;
  const allowed =
    against === undefined
      ? toApprove(money, asked, rule)
      : approvedSetOff(asked, { money, against }, setting);
  if (isRefused(allowed)) return allowed;
  const { version: proposal, cents } = allowed.proposal;
  const { envelope } = money;
  const order = { proposal, employer, envelope, cents, ...(against === undefined ? {} : { against }) };
  const event = { type: 'IncentivePaymentApproved', ...order } as const;
  return accept([factOn(command.on, event, allowed.basis)]);
}

function reject(
  { on, proposal }: Command<'RejectIncentivePayment'>,
  { money }: WithMoney,
  { rules }: Setting,
): IncentiveDecision {
  const allowed = toReject(money, proposal, rules.acts.payment);
  if (isRefused(allowed)) return allowed;
  return accept([factOn(on, { type: 'IncentivePaymentRejected', proposal }, allowed.basis)]);
}

/** Money that the employer gave back, at most what was asked back. */
function recordRecovery(
  { on, cents }: Command<'RecordIncentiveRecovery'>,
  incentive: WithMoney,
  setting: Setting,
): IncentiveDecision {
  const { application, money } = incentive;
  const asked = { payee: ofEmployer(application), cents };
  const { acts, recovery } = setting.rules;
  const allowed = toRecover(money, asked, { rule: acts.recovery, recovery });
  if (isRefused(allowed)) return allowed;
  const fact = factOn(on, { type: 'IncentiveRecoveryRecorded', cents }, allowed.basis);
  return settled(incentive, [fact], setting);
}
