import { isRefused, isStillOwed, toApprove, toPropose, toRecover, toReject } from '../account/decide';
import { payeeId } from '../account/payee';
import { accept, refuse, type Context } from '../decider';
import { withMoney } from './assess';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import type { PercorsoDecision } from './step';

/** Proposes to pay a payee all that it is owed and that is not already on its way. */
export function proposePayment({ command, percorso, rules }: Allowed<'ProposePayment'>): PercorsoDecision {
  const { payee, on } = command;
  const allowed = toPropose(percorso.dossier.money, payee, rules.acts.payment);
  if (isRefused(allowed)) return refuse('nothing-to-pay', [payeeId(payee)]);
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'PaymentProposed', payee, cents }, basis)]);
}

/** A second person approves. */
export function approvePayment(
  { command, percorso, rules }: Allowed<'ApprovePayment'>,
  { actor }: Context,
): PercorsoDecision {
  const asked = { proposal: command.proposal, actor };
  const allowed = toApprove(percorso.dossier.money, asked, rules.acts.payment);
  if (isRefused(allowed)) return allowed;
  const { version: proposal, payee, cents } = allowed.proposal;
  const event: PercorsoEvent = { type: 'PaymentApproved', proposal, payee, cents };
  return accept([factOn(command.on, event, allowed.basis)]);
}

export function rejectPayment({ command, percorso, rules }: Allowed<'RejectPayment'>): PercorsoDecision {
  const { proposal, on } = command;
  const allowed = toReject(percorso.dossier.money, proposal, rules.acts.payment);
  if (isRefused(allowed)) return allowed;
  return accept([factOn(on, { type: 'PaymentRejected', proposal }, allowed.basis)]);
}

/** Money that a payee gave back, at most what was asked back. */
export function recordRecovery(
  { command, percorso, rules }: Allowed<'RecordRecovery'>,
  context: Context,
): PercorsoDecision {
  const { payee, cents, on } = command;
  const allowed = toRecover(percorso.dossier.money, { payee, cents }, rules.acts.recovery);
  if (isRefused(allowed)) return refuse('nothing-to-recover', [payeeId(payee)]);
  const fact = factOn(on, { type: 'RecoveryRecorded', payee, cents }, allowed.basis);
  return withMoney(percorso, [fact], { ...context, rules });
}

/** What an outside party refused is tried again; a payment only as long as it is still owed. */
export function retryEffect(
  { command, percorso }: Allowed<'RetryEffect'>,
  { today }: Context,
): PercorsoDecision {
  const version = percorso.effects.find((one) => one.key === command.key)?.details['proposal'];
  if (!isStillOwed(percorso.dossier.money, version)) return refuse('payment-no-longer-owed');
  return accept([factOn(today, { type: 'EffectReopened', key: command.key })]);
}
