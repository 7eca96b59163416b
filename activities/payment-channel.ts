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

/** Whose account is debited, as the administration has it with its bank. */
export interface Debtor {
  readonly name: string;
  readonly iban: string;
}

/** How whoever pays wants its file, and how it answers: the messages of a bank, or the lists of a treasury. */
export interface PaymentForm {
  /** As its standard names it. */
  readonly name: string;
  /** How the names of its files end, without the dot. */
  readonly ending: string;
  /** The same run gives the same text, character by character. Throws where the form does not allow it. */
  write(file: PaymentFile, debtor: Debtor): Promise<string>;
  /** What an answer says; what says nothing final has no entry. */
  read(text: string): Promise<ReadBankFile>;
}

/** What is said of one credit, by the name that it was given; `of` a whole file of ours it is all its credits. */
export interface BankEntry {
  readonly of: 'credit' | 'file';
  /** The name of the credit; of a whole file its run. */
  readonly named: string;
  readonly entry: string;
  readonly answer: 'paid' | 'rejected' | 'returned';
  /** An ISO 20022 code; null where none was given. */
  readonly reason: string | null;
  readonly reference: string;
}

/** An answer that was read. */
export interface BankFile {
  readonly message: string;
  /** Its name as whoever pays gave it. */
  readonly file: string;
  readonly entries: readonly BankEntry[];
}

/** Or what is wrong with it. */
export type ReadBankFile = BankFile | { readonly faults: readonly string[] };
