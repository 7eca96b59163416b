import {
  outstandingCents,
  payeeIn,
  proposalIn,
  unclaimedCents,
  type Account,
  type PayeeAccount,
  type Proposal,
  type SetOff,
} from './account';
import type { Payee } from './payee';
import { askedMore, type Recovery } from './recovery';

/** A part of what a payee is entitled to was assessed at so many cents. */
export function assessed<Of extends Account>(
  account: Of,
  payee: Payee,
  part: { readonly name: string; readonly cents: number },
): Of {
  return changed(account, payee, ({ entitled }) => ({ entitled: { ...entitled, [part.name]: part.cents } }));
}

export function proposed<Of extends Account>(account: Of, proposal: Omit<Proposal, 'standing'>): Of {
  return { ...account, proposals: [...account.proposals, { ...proposal, standing: 'open' }] };
}

export function approved<Of extends Account>(account: Of, version: number): Of {
  const approve = (one: Proposal): Proposal =>
    one.version === version ? { ...one, standing: 'approved' } : one;
  return { ...account, proposals: account.proposals.map(approve) };
}

export function rejected<Of extends Account>(account: Of, version: number): Of {
  return { ...account, proposals: account.proposals.filter((one) => one.version !== version) };
}

/** A proposal that was not rejected after all is open, in its place. */
export function reopened<Of extends Account>(account: Of, proposal: Omit<Proposal, 'standing'>): Of {
  const { proposals } = proposed(account, proposal);
  return { ...account, proposals: [...proposals].sort((one, other) => one.version - other.version) };
}

/** A payment that was refused and is made no more: its proposal is gone. One that nobody proposed moves nothing. */
export function closed<Of extends Account>(account: Of, version: unknown): Of {
  const proposal = proposalIn(account, version);
  return proposal === undefined ? account : rejected(account, proposal.version);
}

/** A payment was made: its proposal is settled. One that nobody proposed moves nothing. */
export function paid<Of extends Account>(account: Of, version: unknown): Of {
  const made = proposalIn(account, version);
  if (made === undefined) return account;
  const settled = rejected(account, made.version);
  return changed(settled, made.payee, (one) => ({ paid: one.paid + made.cents }));
}

/** So many cents more are asked back; where something was asked already, the payee is to be told anew. */
export function claimed<Of extends Account>(account: Of, payee: Payee, cents: number): Of {
  const before = payeeIn(account, payee);
  const asked = { recovered: before.recovered, outstanding: outstandingCents(before) };
  const more = changed(account, payee, (one) => ({ claimed: one.claimed + cents }));
  return asked.outstanding === 0
    ? more
    : withRecovery(more, payee, (recovery) => recovery && askedMore(recovery, asked));
}

/** So many cents less are asked back. */
export function claimReduced<Of extends Account>(account: Of, payee: Payee, cents: number): Of {
  return withoutMet(
    changed(account, payee, (one) => ({ claimed: one.claimed - cents })),
    payee,
  );
}

/** What was asked back and has not come is asked for no more. */
export function claimWithdrawn<Of extends Account>(account: Of, payee: Payee): Of {
  return withoutMet(
    changed(account, payee, ({ recovered }) => ({ claimed: recovered })),
    payee,
  );
}

/** So many cents came back. */
export function recovered<Of extends Account>(account: Of, payee: Payee, cents: number): Of {
  return withoutMet(
    changed(account, payee, (one) => ({ recovered: one.recovered + cents })),
    payee,
  );
}

/** So many cents came back by compensation with an order. */
export function setOff<Of extends Account>(account: Of, payee: Payee, one: SetOff): Of {
  const noted = changed(account, payee, ({ setOffs = [] }) => ({ setOffs: [...setOffs, one] }));
  return recovered(noted, payee, one.cents);
}

/** So many cents are given up. */
export function writtenOff<Of extends Account>(account: Of, payee: Payee, cents: number): Of {
  return changed(account, payee, (one) => ({ writtenOff: (one.writtenOff ?? 0) + cents }));
}

/** The recovery of a payee as it is dealt with from then on; undefined where it is over. */
export function withRecovery<Of extends Account>(
  account: Of,
  payee: Payee,
  change: (before: Recovery | undefined) => Recovery | undefined,
): Of {
  const before = recoveryOf(account, payee);
  const after = change(before);
  if (before === after) return account;
  const others = (account.recoveries ?? []).filter((one) => one.payee !== payee);
  return { ...account, recoveries: after === undefined ? others : [...others, after] };
}

/** How what is asked back of a payee is dealt with; undefined before the first step. */
export function recoveryOf({ recoveries = [] }: Account, payee: Payee): Recovery | undefined {
  return recoveries.find((one) => one.payee === payee);
}

/** A recovery of which nothing is asked any more, and nothing is to be asked anew, is over. */
function withoutMet<Of extends Account>(account: Of, payee: Payee): Of {
  const one = payeeIn(account, payee);
  const isMet = outstandingCents(one) <= 0 && unclaimedCents(one) === 0;
  return isMet ? withRecovery(account, payee, () => undefined) : account;
}

/** The payee that changed last stands last. */
function changed<Of extends Account>(
  account: Of,
  payee: Payee,
  change: (one: PayeeAccount) => Partial<PayeeAccount>,
): Of {
  const before = payeeIn(account, payee);
  const others = account.payees.filter((one) => one.payee !== payee);
  return { ...account, payees: [...others, { ...before, ...change(before) }] };
}
