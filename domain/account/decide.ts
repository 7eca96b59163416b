import { refuse, type Actor, type Decision } from '../decider';
import type { RecoveryRule } from '../programmes/programme';
import { met, notMet, type Citation, type Ruling } from '../ruling';
import { isSameUser } from '../users';
import {
  outstandingCents,
  overpaidCents,
  payableCents,
  payeeIn,
  proposalIn,
  unapprovedCents,
  type Account,
  type Proposal,
} from './account';
import { payeeId, type Payee } from './payee';

/** What an account allows, with the rule that says so; the stream makes its own fact of it. */
export type Allowance<What> = Decision<never> | ({ readonly basis: readonly Ruling[] } & What);

export function isRefused<What>(allowance: Allowance<What>): allowance is Decision<never> {
  return 'verdict' in allowance;
}

/** All that a payee is owed and that is not already on its way. */
export function toPropose(
  account: Account,
  payee: Payee,
  rule: Citation,
): Allowance<{ readonly cents: number }> {
  const cents = payableCents(account, payee);
  if (cents <= 0) return refuse('nothing-to-pay');
  return { cents, basis: [met(rule, { owedCents: cents })] };
}

/** A second person approves (two pairs of eyes), as long as that much is still owed. */
export function toApprove(
  account: Account,
  { proposal, actor }: { readonly proposal: number; readonly actor: Actor },
  rule: Citation,
): Allowance<{ readonly proposal: Proposal }> {
  const open = openProposal(account, proposal);
  if (open === undefined) return refuse('proposal-unknown', [String(proposal)]);
  const { cents, proposedBy, payee } = open;
  const facts = { cents, proposedBy, approvedBy: actor.user };
  if (isSameUser(proposedBy, actor.user)) return refuse('same-person-approves', [], [notMet(rule, facts)]);
  if (unapprovedCents(account, payee) < cents)
    return refuse('payment-no-longer-owed', [], [notMet(rule, facts)]);
  return { proposal: open, basis: [met(rule, facts)] };
}

export function toReject(
  account: Account,
  proposal: number,
  rule: Citation,
): Allowance<{ readonly proposal: Proposal }> {
  const open = openProposal(account, proposal);
  if (open === undefined) return refuse('proposal-unknown', [String(proposal)]);
  return { proposal: open, basis: [met(rule, { cents: open.cents })] };
}

/** Money that a payee gave back, at most what is asked back; where a claim falls, at most what was paid too much. */
export function toRecover(
  account: Account,
  { payee, cents }: { readonly payee: Payee; readonly cents: number },
  { rule, recovery }: { readonly rule: Citation; readonly recovery: RecoveryRule },
): Allowance<unknown> {
  const one = payeeIn(account, payee);
  const asked = outstandingCents(one);
  if (recovery.whenLessIsDue === 'stays')
    return cents <= 0 || cents > asked ? refuse('nothing-to-recover') : recovered(rule, asked);
  const due = Math.min(asked, overpaidCents(one));
  if (cents > 0 && cents <= due) return recovered(rule, due);
  return refuse('nothing-to-recover', [payeeId(payee), String(due)]);
}

function recovered(rule: Citation, outstanding: number): { readonly basis: readonly Ruling[] } {
  return { basis: [met(rule, { outstandingCents: outstanding })] };
}

/** Whether the payment of a proposal that the other party refused may be tried again: as long as all of it is owed. True where it is no payment. */
export function isStillOwed(account: Account, version: unknown): boolean {
  const proposal = proposalIn(account, version);
  return proposal === undefined || unapprovedCents(account, proposal.payee) >= 0;
}

/** Whether anything is still asked back of a payee. */
export function isStillAsked({ payees }: Account, payee: unknown): boolean {
  return payees.some((one) => one.payee === payee && outstandingCents(one) > 0);
}

function openProposal(account: Account, version: number): Proposal | undefined {
  const proposal = proposalIn(account, version);
  return proposal?.standing === 'open' ? proposal : undefined;
}
