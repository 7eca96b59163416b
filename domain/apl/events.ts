import type { MeasureName } from '../proceeding/matter';
import type { CivilDate } from '../time/civil-date';
import type { Period } from './state';

/** Everything that can happen to a body in the register. */
export type AplEvent =
  /** `instead`: of the periods that were told of the same first day; facts of before have it not. */
  | ({ readonly type: 'AplAccredited'; readonly name: string; readonly instead?: true } & Period)
  /** `under`: the measure of a proceeding that it follows; what the register was told has none. */
  | ({ readonly type: 'AplSuspended'; readonly under?: MeasureName } & Period)
  /** The first day on which it is no longer accredited. */
  | { readonly type: 'AccreditationWithdrawn'; readonly on: CivilDate; readonly under?: MeasureName }
  /** That measure was annulled: the body was never restricted by it. */
  | { readonly type: 'RestrictionLifted'; readonly under: MeasureName }
  | { readonly type: 'AplPlacesSet'; readonly places: number };
