import { isStillAsked, isStillOwed } from '../account/decide';
import { owedCents } from '../account/account';
import { isSetOffOrder } from '../account/set-off';
import { accept, refuse, type Context } from '../decider';
import { refusedEffects } from '../effects';
import { met } from '../ruling';
import type { IncentiveCommand } from './commands';
import { INCENTIVE_EFFECTS, type EffectStanding } from './effects';
import { factOn } from './fact';
import { employerIn, ofEmployer } from './money';
import { settled, type IncentiveDecision, type Setting } from './reassess';
import type { Applied } from './state';

type Command<Type extends IncentiveCommand['type']> = Extract<IncentiveCommand, { type: Type }>;

/** A payment that was refused is not tried again once it is not owed any more. */
export function retry(
  { key }: Command<'RetryIncentiveEffect'>,
  incentive: Applied,
  { today }: Context,
): IncentiveDecision {
  const standing = refused(key, incentive);
  if (standing === undefined) return refuse('effect-not-refused', [key]);
  const { cents } = standing.details;
  const payment = standing.effect === 'pay-incentive' && 'money' in incentive && typeof cents === 'number';
  if (payment && owedCents(employerIn(incentive)) < cents) return refuse('payment-no-longer-owed');
  return accept([factOn(today, { type: 'EffectReopened', key })]);
}

/** What an outside party refused is let be, for a reason that the effect admits and, of money, that is so. */
export function closeEffect(
  { key, because }: Command<'CloseIncentiveEffect'>,
  incentive: Applied,
  setting: Setting,
): IncentiveDecision {
  const { today, rules } = setting;
  const standing = refused(key, incentive);
  if (standing === undefined) return refuse('effect-not-refused', [key]);
  if (INCENTIVE_EFFECTS[standing.effect].closing !== because)
    return refuse('closing-reason-not-fitting', [key]);
  if (isStillDue(standing, incentive)) return refuse('sum-still-owed', [key]);
  const basis = because === 'no-longer-owed' ? [met(rules.acts.payment, { key })] : [];
  const facts = [factOn(today, { type: 'EffectClosed', key, because }, basis)];
  // What was held for a payment that is not made goes back.
  return 'money' in incentive ? settled(incentive, facts, setting) : accept(facts);
}

function refused(key: string, { effects }: Applied): EffectStanding | undefined {
  return refusedEffects(effects).find((one) => one.key === key);
}

/**
 * Whether the money that an effect is about is still owed, or still asked back; the others are about none. What cannot be set off
 * any more is owed as before, and is paid out.
 */
function isStillDue({ effect, details }: EffectStanding, incentive: Applied): boolean {
  if (!('money' in incentive) || isSetOffOrder(details)) return false;
  const { money, application } = incentive;
  if (effect === 'request-incentive-recovery') return isStillAsked(money, ofEmployer(application));
  return effect === 'pay-incentive' && isStillOwed(money, details['proposal']);
}
