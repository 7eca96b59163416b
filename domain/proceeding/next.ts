import { refusedEffects } from '../effects';
import { dateOf, type CivilDate } from '../time/civil-date';
import { lastDayIn } from './agenda';
import { begunOn } from './course';
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

/** What a proceeding waits for, from whom, since when and by when. `missing`: the keys of effects that were refused. */
export interface Next {
  readonly task: ProceedingTask;
  readonly assignee: 'cpi' | 'manager' | 'beneficiary' | 'apl' | 'operator';
  readonly since: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly missing: readonly string[];
}

type Day = (one: Proceeding) => CivilDate | null;
/** What is waited for, from which side, since when, and by when. */
type Waiting = readonly [ProceedingTask, 'office' | 'subject', Day, Day];

const decision = (one: Proceeding) => lastDayIn(one, 'decision') ?? null;
const never = () => null;
const appointment = ({ summons }: Proceeding) => summons?.appointmentOn ?? null;
const answer = ({ defences }: Proceeding) => defences.at(-1)?.on ?? null;
const unheard = ({ defences }: Proceeding) => defences.find((one) => one.unheard)?.on ?? null;
const opening = ({ openedOn }: Proceeding) => openedOn;
const notice = (one: Proceeding) => one.notice?.on ?? null;
const defence = (one: Proceeding) => lastDayIn(one, 'defence') ?? null;

/** What each stage waits for; nothing where it is over, or where the law's own term is all that runs. */
const NEXT: { readonly [stage in ProceedingStage]: Waiting | null } = {
  summoned: ['record-appointment', 'office', ({ summons }) => summons?.delivery?.on ?? null, appointment],
  justified: ['judge-justification', 'office', answer, never],
  absent: null,
  kept: null,
  opened: ['deliver-notice', 'office', opening, decision],
  noticed: ['await-defence', 'subject', notice, defence],
  answered: ['decide', 'office', answer, decision],
  'to-decide': ['decide', 'office', defence, decision],
  dismissed: null,
  adopted: ['deliver-decision', 'office', ({ decided }) => decided?.on ?? null, never],
  delivered: [
    'await-appeal',
    'subject',
    ({ decided }) => decided?.delivery?.on ?? null,
    (one) => lastDayIn(one, 'appeal') ?? null,
  ],
  appealed: ['decide-appeal', 'office', ({ appealedOn }) => appealedOn, never],
  confirmed: null,
  annulled: null,
  final: null,
};

/** What a proceeding waits for now; undefined where it waits for nothing but a term. */
export function nextOf(one: Proceeding, { effects }: Pick<KnownProceedings, 'effects'>): Next | undefined {
  const refused = refusedEffects(effects).filter(({ details }) => details.proceeding === one.number);
  const [first] = refused.map(({ since }) => dateOf(since)).sort();
  if (first !== undefined) {
    const missing = refused.map(({ key }) => key);
    return { task: 'retry-proceeding-effect', assignee: 'operator', since: first, dueOn: null, missing };
  }
  const waiting = waitingIn(one);
  if (waiting === null) return undefined;
  const [task, by, since, dueOn] = waiting;
  const days = { since: since(one) ?? begunOn(one), dueOn: dueOn(one) };
  return { task, assignee: assigneeOf(one)[by], ...days, missing: [] };
}

function waitingIn(one: Proceeding): Waiting | null {
  const stage = stageOf(one);
  if (isUnheard(one)) return ['review-unheard', 'office', unheard, never];
  const isUndelivered = stage === 'summoned' && one.summons?.delivery === null;
  return isUndelivered ? ['deliver-summons', 'office', begunOn, appointment] : NEXT[stage];
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
