import type { Text } from '../../../domain/texts';
import type { Surroundings } from './executables';

/** Where to look, what to say meanwhile, and what may cut the search short. */
export interface Search {
  /** Shared by all data folders of this checkout. */
  readonly cacheFolder: string;
  readonly env: Surroundings;
  readonly report?: (line: Text) => void;
  readonly signal?: AbortSignal;
}

/** A way to get the program: its path, or why this way failed. */
export type Found = { readonly path: string } | { readonly missing: Text };
