import type { PattoChange, PattoContents } from '../programmes/patto';
import type { CivilDate } from '../time/civil-date';
import type { Measured, PlanAction } from './agreed-events';

/** What can be asked about profile, patto and plan. */
export type AgreedCommand =
  | ({ readonly type: 'AssignProfile'; readonly on: CivilDate } & Measured)
  | ({ readonly type: 'RefreshProfile'; readonly on: CivilDate } & Measured)
  | {
      readonly type: 'SignPatto';
      readonly on: CivilDate;
      /** Without a profile it rests on the one in force. */
      readonly contents?: Partial<PattoContents>;
    }
  | {
      readonly type: 'UpdatePatto';
      readonly on: CivilDate;
      readonly because: PattoChange;
      /** What changes; without a profile it rests on the one in force. */
      readonly contents: Partial<PattoContents>;
    }
  | { readonly type: 'AgreePlan'; readonly on: CivilDate; readonly actions: readonly PlanAction[] };
