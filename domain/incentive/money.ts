import { entitledCents, payeeIn, postingsOf, type PayeeAccount } from '../account/account';
import {
  approved,
  assessed,
  claimed,
  claimReduced,
  claimWithdrawn,
  closed,
  paid,
  proposed,
  recovered,
  rejected,
  reopened,
} from '../account/changes';
import type { Payee } from '../account/payee';
import { afterRecovery } from '../account/recovery-changes';
import { isOfRecovery, type RecoveryEvent, type RecoveryEventType } from '../account/recovery-events';
import type { Recorded } from '../decider';
import type { Posting } from '../ledger';
import type { Application } from './application';
import type { EffectStanding } from './effects';
import type { FactCorrected, IncentiveEvent } from './events';
import type { Incentive, Money, WithMoney } from './state';

/** The one part of what an employer is entitled to. */
export const PART = 'incentive';

/** The account of the employer who applied. */
export function ofEmployer({ employer }: Pick<Application, 'employer'>): Payee {
  return `employer/${employer}`;
}

export function employerIn({ application, money }: WithMoney): PayeeAccount {
  return payeeIn(money, ofEmployer(application));
}

/**
 * The money of a withdrawn incentive goes back to the envelope once nothing of it is out and the accounting body has
 * confirmed the release, or had refused to set it aside at all.
 */
export function released(money: Money, effects: readonly EffectStanding[]): Money {
  const out =
    money.payees.some((one) => one.paid !== one.recovered) ||
    money.proposals.some(({ standing }) => standing === 'approved');
  const reservations = effects.filter((one) => one.effect === 'reserve-incentive');
  const gone = reservations.every(
    ({ direction, answer }) => answer === 'never-done' || (direction === 'undo' && answer === 'done'),
  );
  return out || !gone ? money : { ...money, heldCents: 0 };
}

/** Where the money stands: drawn from the envelope, set aside or owed, paid, and come back. In sum zero. */
export function balances(incentive: Incentive): readonly Posting[] {
  if (incentive.phase !== 'admitted' && incentive.phase !== 'withdrawn') return [];
  const { money } = incentive;
  const { envelope, heldCents } = money;
  const reserved = heldCents - entitledCents(employerIn(incentive));
  const all: readonly Posting[] = [
    { envelope, account: 'available', payee: '', cents: -heldCents },
    { envelope, account: 'reserved', payee: '', cents: reserved },
    ...postingsOf(money, envelope),
  ];
  return all.filter(({ cents }) => cents !== 0);
}

type Event<Type extends IncentiveEvent['type']> = Extract<IncentiveEvent, { type: Type }>;
type Change<Type extends IncentiveEvent['type']> = (held: WithMoney, fact: Recorded<Event<Type>>) => Money;

/** The money after one more fact, of an application with the effects that it had before. One that moves none says so. */
export function evolveMoney(held: WithMoney, fact: Recorded<IncentiveEvent>): Money {
  const { event } = fact;
  if (isOfRecovery(event)) return afterRecovery(held.money, fact as Recorded<RecoveryEvent>);
  const change = CHANGES[event.type] as Change<IncentiveEvent['type']> | 'nothing';
  return change === 'nothing' ? held.money : change(held, fact);
}

const CHANGES: {
  readonly [Type in Exclude<IncentiveEvent['type'], RecoveryEventType>]: Change<Type> | 'nothing';
} = {
  IncentiveReduced: (held, { event }) => entitled(held, event.entitledCents),
  IncentiveWithdrawn: (held) => entitled(held, 0),
  IncentiveRestored: (held, { event }) => raised(held, event.entitledCents),
  IncentiveReserved: (held, { event }) => ({
    ...raised(held, event.entitledCents),
    heldCents: event.entitledCents,
  }),
  IncentivePaymentProposed: ({ application, money }, { event: { type: _, ...asked }, version, actor }) =>
    proposed(money, { version, payee: ofEmployer(application), ...asked, proposedBy: actor.user }),
  IncentivePaymentApproved: ({ money }, { event }) => approved(money, event.proposal),
  IncentivePaymentRejected: ({ money }, { event }) => rejected(money, event.proposal),
  IncentiveRecoveryOpened: ({ application, money }, { event }) =>
    claimed(money, ofEmployer(application), event.cents),
  IncentiveRecoveryReduced: ({ application, money }, { event }) =>
    claimReduced(money, ofEmployer(application), event.cents),
  IncentiveRecoveryWithdrawn: ({ application, money }, { event }) =>
    claimReduced(money, ofEmployer(application), event.cents),
  IncentiveRecoveryRecorded: ({ application, money }, { event }) =>
    recovered(money, ofEmployer(application), event.cents),
  EffectAnswered: answered,
  FactCorrected: putBack,
  IncentiveApplied: 'nothing',
  PersonJoined: 'nothing',
  PersonParted: 'nothing',
  HireObserved: 'nothing',
  WorkerDeathObserved: 'nothing',
  PathwayConsulted: 'nothing',
  FactsAwaited: 'nothing',
  AdmissionDeferred: 'nothing',
  FundsAwaited: 'nothing',
  IncentiveAdmitted: 'nothing',
  IncentiveRejected: 'nothing',
  EffectReopened: 'nothing',
  EffectClosed: ({ money, effects }, { event }) => closed(money, proposalBehind(event, effects)),
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
  return paid(money, proposalBehind(event, effects));
}

/** A proposal whose rejection never happened is open again, in its place. */
function putBack({ application, money, history }: WithMoney, { event }: Recorded<FactCorrected>): Money {
  const rejection = history.find(({ version }) => version === event.corrects)?.event;
  if (rejection?.type !== 'IncentivePaymentRejected') return money;
  const fact = history.find(({ version }) => version === rejection.proposal);
  if (fact?.event.type !== 'IncentivePaymentProposed') return money;
  const { version, actor } = fact;
  const { type: _, ...asked } = fact.event;
  return reopened(money, { version, payee: ofEmployer(application), ...asked, proposedBy: actor.user });
}

/** The proposal that an effect pays; undefined where it pays none. */
function proposalBehind({ key }: { readonly key: string }, effects: readonly EffectStanding[]): unknown {
  return effects.find((one) => one.key === key)?.details['proposal'];
}
