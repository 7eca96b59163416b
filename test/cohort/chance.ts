/** Draws that are the same for the same seed. */
export interface Chance {
  /** A whole number from the one to the other, both included. */
  readonly between: (least: number, most: number) => number;
  /** True that many times in a hundred. */
  readonly inHundred: (times: number) => boolean;
  readonly oneOf: <T>(items: readonly T[]) => T;
}

/** Mulberry32: four operations on 32 bits, enough for drawing rows. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    inHundred: (times) => next() * 100 < times,
    oneOf: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('Nothing to draw from');
      return item;
    },
  };
}
