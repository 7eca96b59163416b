import type { MeasureName } from '../proceeding/matter';
import type { AbandonmentCause, LostRequirement, RefusalCause } from '../programmes/pathway';

/** How a person leaves before the end. `under`: the measure of a proceeding that it follows; an exit that somebody told has none. */
export type ExitEvent =
  | { readonly type: 'PercorsoAbandoned'; readonly cause: AbandonmentCause; readonly under?: MeasureName }
  | { readonly type: 'MeasureRefused'; readonly cause: RefusalCause; readonly under?: MeasureName }
  /** `excluded`: the place is lost by who receives nothing that could be lost. */
  | {
      readonly type: 'RequirementLost';
      readonly cause: LostRequirement;
      readonly under?: MeasureName;
      readonly excluded?: true;
    };
