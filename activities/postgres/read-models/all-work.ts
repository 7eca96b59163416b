import type { DataSource } from 'typeorm';
import { PROCEEDING_TASKS } from '../../../domain/proceeding/next';
import { REQUEST_TASKS } from '../../../domain/proceeding/request-next';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import { cursorOf, pageLimit, pageOf, readCursor, type Page } from './page';
import { RUN_TASKS } from './payment-run';
import { isPlaced, placeOf, proceedingWork, type ProceedingWork } from './proceeding-work';
import { runWork, type RunWork } from './run-work';
import { TASKS, type WorkItem } from './work-item';
import { workList, type WorkFilter } from './work-list';

/** Something to do for a percorso, for a payment run, or for a proceeding or a request. */
export type Work = WorkItem | RunWork | ProceedingWork;
const DUE_PROCESS_TASKS = [...PROCEEDING_TASKS, ...REQUEST_TASKS] as const;
export const ALL_TASKS = [...TASKS, ...RUN_TASKS, ...DUE_PROCESS_TASKS] as const;

export interface AllWorkFilter extends Omit<WorkFilter, 'task'> {
  readonly task?: (typeof ALL_TASKS)[number];
}

/** What is to be done, whatever it is about, the most urgent first. */
export async function allWork(
  source: DataSource,
  filter: AllWorkFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<Work>> {
  const limit = pageLimit(filter.limit ?? 50);
  const wanted = { ...filter, limit: limit + 1 };
  const found: readonly Work[] = [
    ...(await ofPercorsi(source, wanted, sight)),
    ...(await ofRuns(source, wanted)),
    ...(await ofProceedings(source, wanted, sight)),
  ];
  return pageOf([...found].sort(byUrgency), limit, (one) => [one.dueOn, idOf(one), one.task]);
}

async function ofPercorsi(
  source: DataSource,
  { task, ...filter }: AllWorkFilter,
  sight: Sight,
): Promise<readonly Work[]> {
  if (!isOneOf(TASKS, task)) return [];
  return (await workList(source, { ...byUuid(filter), ...named(task) }, sight)).items;
}

/** Whoever asks for an office or a body asks for no run. */
async function ofRuns(source: DataSource, { task, ...filter }: AllWorkFilter): Promise<readonly Work[]> {
  const { cpi, apl, provider, ...more } = filter;
  const isOfOne = cpi !== undefined || apl !== undefined || provider !== undefined;
  if (isOfOne || !isOneOf(RUN_TASKS, task)) return [];
  return (await runWork(source, { ...byUuid(more), ...named(task) })).items;
}

async function ofProceedings(
  source: DataSource,
  { task, ...filter }: AllWorkFilter,
  sight: Sight,
): Promise<readonly Work[]> {
  if (!isOneOf(DUE_PROCESS_TASKS, task)) return [];
  return (await proceedingWork(source, { ...filter, ...named(task) }, sight)).items;
}

const LAST_UUID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Of what falls due on one day, what has a UUID comes before the rest: after one of those, none is left. */
function byUuid<Filter extends { readonly after?: string }>(filter: Filter): Filter {
  if (filter.after === undefined) return filter;
  const [dueOn = null, place = null, task = null] = readCursor(filter.after, 3);
  return isPlaced(place) ? { ...filter, after: cursorOf([dueOn, LAST_UUID, task]) } : filter;
}

function isOneOf<Task extends string>(
  tasks: readonly Task[],
  task: string | undefined,
): task is Task | undefined {
  return task === undefined || tasks.some((one) => one === task);
}

function named<Task extends string>(task: Task | undefined): { readonly task?: Task } {
  return task === undefined ? {} : { task };
}

/** As every list is sorted: what has no date comes last. */
function byUrgency(one: Work, other: Work): number {
  const [a, b] = [placeIn(one), placeIn(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeIn(work: Work): string {
  return [work.dueOn ?? '~', idOf(work), work.task].join(' ');
}

function idOf(work: Work): string {
  if ('subjectId' in work) return placeOf(work);
  return 'runId' in work ? work.runId : work.percorsoId;
}
