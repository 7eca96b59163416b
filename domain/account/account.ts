import type { StreamId } from '../identifiers';
import type { AccountName, Posting } from '../ledger';
import { payeeId, type Payee } from './payee';
import type { Recovery } from './recovery';

/** The money of one stream towards whoever is paid out of it: what each is entitled to, was paid, was asked back. Cents. */
export interface Account {
  readonly payees: readonly PayeeAccount[];
  readonly proposals: readonly Proposal[];
  /** How what is asked back is dealt with, one for each payee; absent before the first step of any. */
  readonly recoveries?: readonly Recovery[];
}

/** Where one payee stands. */
export interface PayeeAccount {
  readonly payee: Payee;
  /** What each part of the entitlement was assessed at last. */
  readonly entitled: { readonly [part: string]: number };
  readonly paid: number;
  /** Asked back so far, less what was taken back of it. */
  readonly claimed: number;
  readonly recovered: number;
  /** Of what was recovered, what came back by compensation, by the payment; absent where nothing did. */
  readonly setOffs?: readonly SetOff[];
  /** Given up by decisions, as far as it is paid beyond the entitlement; absent where nothing was. */
  readonly writtenOff?: number;
}

export interface SetOff {
  readonly order: string;
  readonly cents: number;
}

/** A payment that one person proposed; a second one approves or rejects it. `version` is that of the proposing fact. */
export interface Proposal {
  readonly version: number;
  readonly payee: Payee;
  readonly cents: number;
  readonly proposedBy: string;
  readonly standing: 'open' | 'approved';
  /** The stream that asks the payee for money back, against which it is set off instead of being paid out. */
  readonly against?: StreamId;
}

export const EMPTY_ACCOUNT: Account = { payees: [], proposals: [] };

/** The account of a payee; of one that the stream does not know yet, an empty one. */
export function payeeIn(account: Pick<Account, 'payees'>, payee: Payee): PayeeAccount {
  const known = account.payees.find((one) => one.payee === payee);
  return known ?? { payee, entitled: {}, paid: 0, claimed: 0, recovered: 0 };
}

/** What a payee is entitled to in all its parts. */
export function entitledCents({ entitled }: Pick<PayeeAccount, 'entitled'>): number {
  return Object.values(entitled).reduce((sum, cents) => sum + cents, 0);
}

/** What one part of the entitlement was assessed at last; nothing where it never was. */
export function partCents({ entitled }: Pick<PayeeAccount, 'entitled'>, part: string): number {
  return entitled[part] ?? 0;
}

/** What a payee is owed: entitled to and not paid; negative where too much was paid, has not come back and is not given up. */
export function owedCents(one: PayeeAccount): number {
  return entitledCents(one) - one.paid + one.recovered + writtenOffCents(one);
}

/** What is given up of what a payee was paid too much: less, once less was paid too much. */
export function writtenOffCents(one: PayeeAccount): number {
  const beyond = one.paid - one.recovered - entitledCents(one);
  return Math.max(0, Math.min(one.writtenOff ?? 0, beyond));
}

/** What came back by compensation. */
export function setOffCents({ setOffs = [] }: Pick<PayeeAccount, 'setOffs'>): number {
  return setOffs.reduce((sum, { cents }) => sum + cents, 0);
}

/** What was asked back of a payee and has not come. */
export function outstandingCents({ claimed, recovered }: PayeeAccount): number {
  return claimed - recovered;
}

/** What a payee was paid beyond what it is entitled to, and has not given back. */
export function overpaidCents(one: PayeeAccount): number {
  return Math.max(0, -owedCents(one));
}

/** What a payee was paid too much and is not asked for yet. */
export function unclaimedCents(one: PayeeAccount): number {
  return Math.max(0, overpaidCents(one) - outstandingCents(one));
}

/** What a payee is asked for beyond what it was paid too much. */
export function overclaimedCents(one: PayeeAccount): number {
  return Math.max(0, outstandingCents(one) - overpaidCents(one));
}

/** What may be proposed for a payee now: what is owed and not already on its way. */
export function payableCents(account: Account, payee: Payee): number {
  return owedCents(payeeIn(account, payee)) - onTheWay(account.proposals, payee);
}

/** What a payee is owed beside the payments already approved. */
export function unapprovedCents(account: Account, payee: Payee): number {
  const approved = account.proposals.filter(({ standing }) => standing === 'approved');
  return owedCents(payeeIn(account, payee)) - onTheWay(approved, payee);
}

/** Payments that were proposed and are not owed in full any more, each with what is owed now. */
export function outdatedProposals(account: Account): readonly (Proposal & { readonly owedCents: number })[] {
  return account.proposals
    .filter(({ standing }) => standing === 'open')
    .map((one) => ({ ...one, owedCents: Math.max(0, unapprovedCents(account, one.payee)) }))
    .filter(({ cents, owedCents }) => owedCents < cents);
}

export function proposalIn({ proposals }: Account, version: unknown): Proposal | undefined {
  return proposals.find((one) => one.version === version);
}

/** What the books show of every payee, in its order: owed, paid, come back, given up. */
export function postingsOf({ payees }: Account, envelope: string): readonly Posting[] {
  return payees.flatMap((one) => {
    const payee = payeeId(one.payee);
    const posting = (account: AccountName, cents: number): Posting => ({ envelope, account, payee, cents });
    const writtenOff = writtenOffCents(one);
    return [
      ...[posting('owed', owedCents(one)), posting('paid', one.paid), posting('recovered', -one.recovered)],
      ...(writtenOff === 0 ? [] : [posting('written-off', -writtenOff)]),
    ];
  });
}

function onTheWay(proposals: readonly Proposal[], payee: Payee): number {
  return proposals.filter((one) => one.payee === payee).reduce((sum, one) => sum + one.cents, 0);
}
