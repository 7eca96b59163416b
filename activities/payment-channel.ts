import type { CivilDate, Instant } from '../domain/time/civil-date';
import type { PartyAnswer } from './ports';

/** A run as it is to be paid, whatever the form in which a bank or a treasury takes it. Cents. */
export interface PaymentFile {
  readonly runId: string;
  readonly payOn: CivilDate;
  readonly approvedAt: Instant;
  readonly credits: readonly {
    /** The name by which it is answered for. */
    readonly endToEnd: string;
    readonly cents: number;
    readonly iban: string;
    readonly holderName: string;
    /** What the payee reads. */
    readonly remittance: string;
  }[];
}

/** Who takes the file of a run: a bank by ISO 20022, or a treasury in a form of its own. The same run is the same file, however often it comes. */
export interface PaymentChannel {
  /** `unknown`: it was taken and is not with the bank yet. The reference is a digest of what was handed over. */
  send(file: PaymentFile): Promise<PartyAnswer>;
  /** What became of a run that was sent; undefined where it never arrived. */
  sent(runId: string): Promise<PartyAnswer | undefined>;
}
