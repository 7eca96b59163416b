import type { Recorded } from '../decider';
import type { EffectStanding } from './effects';
import type { IncentiveEvent } from './events';
import type { Money } from './state';

type Event<Type extends IncentiveEvent['type']> = Extract<IncentiveEvent, { type: Type }>;
type Effects = readonly EffectStanding[];
type Change<Type extends IncentiveEvent['type']> = (
  money: Money,
  fact: Recorded<Event<Type>>,
  effects: Effects,
) => Money;

/** The money after one more fact; `effects` are those before it. A fact without a row moves none. */
export function evolveMoney(money: Money, fact: Recorded<IncentiveEvent>, effects: Effects): Money {
  const change = CHANGES[fact.event.type] as Change<IncentiveEvent['type']> | undefined;
  return change === undefined ? money : change(money, fact, effects);
}

const CHANGES: { readonly [Type in IncentiveEvent['type']]?: Change<Type> } = {
  IncentiveReduced: (money, { event }) => ({ ...money, entitledCents: event.entitledCents }),
  IncentiveWithdrawn: (money) => ({ ...money, entitledCents: 0 }),
  IncentiveRestored: (money, { event }) => raised(money, event.entitledCents),
  IncentiveReserved: (money, { event }) => ({
    ...raised(money, event.entitledCents),
    heldCents: event.entitledCents,
  }),
  IncentivePaymentProposed: (money, { event: { cents }, version, actor }) => ({
    ...money,
    proposals: [...money.proposals, { version, cents, proposedBy: actor.user, standing: 'open' }],
  }),
  IncentivePaymentApproved: (money, { event }) => ({
    ...money,
    proposals: money.proposals.map((one) =>
      one.version === event.proposal ? { ...one, standing: 'approved' } : one,
    ),
  }),
  IncentivePaymentRejected: (money, { event }) => without(money, event.proposal),
  IncentiveRecoveryOpened: (money, { event }) => ({
    ...money,
    claimedCents: money.claimedCents + event.cents,
  }),
  IncentiveRecoveryRecorded: (money, { event }) => ({
    ...money,
    recoveredCents: money.recoveredCents + event.cents,
  }),
  EffectAnswered: answered,
};

/** With more entitlement the open claims are taken back; what is still paid too much is claimed anew. */
function raised(money: Money, entitledCents: number): Money {
  return { ...money, entitledCents, claimedCents: money.recoveredCents };
}

/** A payment that was made; the proposal that it came from is settled. */
function answered(money: Money, { event }: Recorded<Event<'EffectAnswered'>>, effects: Effects): Money {
  if (event.answer !== 'done' || event.effect !== 'pay-incentive') return money;
  const proposal = effects.find((one) => one.key === event.key)?.details['proposal'];
  const made = money.proposals.find((one) => one.version === proposal);
  if (made === undefined) return money;
  return without({ ...money, paidCents: money.paidCents + made.cents }, made.version);
}

function without(money: Money, version: number): Money {
  return { ...money, proposals: money.proposals.filter((one) => one.version !== version) };
}
