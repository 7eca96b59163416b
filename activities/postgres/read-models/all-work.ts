import type { DataSource } from 'typeorm';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import { pageLimit, pageOf, type Page } from './page';
import { RUN_TASKS } from './payment-run';
import { runWork, type RunWork, type RunWorkFilter } from './run-work';
import { TASKS, type WorkItem } from './work-item';
import { workList, type WorkFilter } from './work-list';

/** Something to do for a percorso, or for a payment run. */
export type Work = WorkItem | RunWork;
export const ALL_TASKS = [...TASKS, ...RUN_TASKS] as const;

export interface AllWorkFilter extends Omit<WorkFilter, 'task'> {
  readonly task?: (typeof ALL_TASKS)[number];
}

/** What is to be done, whatever it is about, the most urgent first. Whoever asks for an office or a body asks for percorsi. */
export async function allWork(
  source: DataSource,
  filter: AllWorkFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<Work>> {
  const limit = pageLimit(filter.limit ?? 50);
  const { task, ...more } = filter;
  const wanted = { ...more, limit: limit + 1 };
  const ofPercorsi = isOneOf(TASKS, task)
    ? await workList(source, { ...wanted, ...named(task) }, sight)
    : NONE;
  const ofRuns =
    isOneOf(RUN_TASKS, task) && !isOfOne(filter) ? await runWork(source, runFilter(wanted, task)) : NONE;
  const found = [...ofPercorsi.items, ...ofRuns.items].sort(byUrgency);
  return pageOf(found, limit, (one) => [one.dueOn, idOf(one), one.task]);
}

const NONE = { items: [] };

function isOneOf<Task extends string>(
  tasks: readonly Task[],
  task: string | undefined,
): task is Task | undefined {
  return task === undefined || tasks.some((one) => one === task);
}

function named<Task extends string>(task: Task | undefined): { readonly task?: Task } {
  return task === undefined ? {} : { task };
}

function isOfOne({ cpi, apl, provider }: AllWorkFilter): boolean {
  return cpi !== undefined || apl !== undefined || provider !== undefined;
}

function runFilter(
  { cpi: _, apl: __, provider: ___, ...more }: Omit<AllWorkFilter, 'task'>,
  task: (typeof RUN_TASKS)[number] | undefined,
): RunWorkFilter {
  return { ...more, ...named(task) };
}

/** As both lists are sorted: what has no date comes last. */
function byUrgency(one: Work, other: Work): number {
  const [a, b] = [one.dueOn ?? '~', other.dueOn ?? '~'];
  if (a !== b) return a < b ? -1 : 1;
  return idOf(one) < idOf(other) ? -1 : 1;
}

function idOf(work: Work): string {
  return 'runId' in work ? work.runId : work.percorsoId;
}
