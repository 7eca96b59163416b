import { accept, refuse, type Context } from '../decider';
import { met, notMet } from '../ruling';
import { withMoney } from './assess';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { owedTo, payableTo, payeeOf, type Money, type Proposal } from './money';
import type { PercorsoDecision } from './step';

/** Proposes to pay a provider all that it is owed and that is not already on its way. */
export function proposePayment({ command, percorso, rules }: Allowed<'ProposePayment'>): PercorsoDecision {
  const { money } = percorso.dossier;
  const { aplId, on } = command;
  const cents = payableTo(money, payeeOf(money, aplId));
  if (cents <= 0) return refuse('nothing-to-pay', [aplId]);
  const rule = met(rules.steps.payment, { owedCents: cents });
  return accept([factOn(on, { type: 'PaymentProposed', aplId, cents }, [rule])]);
}

/** A second person approves (two pairs of eyes), as long as that much is still owed. */
export function approvePayment(
  { command, percorso, rules }: Allowed<'ApprovePayment'>,
  { actor }: Context,
): PercorsoDecision {
  const { money } = percorso.dossier;
  const proposal = openProposal(money, command.proposal);
  if (proposal === undefined) return refuse('proposal-unknown', [String(command.proposal)]);
  const { payment } = rules.steps;
  const { aplId, cents, proposedBy } = proposal;
  const facts = { cents, proposedBy, approvedBy: actor.user };
  if (proposedBy === actor.user) return refuse('same-person-approves', [], [notMet(payment, facts)]);
  if (stillOwed(money, proposal) < cents)
    return refuse('payment-no-longer-owed', [], [notMet(payment, facts)]);
  const event: PercorsoEvent = { type: 'PaymentApproved', proposal: proposal.version, aplId, cents };
  return accept([factOn(command.on, event, [met(payment, facts)])]);
}

export function rejectPayment({ command, percorso, rules }: Allowed<'RejectPayment'>): PercorsoDecision {
  const proposal = openProposal(percorso.dossier.money, command.proposal);
  if (proposal === undefined) return refuse('proposal-unknown', [String(command.proposal)]);
  const rule = met(rules.steps.payment, { cents: proposal.cents });
  return accept([factOn(command.on, { type: 'PaymentRejected', proposal: proposal.version }, [rule])]);
}

/** Money that a provider gave back, at most what was asked back. */
export function recordRecovery(
  { command, percorso, rules }: Allowed<'RecordRecovery'>,
  context: Context,
): PercorsoDecision {
  const { aplId, cents, on } = command;
  const payee = payeeOf(percorso.dossier.money, aplId);
  const outstanding = payee.claimed - payee.recovered;
  if (cents <= 0 || cents > outstanding) return refuse('nothing-to-recover', [aplId]);
  const rule = met(rules.steps.recovery, { outstandingCents: outstanding });
  const fact = factOn(on, { type: 'RecoveryRecorded', aplId, cents }, [rule]);
  return withMoney(percorso, [fact], { ...context, rules });
}

/** What an outside party refused is tried again; a payment only as long as it is still owed. */
export function retryEffect(
  { command, percorso }: Allowed<'RetryEffect'>,
  { today }: Context,
): PercorsoDecision {
  const { money } = percorso.dossier;
  const version = percorso.effects.find((one) => one.key === command.key)?.details['proposal'];
  const proposal = money.proposals.find((one) => one.version === version);
  if (proposal !== undefined && stillOwed(money, proposal) < 0) return refuse('payment-no-longer-owed');
  return accept([factOn(today, { type: 'EffectReopened', key: command.key })]);
}

function openProposal({ proposals }: Money, version: number): Proposal | undefined {
  return proposals.find((one) => one.version === version && one.standing === 'open');
}

/** What is owed to the payee of a proposal beside the payments already approved. */
function stillOwed(money: Money, { aplId }: Proposal): number {
  const approved = money.proposals.filter((one) => one.aplId === aplId && one.standing === 'approved');
  return owedTo(payeeOf(money, aplId)) - approved.reduce((sum, one) => sum + one.cents, 0);
}
