import { isSetOffOrder } from '../domain/account/set-off';
import type { OwedEffect } from '../domain/decider';
import { INCENTIVE_EFFECT_NAMES } from '../domain/incentive/events';
import { EFFECT_NAMES } from '../domain/percorso/events';
import { PROCEEDING_EFFECT_NAMES } from '../domain/proceeding/events';
import { RUN_EFFECT_NAMES } from '../domain/run/state';
import { isCarriedOut, type CarriedOut } from './measures';
import type { Discharge } from './performance';
import type { EffectRequest, Gateway, Gateways, PartyAnswer } from './ports';

const NAMES = [...EFFECT_NAMES, ...INCENTIVE_EFFECT_NAMES, ...RUN_EFFECT_NAMES, ...PROCEEDING_EFFECT_NAMES];
type EffectName = Exclude<(typeof NAMES)[number], CarriedOut>;

/** Which outside party each effect speaks to; what a measure changes of other streams is asked of those. */
const PARTIES: { readonly [effect in EffectName]: keyof Gateways } = {
  'reserve-budget': 'accounting',
  'notify-apl': 'messages',
  'book-appointments': 'messages',
  'notify-parties': 'messages',
  'pay-fee': 'payments',
  'request-recovery': 'accounting',
  'reserve-incentive': 'accounting',
  'notify-employer': 'messages',
  'pay-incentive': 'payments',
  'request-incentive-recovery': 'accounting',
  'send-payments': 'bank',
  'send-summons': 'messages',
  'send-notice': 'messages',
  'send-decision': 'messages',
  'tell-benefit-payer': 'messages',
  'send-answer': 'messages',
};

/**
 * Performs one owed effect, or asks what became of it. What the party answered comes back, also that it is still at work; a
 * party that cannot be reached throws, and the engine tries again within bounds before the outcome counts as unknown.
 */
export function dischargeWith(gateways: Gateways): (discharge: Discharge) => Promise<PartyAnswer> {
  return async ({ stream, owed }) => {
    if (isSetOffOrder(owed.details)) throw new Error(`${owed.key} is set off, and no party pays it`);
    const gateway = partyFor(effectName(owed.effect), gateways);
    const request: EffectRequest = { stream, key: owed.key, effect: owed.effect, details: owed.details };
    const earlier = owed.mode === 'enquire' ? await gateway.enquire(request, owed.direction) : undefined;
    return earlier ?? attempt(gateway, request, owed.direction);
  };
}

/** Where no payment runs are in use, the accounting system pays. */
function partyFor(effect: EffectName, gateways: Gateways): Gateway {
  const party = PARTIES[effect];
  const gateway = party === 'payments' ? (gateways.payments ?? gateways.accounting) : gateways[party];
  if (gateway === undefined) throw new Error(`Nobody is there for ${effect}`);
  return gateway;
}

function attempt(
  gateway: Gateway,
  request: EffectRequest,
  direction: OwedEffect['direction'],
): Promise<PartyAnswer> {
  return direction === 'do' ? gateway.perform(request) : gateway.undo(request);
}

function effectName(text: string): EffectName {
  const name = NAMES.find((effect) => effect === text);
  if (name === undefined || isCarriedOut(name)) throw new Error(`No effect is named ${text}`);
  return name;
}
