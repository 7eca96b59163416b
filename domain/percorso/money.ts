import { EMPTY_ACCOUNT, entitledCents, type Account } from '../account/account';
import {
  approved,
  assessed,
  claimed,
  claimReduced,
  closed,
  paid,
  proposed,
  recovered,
  rejected,
} from '../account/changes';
import type { Payee } from '../account/payee';
import { afterRecovery } from '../account/recovery-changes';
import type { RecoveryEvent } from '../account/recovery-events';
import type { Recorded } from '../decider';
import type { AplId, EnvelopeCode, Protocol } from '../identifiers';
import type { OutcomeClassName } from '../programmes/entitlements';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { EffectStanding } from './effects';
import type { PercorsoEvent } from './events';

/** The money of a percorso: its account, what is set aside, and what jobs may still earn. Cents. */
export interface Money extends Account {
  /** Out of which it is paid; null before anything was set aside. */
  readonly envelope: EnvelopeCode | null;
  /** Drawn from the envelope now. */
  readonly heldCents: number;
  /** What remains drawn once the accounting body has confirmed a release. */
  readonly keptCents: number;
  readonly expected: Expected;
  /** Up to this day every milestone was assessed. */
  readonly verifiedTo: CivilDate | null;
  readonly settled: boolean;
  readonly missingCents: number;
}

/** The best result that the jobs known so far can earn in all, past and future milestones included. */
export interface Expected {
  readonly outcome: OutcomeClassName | null;
  readonly relationship: Protocol | null;
  readonly cents: number;
}

export const NO_MONEY: Money = {
  ...EMPTY_ACCOUNT,
  envelope: null,
  heldCents: 0,
  keptCents: 0,
  expected: { outcome: null, relationship: null, cents: 0 },
  verifiedTo: null,
  settled: false,
  missingCents: 0,
};

/**
 * What is drawn: what is kept, or more where the accounting body has not confirmed the release of more. What it never set
 * aside needs no release.
 */
export function withHeld(money: Money, effects: Effects): Money {
  const unreleased = effects
    .filter((one) => one.effect === 'reserve-budget' && one.direction === 'undo' && one.answer !== 'done')
    .map((one) => Number(one.details['cents']));
  const heldCents = Math.max(money.keptCents, ...unreleased);
  return heldCents === money.heldCents ? money : { ...money, heldCents };
}

/** The account of the body that provides. */
export function ofApl(aplId: AplId): Payee {
  return `apl/${aplId}`;
}

/** What all payees are entitled to, as assessed. */
export function assessedCents({ payees }: Money): number {
  return payees.reduce((sum, one) => sum + entitledCents(one), 0);
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Effects = readonly EffectStanding[];
type Change<Type extends PercorsoEvent['type']> = (
  money: Money,
  fact: Recorded<Event<Type>>,
  effects: Effects,
) => Money;

/** The money after one more fact; `effects` are those before it. */
export function evolveMoney(money: Money, fact: Recorded<PercorsoEvent>, effects: Effects): Money {
  const changes: { readonly [type in PercorsoEvent['type']]?: Change<never> } = MONEY_CHANGES;
  return changes[fact.event.type]?.(money, fact as never, effects) ?? money;
}

/** What a fact changes of the money; one that is not here moves none. */
export const MONEY_CHANGES = {
  AssegnoIssued: (money, { event: { envelope, reservedCents } }) => ({
    ...money,
    envelope,
    keptCents: reservedCents,
  }),
  ReservationChanged: (money, { event: { envelope, cents } }) => ({
    ...money,
    envelope,
    keptCents: cents,
    missingCents: 0,
  }),
  ReservationReleased: leaving,
  PercorsoAbandoned: leaving,
  MeasureRefused: leaving,
  RequirementLost: leaving,
  AssegnoLapsed: leaving,
  PercorsoClosedByDeath: leaving,
  PercorsoSettled: (money) => ({ ...money, settled: true }),
  OutcomeRecognised: (money, { event: { outcome, relationship, expectedCents } }) => ({
    ...money,
    expected: { outcome, relationship, cents: expectedCents },
    missingCents: 0,
  }),
  OutcomeVerified: (money, fact) => ({ ...money, verifiedTo: later(money.verifiedTo, fact.effectiveOn) }),
  EmploymentObserved: (money, fact) => ({
    ...money,
    verifiedTo: later(money.verifiedTo, dateOf(fact.toldAt)),
  }),
  TrancheMatured: (money, fact) => ({ ...money, verifiedTo: later(money.verifiedTo, fact.effectiveOn) }),
  FundsMissing: (money, { event }) => ({ ...money, missingCents: event.cents }),
  FeeAssessed: (money, { event: { payee, part, entitledCents: cents } }) =>
    assessed({ ...money, missingCents: 0 }, payee, { name: part, cents }),
  RecoveryOpened: (money, { event: { payee, cents } }) => claimed(money, payee, cents),
  RecoveryReduced: (money, { event: { payee, cents } }) => claimReduced(money, payee, cents),
  RecoveryWithdrawn: (money, { event: { payee, cents } }) => claimReduced(money, payee, cents),
  RecoveryRecorded: (money, { event: { payee, cents } }) => recovered(money, payee, cents),
  RecoveryNoticeDelivered: dealtWith,
  RecoveryReplyReceived: dealtWith,
  RecoveryReplyAccepted: dealtWith,
  RecoveryReplyDismissed: dealtWith,
  RecoveryReplyTermPassed: dealtWith,
  RecoveryInstalmentsAgreed: dealtWith,
  RecoveryOverdue: dealtWith,
  RecoverySetOff: dealtWith,
  WriteOffProposed: dealtWith,
  WriteOffApproved: dealtWith,
  WriteOffRejected: dealtWith,
  PaymentProposed: (money, { event: { type: _, ...asked }, version, actor }) =>
    proposed(money, { version, ...asked, proposedBy: actor.user }),
  PaymentApproved: (money, { event }) => approved(money, event.proposal),
  PaymentRejected: (money, { event }) => rejected(money, event.proposal),
  EffectAnswered: answered,
  EffectClosed: (money, { event }, effects) => closed(money, proposalBehind(event, effects)),
} satisfies { readonly [Type in PercorsoEvent['type']]?: Change<Type> };

function dealtWith(money: Money, fact: Recorded<RecoveryEvent>): Money {
  return afterRecovery(money, fact);
}

/** Nothing is kept any more. */
function leaving(money: Money): Money {
  return { ...money, keptCents: 0, settled: true };
}

/** A payment that was made. */
function answered(money: Money, { event }: Recorded<Event<'EffectAnswered'>>, effects: Effects): Money {
  if (event.answer !== 'done' || event.effect !== 'pay-fee') return money;
  return paid(money, proposalBehind(event, effects));
}

/** The proposal that an effect pays; undefined where it pays none. */
export function proposalBehind({ key }: { readonly key: string }, effects: Effects): unknown {
  return effects.find((one) => one.key === key)?.details['proposal'];
}

function later(one: CivilDate | null, other: CivilDate): CivilDate {
  return one !== null && one > other ? one : other;
}
