import type { Recorded } from '../decider';
import type { AplId, Protocol } from '../identifiers';
import type { OutcomeClassName } from '../programmes/fees';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { EffectStanding } from './effects';
import type { PercorsoEvent } from './events';

/** The money of a percorso: what is set aside, what jobs may still earn, and what each payee is owed and was paid. Cents. */
export interface Money {
  /** Drawn from the envelope now. */
  readonly heldCents: number;
  /** What remains drawn once the accounting body has confirmed a release. */
  readonly keptCents: number;
  readonly expected: Expected;
  /** Up to this day every milestone was assessed. */
  readonly verifiedTo: CivilDate | null;
  readonly settled: boolean;
  readonly missingCents: number;
  readonly payees: readonly Payee[];
  readonly proposals: readonly Proposal[];
}

/** The best result that the jobs known so far can earn in all, past and future milestones included. */
export interface Expected {
  readonly outcome: OutcomeClassName | null;
  readonly relationship: Protocol | null;
  readonly cents: number;
}

export interface Payee {
  readonly aplId: AplId;
  readonly result: number;
  readonly process: number;
  readonly paid: number;
  /** Asked back so far. */
  readonly claimed: number;
  readonly recovered: number;
}

/** A payment that one person proposed; a second one approves or rejects it. `version` is that of the proposing fact. */
export interface Proposal {
  readonly version: number;
  readonly aplId: AplId;
  readonly cents: number;
  readonly proposedBy: string;
  readonly standing: 'open' | 'approved';
}

export const NO_MONEY: Money = {
  heldCents: 0,
  keptCents: 0,
  expected: { outcome: null, relationship: null, cents: 0 },
  verifiedTo: null,
  settled: false,
  missingCents: 0,
  payees: [],
  proposals: [],
};

/**
 * What is drawn: what is kept, or more where the accounting body has not confirmed the release of more. What it never set
 * aside needs no release.
 */
export function withHeld(money: Money, effects: Effects): Money {
  const unreleased = effects
    .filter((one) => one.effect === 'reserve-budget' && one.direction === 'undo' && one.answer !== 'done')
    .map((one) => Number(one.details['cents']));
  return { ...money, heldCents: Math.max(money.keptCents, ...unreleased) };
}

/** What a payee is owed: entitled to and not paid; negative where too much was paid and not yet recovered. */
export function owedTo({ result, process, paid, recovered }: Payee): number {
  return result + process - paid + recovered;
}

/** What may be proposed for a payee now: what is owed and not already on its way. */
export function payableTo(money: Money, payee: Payee): number {
  const onTheWay = money.proposals.filter((one) => one.aplId === payee.aplId);
  return owedTo(payee) - onTheWay.reduce((sum, one) => sum + one.cents, 0);
}

export function payeeOf(money: Money, aplId: AplId): Payee {
  return (
    money.payees.find((one) => one.aplId === aplId) ?? {
      ...{ aplId, result: 0, process: 0, paid: 0, claimed: 0, recovered: 0 },
    }
  );
}

/** What all payees are entitled to, as assessed. */
export function assessedCents({ payees }: Money): number {
  return payees.reduce((sum, one) => sum + one.result + one.process, 0);
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Effects = readonly EffectStanding[];
type Change<Type extends PercorsoEvent['type']> = (
  money: Money,
  fact: Recorded<Event<Type>>,
  effects: Effects,
) => Money;

/** The money after one more fact; `effects` are those before it. A fact without a row moves none. */
export function evolveMoney(money: Money, fact: Recorded<PercorsoEvent>, effects: Effects): Money {
  const change = CHANGES[fact.event.type] as Change<PercorsoEvent['type']> | undefined;
  return change === undefined ? money : change(money, fact, effects);
}

const CHANGES: { readonly [Type in PercorsoEvent['type']]?: Change<Type> } = {
  AssegnoIssued: (money, { event }) => ({ ...money, keptCents: event.reservedCents }),
  ReservationChanged: (money, { event }) => ({ ...money, keptCents: event.cents, missingCents: 0 }),
  ReservationReleased: leaving,
  PercorsoAbandoned: leaving,
  MeasureRefused: leaving,
  RequirementLost: leaving,
  AssegnoLapsed: leaving,
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
  FundsMissing: (money, { event }) => ({ ...money, missingCents: event.cents }),
  FeeAssessed: (money, { event: { aplId, part, entitledCents } }) =>
    withPayee({ ...money, missingCents: 0 }, { ...payeeOf(money, aplId), [part]: entitledCents }),
  RecoveryOpened: (money, { event: { aplId, cents } }) => {
    const payee = payeeOf(money, aplId);
    return withPayee(money, { ...payee, claimed: payee.claimed + cents });
  },
  RecoveryRecorded: (money, { event: { aplId, cents } }) => {
    const payee = payeeOf(money, aplId);
    return withPayee(money, { ...payee, recovered: payee.recovered + cents });
  },
  PaymentProposed: (money, { event: { aplId, cents }, version, actor }) => ({
    ...money,
    proposals: [...money.proposals, { version, aplId, cents, proposedBy: actor.user, standing: 'open' }],
  }),
  PaymentApproved: (money, { event }) => ({
    ...money,
    proposals: money.proposals.map((one) =>
      one.version === event.proposal ? { ...one, standing: 'approved' } : one,
    ),
  }),
  PaymentRejected: (money, { event }) => without(money, event.proposal),
  EffectAnswered: answered,
};

/** Nothing is kept any more. */
function leaving(money: Money): Money {
  return { ...money, keptCents: 0, settled: true };
}

/** A payment that was made. */
function answered(money: Money, { event }: Recorded<Event<'EffectAnswered'>>, effects: Effects): Money {
  if (event.answer !== 'done') return money;
  const proposal = effects.find((one) => one.key === event.key)?.details['proposal'];
  const paid = money.proposals.find((one) => event.effect === 'pay-fee' && one.version === proposal);
  if (paid === undefined) return money;
  const payee = payeeOf(money, paid.aplId);
  return without(withPayee(money, { ...payee, paid: payee.paid + paid.cents }), paid.version);
}

function withPayee(money: Money, payee: Payee): Money {
  const others = money.payees.filter((one) => one.aplId !== payee.aplId);
  return { ...money, payees: [...others, payee] };
}

function without(money: Money, version: number): Money {
  return { ...money, proposals: money.proposals.filter((one) => one.version !== version) };
}

function later(one: CivilDate | null, other: CivilDate): CivilDate {
  return one !== null && one > other ? one : other;
}
