import type { CivilDate } from '../time/civil-date';
import { refusedEffects } from '../effects';
import { lastDayIn } from './agenda';
import { isOfBody } from './matter';
import { stageOf, type KnownProceedings, type Proceeding, type ProceedingStage } from './state';

export const PROCEEDING_TASKS = [
  'deliver-summons',
  'record-appointment',
  'judge-justification',
  'deliver-notice',
  'await-defence',
  'decide',
  'deliver-decision',
  'await-appeal',
  'decide-appeal',
  'review-unheard',
  'retry-proceeding-effect',
] as const;
export type ProceedingTask = (typeof PROCEEDING_TASKS)[number];

/** What a proceeding waits for, from whom, and by when. `missing`: the keys of effects that were refused. */
export interface Next {
  readonly task: ProceedingTask;
  readonly assignee: 'cpi' | 'manager' | 'beneficiary' | 'apl' | 'operator';
  readonly dueOn: CivilDate | null;
  readonly missing: readonly string[];
}

type Waiting = readonly [ProceedingTask, 'office' | 'subject', (one: Proceeding) => CivilDate | null];

const decision = (one: Proceeding) => lastDayIn(one, 'decision') ?? null;
const never = () => null;
const appointment = ({ summons }: Proceeding) => summons?.appointmentOn ?? null;

/** What each stage waits for; nothing where it is over, or where the law's own term is all that runs. */
const NEXT: { readonly [stage in ProceedingStage]: Waiting | null } = {
  summoned: ['record-appointment', 'office', appointment],
  justified: ['judge-justification', 'office', never],
  absent: null,
  kept: null,
  opened: ['deliver-notice', 'office', decision],
  noticed: ['await-defence', 'subject', (one) => lastDayIn(one, 'defence') ?? null],
  answered: ['decide', 'office', decision],
  'to-decide': ['decide', 'office', decision],
  dismissed: null,
  adopted: ['deliver-decision', 'office', never],
  delivered: ['await-appeal', 'subject', (one) => lastDayIn(one, 'appeal') ?? null],
  appealed: ['decide-appeal', 'office', never],
  confirmed: null,
  annulled: null,
  final: null,
};

/** What a proceeding waits for now; undefined where it waits for nothing but a term. */
export function nextOf(one: Proceeding, { effects }: Pick<KnownProceedings, 'effects'>): Next | undefined {
  const missing = refusedEffects(effects)
    .filter(({ details }) => details.proceeding === one.number)
    .map(({ key }) => key);
  if (missing.length > 0)
    return { task: 'retry-proceeding-effect', assignee: 'operator', dueOn: null, missing };
  const waiting = waitingIn(one);
  if (waiting === null) return undefined;
  const [task, by, dueOn] = waiting;
  return { task, assignee: assigneeOf(one)[by], dueOn: dueOn(one), missing: [] };
}

function waitingIn(one: Proceeding): Waiting | null {
  const stage = stageOf(one);
  if (isUnheard(one)) return ['review-unheard', 'office', never];
  const isUndelivered = stage === 'summoned' && one.summons?.delivery === null;
  return isUndelivered ? ['deliver-summons', 'office', appointment] : NEXT[stage];
}

/** A person's office and herself; of a body, who answers for the programme, and the body. */
function assigneeOf({ matter }: Proceeding) {
  return isOfBody(matter)
    ? ({ office: 'manager', subject: 'apl' } as const)
    : ({ office: 'cpi', subject: 'beneficiary' } as const);
}

/** Somebody had answered in time, and it was decided without that answer: the office looks at its decision again. */
function isUnheard({ defences, decided, reviewed }: Proceeding): boolean {
  return decided?.measure != null && reviewed === null && defences.some(({ unheard }) => unheard);
}
