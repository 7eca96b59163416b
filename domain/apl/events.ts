import type { CivilDate } from '../time/civil-date';
import type { Period } from './state';

/** Everything that can happen to a body in the register. */
export type AplEvent =
  /** `instead`: of the periods that were told of the same first day; facts of before have it not. */
  | ({ readonly type: 'AplAccredited'; readonly name: string; readonly instead?: true } & Period)
  | ({ readonly type: 'AplSuspended' } & Period)
  /** The first day on which it is no longer accredited. */
  | { readonly type: 'AccreditationWithdrawn'; readonly on: CivilDate }
  | { readonly type: 'AplPlacesSet'; readonly places: number };
