import type { Fact } from '../deciders';
import { PAYING_EFFECTS } from '../run/order';
import { totalCents } from '../run/state';
import { isSameUser } from '../users';
import { checksOf, type Checked } from './checks-of-payee';
import { found, type Found, type Lacking } from './evidence';
import { paymentsIn, type Filed, type Move } from './filed';

/** That each payment was made, on which day, and who says so; that money came back proves itself. */
export function paymentLine(filed: Filed): Found {
  const payments = paymentsOf(filed);
  const returned = filed.moves.filter(({ cents }) => cents < 0).map(({ proof }) => proof.version);
  const returns = filed.facts.filter(({ version }) => returned.includes(version));
  return found(
    [...payments.flatMap(({ approved, run, made }) => [...approved, ...run.answers, ...made]), ...returns],
    payments.flatMap(({ move, run }) => [
      move.reference === null && 'payment-reference',
      run.proposed.length > 0 && run.answers.length === 0 && 'bank-answer',
    ]),
  );
}

/** That each payment was proposed by one person and approved by another, and that nothing was found against the payee. */
export function verificationLine(filed: Filed): Found {
  const verified = paymentsOf(filed).map((payment) => ({
    ...payment,
    checks: checksOf(checkedBy(payment), filed.beside),
  }));
  return found(
    verified.flatMap(({ proposed, approved, run, checks }) => [
      ...[...proposed, ...approved, ...run.proposed, ...run.approved],
      ...checks.facts,
    ]),
    verified.flatMap((payment) => [...lackingOf(payment), ...payment.checks.lacking]),
  );
}

/** A payment with the facts that led to it; each of them is one, or none where it is not known. */
interface Payment {
  readonly move: Move;
  readonly proposed: readonly Fact[];
  readonly approved: readonly Fact[];
  readonly made: readonly Fact[];
  readonly run: ByRun;
}

/** The run by which the bank was asked to pay; without facts where another party was. */
interface ByRun {
  readonly proposed: readonly Fact[];
  readonly approved: readonly Fact[];
  /** What the bank said of the credit. */
  readonly answers: readonly Fact[];
}

function paymentsOf(filed: Filed): readonly Payment[] {
  const { facts, beside } = filed;
  return paymentsIn(filed).map((move) => {
    const made = facts.filter(({ version }) => version === move.proof.version);
    const [key] = made.flatMap(({ event }) => (event.type === 'EffectAnswered' ? [event.key] : []));
    const approved = facts.filter((fact) => key !== undefined && keysOf(fact).includes(key));
    const proposals = approved.flatMap(({ event }) => ('proposal' in event ? [event.proposal] : []));
    const proposed = facts.filter(({ version }) => proposals.includes(version));
    const runs = beside.runs.map((run) => byRun(run, { stream: filed.stream, key }));
    const run = runs.find(({ answers }) => answers.length > 0) ?? runs.at(-1) ?? NO_RUN;
    return { move, proposed, approved, made, run };
  });
}

const NO_RUN: ByRun = { proposed: [], approved: [], answers: [] };

/** The keys that the payment of an approval may have; no other fact has one. */
function keysOf({ event, ref, version }: Fact): readonly string[] {
  if (event.type !== 'PaymentApproved' && event.type !== 'IncentivePaymentApproved') return [];
  return PAYING_EFFECTS.map((effect) => `${effect}@${ref ?? String(version)}`);
}

function byRun(
  facts: readonly Fact[],
  order: { readonly stream: string; readonly key: string | undefined },
): ByRun {
  const [proposed] = facts;
  if (proposed?.event.type !== 'RunProposed') return NO_RUN;
  const credit = proposed.event.credits.find(
    ({ stream, key }) => stream === order.stream && key === order.key,
  );
  if (credit === undefined) return NO_RUN;
  const saysPaid = ({ event }: Fact) =>
    event.type === 'BankAnswered' &&
    event.answers.some((one) => one.credit === credit.number && one.answer === 'paid');
  return {
    proposed: [proposed],
    approved: facts.filter(({ event }) => event.type === 'RunApproved'),
    answers: facts.filter(saysPaid),
  };
}

/** A check that is asked beyond a sum counts what the payee got of the run in all, and holds on the day of the run. */
function checkedBy({ move: { payee, cents, proof }, run }: Payment): Checked {
  const event = run.proposed[0]?.event;
  if (event?.type !== 'RunProposed') return { payee, cents, on: proof.on };
  const own = event.credits.filter((credit) => credit.payee === payee);
  return { payee, cents: totalCents(own), on: event.payOn };
}

function lackingOf({ proposed, approved }: Payment): readonly (Lacking | false)[] {
  const proposers = proposed.map(({ actor }) => actor.user);
  return [
    proposed.length === 0 && 'payment-proposal',
    approved.length === 0 && 'payment-approval',
    approved.some(({ actor }) => proposers.some((one) => isSameUser(one, actor.user))) &&
      'same-person-approved',
  ];
}
