/** Where the log keeps a fact: the number of its ledger, and its position in it. */
export interface PlaceInLog {
  readonly ledger: number;
  readonly position: number;
}

/** Positions are counted ledger by ledger: of the 32 bits of a sequence the ledger has the first 7, the position the other 25. */
const POSITIONS = 2 ** 25;
const LEDGERS = 2 ** 7;

/**
 * The sequence of a policy: the place of the fact that began it, which the log gives once and never changes, so that no two
 * policies share one. Undefined beyond 127 ledgers or 33,554,431 facts in one.
 */
export function sequenceAt({ ledger, position }: PlaceInLog): number | undefined {
  const isWithin = ledger > 0 && ledger < LEDGERS && position > 0 && position < POSITIONS;
  return isWithin ? ledger * POSITIONS + position : undefined;
}
