/** What a seed decides, one draw after the other: the same seed, the same draws. Nothing here is chance. */
export interface Chance {
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  /** Whether something happens that happens to so many in ten thousand. */
  readonly happens: (inTenThousand: number) => boolean;
  /** One of a list that is not empty. */
  readonly oneOf: <Value>(all: readonly Value[]) => Value;
}

/** Whose draws of a life: each is decided by its own, so that none is another where somebody else draws more often. */
const OF_WHOM = { person: 0, employer: 0x51ed270b } as const;

/** The draws of the nth life of a seed, whoever lives the others: mulberry32 over both. */
export function chanceOf(seed: number, nth: number, whose: keyof typeof OF_WHOM = 'person'): Chance {
  let state = mixed(mixed(seed | 0) ^ Math.imul(nth + 1, 0x9e3779b1)) ^ OF_WHOM[whose];
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) >>> 0;
  };
  const below = (count: number): number => draw() % count;
  return {
    between: (least, most) => least + below(most - least + 1),
    happens: (inTenThousand) => below(10_000) < inTenThousand,
    oneOf: (all) => {
      const one = all[below(all.length)];
      if (one === undefined) throw new Error('There is nothing to choose from');
      return one;
    },
  };
}

function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 15), value | 1);
  const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
  return twice ^ (twice >>> 14);
}
