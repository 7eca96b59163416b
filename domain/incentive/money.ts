import { entitledCents, payeeIn, postingsOf, type PayeeAccount } from '../account/account';
import type { Payee } from '../account/payee';
import type { Posting } from '../ledger';
import type { EffectStanding } from './effects';
import type { Application } from './incentive';
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
