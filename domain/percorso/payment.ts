import {
  isRefused,
  isStillAsked,
  isStillOwed,
  toApprove,
  toPropose,
  toRecover,
  toReject,
} from '../account/decide';
import { proposalIn } from '../account/account';
import { payeeId } from '../account/payee';
import { isSetOffOrder } from '../account/set-off';
import { accept, refuse, type Context } from '../decider';
import { percorsoStream } from '../identifiers';
import { met } from '../ruling';
import { withMoney } from './assess';
import { isDeceased } from './deceased';
import { EFFECTS, type EffectStanding } from './effects';
import type { EffectName, PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { proposalBehind, type Money } from './money';
import { approvedSetOff, claimOf, proposeSetOff } from './set-off';
import type { PercorsoDecision } from './step';

/** Proposes to pay a payee all that it is owed and that is not already on its way. */
export function proposePayment(
  { command, percorso, rules }: Allowed<'ProposePayment'>,
  context: Context,
): PercorsoDecision {
  const { payee, on, against } = command;
  if (isDeceased(payee, percorso)) return refuse('payee-deceased', [payeeId(payee)]);
  if (against !== undefined) {
    const claim = claimOf(percorsoStream(against), context);
    return proposeSetOff({ payee, on, claim }, { percorso, rules });
  }
  const allowed = toPropose(percorso.dossier.money, payee, rules.acts.payment);
  if (isRefused(allowed)) return refuse('nothing-to-pay', [payeeId(payee)]);
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'PaymentProposed', payee, cents }, basis)]);
}

/** A second person approves. */
export function approvePayment(
  { command, percorso, rules }: Allowed<'ApprovePayment'>,
  context: Context,
): PercorsoDecision {
  const { money } = percorso.dossier;
  const asked = { proposal: command.proposal, actor: context.actor };
  const against = proposalIn(money, command.proposal)?.against;
  const allowed =
    against === undefined
      ? toApprove(money, asked, rules.acts.payment)
      : approvedSetOff(money, asked, { claim: claimOf(against, context), rule: rules.acts.payment });
  if (isRefused(allowed)) return allowed;
  const { version: proposal, payee, cents } = allowed.proposal;
  if (isDeceased(payee, percorso)) return refuse('payee-deceased', [payeeId(payee)]);
  const order = { proposal, payee, cents, ...(against === undefined ? {} : { against }) };
  const event: PercorsoEvent = { type: 'PaymentApproved', ...order };
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
  const { acts, recovery } = rules;
  const allowed = toRecover(percorso.dossier.money, { payee, cents }, { rule: acts.recovery, recovery });
  if (isRefused(allowed))
    return recovery.whenLessIsDue === 'stays' ? refuse('nothing-to-recover', [payeeId(payee)]) : allowed;
  const fact = factOn(on, { type: 'RecoveryRecorded', payee, cents }, allowed.basis);
  return withMoney(percorso, [fact], { ...context, rules });
}

/** What an outside party refused is tried again; a payment only as long as it is still owed. */
export function retryEffect(
  { command, percorso }: Allowed<'RetryEffect'>,
  { today }: Context,
): PercorsoDecision {
  const { key } = command;
  if (!isStillOwed(percorso.dossier.money, proposalBehind(command, percorso.effects)))
    return refuse('payment-no-longer-owed');
  return accept([factOn(today, { type: 'EffectReopened', key })]);
}

/** What an outside party refused is let be, for a reason that the effect admits and, of a payment, that is so. */
export function closeEffect(
  { command, percorso, rules }: Allowed<'CloseEffect'>,
  { today }: Context,
): PercorsoDecision {
  const { key, because } = command;
  const { money } = percorso.dossier;
  const refused = percorso.effects.find((one) => one.key === key);
  if (refused === undefined || EFFECTS[refused.effect].closing !== because)
    return refuse('closing-reason-not-fitting', [key]);
  // What cannot be set off any more is owed as before, and is paid out.
  const isStillDue =
    !isSetOffOrder(refused.details) && (STILL_DUE[refused.effect]?.(money, refused.details) ?? false);
  if (isStillDue) return refuse('sum-still-owed', [key]);
  const basis = because === 'no-longer-owed' ? [met(rules.acts.payment, { key })] : [];
  return accept([factOn(today, { type: 'EffectClosed', key, because }, basis)]);
}

/** Whether the money that an effect is about is still owed, or still asked back; the others are about none. */
const STILL_DUE: { readonly [effect in EffectName]?: (money: Money, details: Details) => boolean } = {
  'pay-fee': (money, { proposal }) => isStillOwed(money, proposal),
  'request-recovery': (money, { payee }) => isStillAsked(money, payee),
};
type Details = EffectStanding['details'];
