import type { StreamId } from './identifiers';
import type { Instant } from './time/civil-date';

/**
 * A stream that another one follows. Of messages each is taken notice of by itself, but for those that were. A register is
 * read as a whole: as it stands at the instant from which it is followed, and again with each word after those that were read.
 */
export type Following =
  | {
      readonly of: 'messages';
      readonly stream: StreamId;
      readonly noticed: readonly number[];
      /** From when on it is followed, where that is not from the first: what was told there before counts as told then. */
      readonly since?: Instant;
    }
  | {
      readonly of: 'register';
      readonly stream: StreamId;
      readonly since: Instant;
      readonly readTo: number;
    };

/** A fact of a followed stream as its follower sees it, and that stream's state after it; both are of another module. */
export interface Observed {
  readonly stream: StreamId;
  readonly version: number;
  readonly toldAt: Instant;
  readonly event: { readonly type: string };
  readonly so: () => unknown;
  /** That it was told before that stream was followed. */
  readonly beforehand?: true;
}
