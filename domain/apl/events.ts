import type { CivilDate } from '../time/civil-date';
import type { Period } from './state';

/** Everything that can happen to a body in the register. */
export type AplEvent =
  | ({ readonly type: 'AplAccredited'; readonly name: string } & Period)
  | ({ readonly type: 'AplSuspended' } & Period)
  /** The first day on which it is no longer accredited. */
  | { readonly type: 'AccreditationWithdrawn'; readonly on: CivilDate }
  | { readonly type: 'AplPlacesSet'; readonly places: number };
