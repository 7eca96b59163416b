import { accept, refuse } from '../decider';
import { met, notMet } from '../ruling';
import { factOn } from './fact';
import type { IncentiveCommand } from './incentive';
import { outstandingCents, payableCents, unapprovedCents } from './money';
import { settled, type IncentiveDecision, type Setting } from './reassess';
import type { Applied, Money, Proposal, WithMoney } from './state';

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
  { on }: Command<'ProposeIncentivePayment'>,
  incentive: WithMoney,
  { rules }: Setting,
): IncentiveDecision {
  const cents = payableCents(incentive.money);
  if (cents <= 0) return refuse('nothing-to-pay');
  const rule = met(rules.steps.payment, { owedCents: cents });
  return accept([factOn(on, { type: 'IncentivePaymentProposed', cents }, [rule])]);
}

/** A second person approves (two pairs of eyes), as long as that much is still owed. */
function approve(
  command: Command<'ApproveIncentivePayment'>,
  incentive: WithMoney,
  { actor, rules }: Setting,
): IncentiveDecision {
  const { money, application } = incentive;
  const open = openProposal(money, command.proposal);
  if (open === undefined) return refuse('proposal-unknown', [String(command.proposal)]);
  const { cents, proposedBy, version: proposal } = open;
  const facts = { cents, proposedBy, approvedBy: actor.user };
  const rule = rules.steps.payment;
  if (proposedBy === actor.user) return refuse('same-person-approves', [], [notMet(rule, facts)]);
  if (unapprovedCents(money) < cents) return refuse('payment-no-longer-owed', [], [notMet(rule, facts)]);
  const { employer } = application;
  const { envelope } = money;
  const event = { type: 'IncentivePaymentApproved', proposal, employer, envelope, cents } as const;
  return accept([factOn(command.on, event, [met(rule, facts)])]);
}

function reject(
  { on, proposal }: Command<'RejectIncentivePayment'>,
  incentive: WithMoney,
  { rules }: Setting,
): IncentiveDecision {
  const open = openProposal(incentive.money, proposal);
  if (open === undefined) return refuse('proposal-unknown', [String(proposal)]);
  const rule = met(rules.steps.payment, { cents: open.cents });
  return accept([factOn(on, { type: 'IncentivePaymentRejected', proposal }, [rule])]);
}

/** Money that the employer gave back, at most what was asked back. */
function recordRecovery(
  { on, cents }: Command<'RecordIncentiveRecovery'>,
  incentive: WithMoney,
  setting: Setting,
): IncentiveDecision {
  const outstanding = outstandingCents(incentive.money);
  if (cents <= 0 || cents > outstanding) return refuse('nothing-to-recover');
  const rule = met(setting.rules.steps.recovery, { outstandingCents: outstanding });
  return settled(incentive, [factOn(on, { type: 'IncentiveRecoveryRecorded', cents }, [rule])], setting);
}

function openProposal({ proposals }: Money, version: number): Proposal | undefined {
  return proposals.find((one) => one.version === version && one.standing === 'open');
}
