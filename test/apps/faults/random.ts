import { randomInt } from 'node:crypto';
import { note } from '../../support/notes';

/** Chance that can be had again: the same seed gives the same choices. */
export interface Chance {
  readonly seed: number;
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
}

/** The seed of the run: FAULT_SEED, or a new one. It is noted, so that a failure can be had again. */
export function chanceOfRun(): Chance {
  const seed = Number(process.env['FAULT_SEED'] ?? randomInt(1, 2 ** 31));
  note(`FAULT_SEED=${seed}`);
  return chance(seed);
}

/** Mulberry32. */
function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
    items
      .map((item) => ({ item, rank: next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  return { seed, below, shuffled };
}
