import { owedCents, payableCents } from '../account/account';
import type { Payee } from '../account/payee';
import { balances } from '../percorso/observe';
import type { Percorso } from '../percorso/state';

/** Where the money of a percorso stands, in cents. */
export interface AccountStanding {
  readonly reserved: number;
  readonly committed: number;
  readonly payees: readonly PayeeStanding[];
  readonly proposals: readonly ProposalStanding[];
  /** What is earned and not covered by the envelope. */
  readonly missing: number;
}

interface PayeeStanding {
  readonly payee: Payee;
  /** What each part of the entitlement was assessed at last. */
  readonly entitled: { readonly [part: string]: number };
  readonly owed: number;
  readonly payable: number;
  readonly paid: number;
  readonly claimed: number;
  readonly recovered: number;
}

interface ProposalStanding {
  readonly proposal: number;
  readonly payee: Payee;
  readonly cents: number;
  readonly proposedBy: string;
  readonly standing: 'open' | 'approved';
}

/** The same postings that the facts carry, read as one account. */
export function accountOf(percorso: Exclude<Percorso, { phase: 'none' }>): AccountStanding {
  const postings = balances(percorso);
  const held = (account: 'reserved' | 'committed') =>
    postings.filter((one) => one.account === account).reduce((sum, one) => sum + one.cents, 0);
  const { money } = percorso.dossier;
  return {
    reserved: held('reserved'),
    committed: held('committed'),
    missing: money.missingCents,
    payees: money.payees.map((one) => ({
      payee: one.payee,
      entitled: one.entitled,
      paid: one.paid,
      claimed: one.claimed,
      recovered: one.recovered,
      owed: owedCents(one),
      payable: Math.max(0, payableCents(money, one.payee)),
    })),
    proposals: money.proposals.map(({ version: proposal, payee, cents, proposedBy, standing }) => {
      return { proposal, payee, cents, proposedBy, standing };
    }),
  };
}
