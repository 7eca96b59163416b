/** What a bank says of one credit, by the name that it was given; `of` a whole file of ours it is all its credits. */
export interface BankEntry {
  readonly of: 'credit' | 'file';
  /** The end-to-end identification of the credit, or the message identification of our file. */
  readonly named: string;
  readonly entry: string;
  readonly answer: 'paid' | 'rejected' | 'returned';
  readonly reason: string | null;
  readonly reference: string;
}
