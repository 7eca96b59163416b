import {
  approved,
  assessed,
  claimed,
  claimWithdrawn,
  paid,
  proposed,
  recovered,
  rejected,
} from '../account/changes';
import type { Recorded } from '../decider';
import type { IncentiveEvent } from './events';
import { ofEmployer, PART } from './money';
import type { Money, WithMoney } from './state';

type Event<Type extends IncentiveEvent['type']> = Extract<IncentiveEvent, { type: Type }>;
type Change<Type extends IncentiveEvent['type']> = (held: WithMoney, fact: Recorded<Event<Type>>) => Money;

/** The money after one more fact, of an application with the effects that it had before. One that moves none says so. */
export function evolveMoney(held: WithMoney, fact: Recorded<IncentiveEvent>): Money {
  const change = CHANGES[fact.event.type] as Change<IncentiveEvent['type']> | 'nothing';
  return change === 'nothing' ? held.money : change(held, fact);
}

const CHANGES: { readonly [Type in IncentiveEvent['type']]: Change<Type> | 'nothing' } = {
  IncentiveReduced: (held, { event }) => entitled(held, event.entitledCents),
  IncentiveWithdrawn: (held) => entitled(held, 0),
  IncentiveRestored: (held, { event }) => raised(held, event.entitledCents),
  IncentiveReserved: (held, { event }) => ({
    ...raised(held, event.entitledCents),
    heldCents: event.entitledCents,
  }),
  IncentivePaymentProposed: ({ application, money }, { event: { cents }, version, actor }) =>
    proposed(money, { version, payee: ofEmployer(application), cents, proposedBy: actor.user }),
  IncentivePaymentApproved: ({ money }, { event }) => approved(money, event.proposal),
  IncentivePaymentRejected: ({ money }, { event }) => rejected(money, event.proposal),
  IncentiveRecoveryOpened: ({ application, money }, { event }) =>
    claimed(money, ofEmployer(application), event.cents),
  IncentiveRecoveryRecorded: ({ application, money }, { event }) =>
    recovered(money, ofEmployer(application), event.cents),
  EffectAnswered: answered,
  IncentiveApplied: 'nothing',
  HireObserved: 'nothing',
  PathwayConsulted: 'nothing',
  FactsAwaited: 'nothing',
  AdmissionDeferred: 'nothing',
  FundsAwaited: 'nothing',
  IncentiveAdmitted: 'nothing',
  IncentiveRejected: 'nothing',
  EffectReopened: 'nothing',
};

function entitled({ application, money }: WithMoney, cents: number): Money {
  return assessed(money, ofEmployer(application), { name: PART, cents });
}

/** With more entitlement the open claims are taken back; what is still paid too much is claimed anew. */
function raised(held: WithMoney, cents: number): Money {
  return claimWithdrawn(entitled(held, cents), ofEmployer(held.application));
}

/** A payment that was made; the proposal that it came from is settled. */
function answered({ money, effects }: WithMoney, { event }: Recorded<Event<'EffectAnswered'>>): Money {
  if (event.answer !== 'done' || event.effect !== 'pay-incentive') return money;
  return paid(money, effects.find((one) => one.key === event.key)?.details['proposal']);
}
