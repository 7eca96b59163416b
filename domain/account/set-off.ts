import { refuse } from '../decider';
import type { StreamId } from '../identifiers';
import { RECOVERY_LAW } from '../programmes/recovery';
import { met, type Citation, type Json } from '../ruling';
import { payableCents, type Account, type Proposal } from './account';
import { recoveryOf } from './changes';
import { isRefused, toApprove, toPropose, type Allowance } from './decide';
import { payeeId, type Payee } from './payee';
import { hearingOf } from './recovery';
import { askedIn } from './recovery-changes';

/** A claim of another stream on the payee, and its account as it stands there. */
export interface ClaimElsewhere {
  readonly stream: StreamId;
  readonly account: Account;
}

/** As much of what a payee is owed as another stream asks it to give back. */
export function toSetOff(
  account: Account,
  payee: Payee,
  { claim, rule }: { readonly claim: ClaimElsewhere; readonly rule: Citation },
): Allowance<{ readonly cents: number }> {
  const asked = askedOf(payee, claim);
  if (isRefused(asked)) return asked;
  const allowed = toPropose(account, payee, rule);
  if (isRefused(allowed)) return allowed;
  const cents = Math.min(payableCents(account, payee), asked.cents);
  return { cents, basis: [...allowed.basis, ...asked.basis] };
}

/** A second person approves it, as long as that much is still owed here and asked there. */
export function toApproveSetOff(
  account: Account,
  asked: Parameters<typeof toApprove>[1],
  { claim, rule }: { readonly claim: ClaimElsewhere; readonly rule: Citation },
): Allowance<{ readonly proposal: Proposal }> {
  const allowed = toApprove(account, asked, rule);
  if (isRefused(allowed)) return allowed;
  const { cents, payee } = allowed.proposal;
  const there = askedOf(payee, claim);
  if (isRefused(there)) return there;
  if (there.cents < cents) return refuse('more-than-asked-back', [String(there.cents)]);
  return { ...allowed, basis: [...allowed.basis, ...there.basis] };
}

/** Whether an order is set off against a claim instead of being paid out, as its effect tells it. */
export function isSetOffOrder(details: { readonly [name: string]: Json }): boolean {
  return details['against'] !== undefined;
}

/** Whom an order pays: of an incentive its effect names the employer alone. */
export function payeeOfOrder({ payee, employer }: { readonly [name: string]: Json }): Payee {
  return (payee ?? `employer/${employer as string}`) as Payee;
}

/** Whether an order was set off against the claim already: it is recorded once. */
export function isSetOff({ payees }: Account, order: string): boolean {
  return payees.some(({ setOffs = [] }) => setOffs.some((one) => one.order === order));
}

function askedOf(payee: Payee, { account }: ClaimElsewhere): Allowance<{ readonly cents: number }> {
  const { outstanding } = askedIn(account, payee);
  if (outstanding <= 0) return refuse('nothing-to-recover', [payeeId(payee)]);
  const hearing = hearingOf(recoveryOf(account, payee));
  if (hearing === 'not-noticed') return refuse('recovery-not-noticed', [payeeId(payee)]);
  if (hearing !== 'heard') return refuse('recovery-not-heard', [payeeId(payee)]);
  return {
    cents: outstanding,
    basis: [met(RECOVERY_LAW.setOff, { outstandingCents: outstanding })],
  };
}
