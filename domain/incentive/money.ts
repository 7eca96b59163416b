import type { AccountName, Posting } from '../ledger';
import type { EffectStanding } from './effects';
import type { Incentive, Money, Proposal } from './state';

/** What the employer is owed: entitled to and not paid; negative where too much was paid and has not come back. Cents. */
export function owedCents({ entitledCents, paidCents, recoveredCents }: Money): number {
  return entitledCents - paidCents + recoveredCents;
}

/** What may be proposed now: what is owed and not already on its way. */
export function payableCents(money: Money): number {
  return owedCents(money) - proposedCents(money.proposals);
}

/** What is owed beside the payments already approved. */
export function unapprovedCents(money: Money): number {
  return owedCents(money) - proposedCents(money.proposals.filter(isApproved));
}

/** What was asked back and has not come. */
export function outstandingCents({ claimedCents, recoveredCents }: Money): number {
  return claimedCents - recoveredCents;
}

/** What was paid too much and is not asked back yet. */
export function unclaimedCents(money: Money): number {
  return Math.max(0, -owedCents(money) - outstandingCents(money));
}

/**
 * The money of a withdrawn incentive goes back to the envelope once nothing of it is out and the accounting body has
 * confirmed the release, or had refused to set it aside at all.
 */
export function released(money: Money, effects: readonly EffectStanding[]): Money {
  const out = money.paidCents !== money.recoveredCents || money.proposals.some(isApproved);
  const reservations = effects.filter((one) => one.effect === 'reserve-incentive');
  const gone = reservations.every(
    ({ direction, answer }) => answer === 'never-done' || (direction === 'undo' && answer === 'done'),
  );
  return out || !gone ? money : { ...money, heldCents: 0 };
}

/** Where the money stands: drawn from the envelope, set aside or owed, paid, and come back. In sum zero. */
export function balances(incentive: Incentive): readonly Posting[] {
  if (incentive.phase !== 'admitted' && incentive.phase !== 'withdrawn') return [];
  const { application, money } = incentive;
  const { envelope, heldCents, entitledCents, paidCents, recoveredCents } = money;
  const payee = application.employer;
  const posting = (account: AccountName, cents: number, to = ''): Posting => ({
    ...{ envelope, account, payee: to, cents },
  });
  return [
    posting('available', -heldCents),
    posting('reserved', heldCents - entitledCents),
    posting('owed', owedCents(money), payee),
    posting('paid', paidCents, payee),
    posting('recovered', -recoveredCents, payee),
  ].filter(({ cents }) => cents !== 0);
}

function isApproved({ standing }: Proposal): boolean {
  return standing === 'approved';
}

function proposedCents(proposals: readonly Proposal[]): number {
  return proposals.reduce((sum, one) => sum + one.cents, 0);
}
