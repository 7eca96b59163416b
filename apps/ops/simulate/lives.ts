import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { surroundings } from '../../../domain/simulation/cast';
import { liveOne } from '../../../domain/simulation/live';
import { together, totalsOf, type Totals } from '../../../domain/simulation/totals';

/** Some lives of a seed: from the nth on, so many. */
export interface Share {
  readonly from: number;
  readonly count: number;
}

/** Lives them one after the other, and says what they come to together. */
export function livesOf(version: ProgrammeVersion, seed: number): (share: Share) => Totals {
  const around = surroundings(version);
  return ({ from, count }) => {
    const lived = { version, surroundings: around, seed };
    return together(...Array.from({ length: count }, (_, index) => totalsOf(liveOne(lived, from + index))));
  };
}
