import type { ProviderId } from '../../../domain/provider';
import type { CivilDate } from '../../../domain/time/civil-date';

export const TASKS = [
  'complete-facts',
  'open-rejection',
  'take-in-charge',
  'assign-profile',
  'assess-needs',
  'sign-team-agreement',
  'sign-patto',
  'issue-assegno',
  'await-choice',
  'answer-assignment',
  'hold-first-meeting',
  'sign-plan',
  'deliver-plan',
  'refresh-profile',
  'follow-path',
  'offer-another-provider',
  'adopt-sanction',
  'propose-payment',
  'approve-payment',
  'review-payment',
  'settle-with-heirs',
  'propose-payment-apart',
  'approve-payment-apart',
  'collect-recovery',
  'decide-recovery-reply',
  'approve-write-off',
  'collect-overdue',
  'await-funds',
  'retry-effect',
  'await-answer',
] as const;
export type Task = (typeof TASKS)[number];

export const ASSIGNEES = ['cpi', 'apl', 'beneficiary', 'manager', 'operator'] as const;
export type Assignee = (typeof ASSIGNEES)[number];

/** Something that someone has to do for a percorso, and by when. */
export interface WorkItem {
  readonly percorsoId: string;
  readonly task: Task;
  readonly assignee: Assignee;
  readonly dueOn: CivilDate | null;
  readonly since: CivilDate;
  readonly cpi: string | null;
  readonly apl: string | null;
  /** The lead of the provider that was chosen, with its kind; null where nobody is. */
  readonly provider: ProviderId | null;
  readonly programme: string;
  readonly personId: string;
  /** Facts to be completed, requirements that are not met, who still signs, actions of a plan with their last days, payees and sums, proposals and replies (an outdated proposal with its cents and those owed now), or the keys of effects that were refused, withheld or not answered. */
  readonly missing: readonly string[];
}

/** One thing to do, before it is said for which percorso. */
export type Todo = Pick<WorkItem, 'task' | 'assignee' | 'dueOn' | 'since' | 'missing'>;
