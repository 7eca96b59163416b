import { sameJson } from './same-json';

/** Where money stands, from its source (`funds`, negative) to what came back and what was given up (`recovered`, `written-off`, negative). */
export type AccountName =
  'funds' | 'available' | 'reserved' | 'committed' | 'owed' | 'paid' | 'recovered' | 'written-off';

/** Cents that stand on an account, for an envelope and, from `owed` on, a payee (empty before). Never zero. */
export interface Posting {
  readonly envelope: string;
  readonly account: AccountName;
  readonly payee: string;
  readonly cents: number;
}

/** What moved between two states: the difference of their balances, in sum zero because both are. */
export function postingsBetween(before: readonly Posting[], after: readonly Posting[]): readonly Posting[] {
  if (sameJson(before, after)) return [];
  const moved = new Map<string, Posting>();
  const add = (posting: Posting, sign: 1 | -1) => {
    const key = `${posting.envelope} ${posting.account} ${posting.payee}`;
    const cents = (moved.get(key)?.cents ?? 0) + sign * posting.cents;
    moved.set(key, { ...posting, cents });
  };
  before.forEach((posting) => {
    add(posting, -1);
  });
  after.forEach((posting) => {
    add(posting, 1);
  });
  return [...moved.values()].filter((posting) => posting.cents !== 0);
}
