import { isRefused, isStillOwed, toApprove, toPropose, toRecover, toReject } from '../account/decide';
import { accept, refuse, type Context } from '../decider';
import { withMoney } from './assess';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { aplOf, ofApl } from './money';
import type { PercorsoDecision } from './step';

/** Proposes to pay a provider all that it is owed and that is not already on its way. */
export function proposePayment({ command, percorso, rules }: Allowed<'ProposePayment'>): PercorsoDecision {
  const { aplId, on } = command;
  const allowed = toPropose(percorso.dossier.money, ofApl(aplId), rules.acts.payment);
  if (isRefused(allowed)) return refuse('nothing-to-pay', [aplId]);
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'PaymentProposed', aplId, cents }, basis)]);
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
  const event: PercorsoEvent = { type: 'PaymentApproved', proposal, aplId: aplOf(payee), cents };
  return accept([factOn(command.on, event, allowed.basis)]);
}

export function rejectPayment({ command, percorso, rules }: Allowed<'RejectPayment'>): PercorsoDecision {
  const { proposal, on } = command;
  const allowed = toReject(percorso.dossier.money, proposal, rules.acts.payment);
  if (isRefused(allowed)) return allowed;
  return accept([factOn(on, { type: 'PaymentRejected', proposal }, allowed.basis)]);
}

/** Money that a provider gave back, at most what was asked back. */
export function recordRecovery(
  { command, percorso, rules }: Allowed<'RecordRecovery'>,
  context: Context,
): PercorsoDecision {
  const { aplId, cents, on } = command;
  const asked = { payee: ofApl(aplId), cents };
  const allowed = toRecover(percorso.dossier.money, asked, rules.acts.recovery);
  if (isRefused(allowed)) return refuse('nothing-to-recover', [aplId]);
  const fact = factOn(on, { type: 'RecoveryRecorded', aplId, cents }, allowed.basis);
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
