import type { ActivityKind } from '../activity';
import type { PattoChange, PattoContents } from '../programmes/patto';
import type { ProfileNeed } from '../programmes/profiling';
import type { CivilDate } from '../time/civil-date';

/** A profile as it was measured. */
export interface Measured {
  /** Ten-thousandths: 0 closest to work, 10000 farthest. */
  readonly profileIndex: number;
  /** The day as of which the index holds; left out where it is the day of the act. */
  readonly referenceOn?: CivilDate;
  /** The qualitative part; left out where nobody looked. */
  readonly needs?: readonly ProfileNeed[];
}

/** An action of a plan: from when to when, both days included, and how much of it. */
export type PlanAction = {
  readonly action: ActivityKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
} & ({ readonly hours: number } | { readonly sessions: number });

/** What person, office and provider agree, and how it goes on. */
export type AgreedEvent =
  | ({ readonly type: 'ProfileAssigned' } & Measured)
  /** The person was measured again; money follows the profile that was there before it. */
  | ({ readonly type: 'ProfileRefreshed' } & Measured)
  /** The profile in force is older than the programme lets one be. */
  | { readonly type: 'ProfileRefreshDue' }
  | { readonly type: 'PattoSigned'; readonly contents?: Partial<PattoContents> }
  /** What changed; the rest stays as it was. */
  | {
      readonly type: 'PattoUpdated';
      readonly because: PattoChange;
      readonly contents: Partial<PattoContents>;
    }
  /** The actions of the plan from that day on, all of them. */
  | { readonly type: 'PlanAgreed'; readonly actions: readonly PlanAction[] };
