import type { ActivityId, AplId, CpiId } from './identifiers';
import type { CivilDate, Instant } from './time/civil-date';

export const ACTIVITY_KINDS = [
  'interview',
  'specialist-guidance',
  'accompaniment',
  'tutoring',
  'seminar',
  'course',
] as const;
/** An action of active policy: the first four for one person, seminar and course for a group. */
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const ACTIVITY_MODES = ['in-person', 'remote'] as const;
export type ActivityMode = (typeof ACTIVITY_MODES)[number];

export const ATTENDANCES = ['attended', 'absent', 'absence-justified'] as const;
/** Only what was attended is delivered. */
export type Attendance = (typeof ATTENDANCES)[number];

/** One activity of a percorso: what took place, for how long, given by whom; `groupId` joins one meeting of many people. */
export interface Activity {
  readonly activityId: ActivityId;
  readonly on: CivilDate;
  readonly kind: ActivityKind;
  readonly minutes: number;
  readonly mode: ActivityMode;
  readonly provider: AplId | CpiId;
  readonly attendance: Attendance;
  readonly groupId: ActivityId | null;
}

/** An activity as the register came to know it. */
export interface KnownActivity extends Activity {
  readonly toldAt: Instant;
}
