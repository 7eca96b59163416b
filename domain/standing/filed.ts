import { outstandingCents, overpaidCents, type Account } from '../account/account';
import type { Payee } from '../account/payee';
import type { Fact } from '../deciders';
import type { StreamId } from '../identifiers';
import type { RulesName } from '../programmes/rulebook';
import type { CivilDate } from '../time/civil-date';
import type { Proof } from './proofs';

/** Money that was paid, or came back: negative. Cents. */
export interface Move {
  readonly proof: Proof;
  readonly payee: Payee;
  readonly cents: number;
  /** What whoever paid calls the payment; null where nobody said, and of what came back. */
  readonly reference: string | null;
  /** Made before the first day of the period and told in it: it was in no declaration before. */
  readonly isLate: boolean;
}

/** What stands beside a stream that pays: of it alone nobody knows how the bank answered and how the payees were checked. */
export interface Beside {
  /** The facts of each run that ever had an order of the stream. */
  readonly runs: readonly (readonly Fact[])[];
  readonly payees: { readonly [payee: string]: readonly Fact[] };
  /** Whether the report of its programme counts it. */
  readonly isReported: boolean;
}

/** A stream as it was known at the end of the period, with what moved in it out of one envelope. */
export interface Filed {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly state: unknown;
  readonly account: Account;
  readonly rules: RulesName;
  readonly moves: readonly Move[];
  readonly to: CivilDate;
  readonly beside: Beside;
}

/** What a stream was paid too much and has not given back, asked for or not. Cents. */
export function stillOut({ payees }: Account): number {
  return payees.reduce((sum, one) => sum + Math.max(outstandingCents(one), overpaidCents(one)), 0);
}

export function sumOf(moves: readonly Pick<Move, 'cents'>[]): number {
  return moves.reduce((sum, { cents }) => sum + cents, 0);
}

/** The payments among the moves: what came back needs no proof but itself. */
export function paymentsIn({ moves }: Pick<Filed, 'moves'>): readonly Move[] {
  return moves.filter(({ cents }) => cents > 0);
}
