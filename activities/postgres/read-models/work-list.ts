import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { idOf } from '../../../domain/identifiers';
import { refusedEffects } from '../../../domain/effects';
import { factsMissing } from '../../../domain/percorso/guard';
import { hasEnded, type OpenPercorso, type Percorso } from '../../../domain/percorso/percorso';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

export const TASKS = [
  'complete-facts',
  'take-in-charge',
  'assign-profile',
  'sign-patto',
  'issue-assegno',
  'await-choice',
  'answer-assignment',
  'hold-first-meeting',
  'follow-path',
  'retry-effect',
] as const;
export type Task = (typeof TASKS)[number];
export type Assignee = 'cpi' | 'apl' | 'beneficiary' | 'operator';

/** Something that someone has to do for a percorso, and by when. */
export interface WorkItem {
  readonly percorsoId: string;
  readonly task: Task;
  readonly assignee: Assignee;
  readonly dueOn: CivilDate | null;
  readonly since: CivilDate;
  readonly cpi: string | null;
  readonly apl: string | null;
  readonly programme: string;
  readonly personId: string;
  /** Facts to be completed, or the keys of effects to be retried. */
  readonly missing: readonly string[];
}

export const WORK_LIST = {
  table: 'work_list',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    task: 'text',
    assignee: 'text',
    dueOn: 'date',
    since: 'date',
    cpi: 'text',
    apl: 'text',
    programme: 'text',
    personId: 'uuid',
    missing: 'jsonb',
  } satisfies Columns<WorkItem>,
  key: ['percorsoId', 'task'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const WORK_LIST_ENTITY = entityOf<WorkItem>('WorkItem', WORK_LIST);

/** Which items to list. `dueBefore` leaves out those without a date. */
export interface WorkFilter {
  readonly cpi?: string;
  readonly apl?: string;
  readonly assignee?: Assignee;
  readonly task?: Task;
  readonly dueBefore?: CivilDate;
  readonly after?: string;
  readonly limit?: number;
}

/** What is to be done, the most urgent first, page by page; items that change while one reads are neither lost nor doubled. */
export async function workList(source: DataSource, filter: WorkFilter = {}): Promise<Page<WorkItem>> {
  const limit = pageLimit(filter.limit ?? 50);
  const query = source.getRepository(WORK_LIST_ENTITY).createQueryBuilder('item');
  const found = await restrict(query, filter)
    .orderBy(DUE, 'ASC')
    .addOrderBy('item.percorsoId', 'ASC')
    .addOrderBy('item.task', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ dueOn, percorsoId, task }) => [dueOn, percorsoId, task]);
}

// Items without a date sort last, by the expression of the index.
const DUE = `coalesce(item.due_on, 'infinity')`;

function restrict(
  query: SelectQueryBuilder<WorkItem>,
  { cpi, apl, assignee, task, dueBefore, after }: WorkFilter,
): SelectQueryBuilder<WorkItem> {
  for (const [name, value] of Object.entries({ cpi, apl, assignee, task })) {
    if (value !== undefined) query.andWhere(`item.${name} = :${name}`, { [name]: value });
  }
  if (dueBefore !== undefined) query.andWhere('item.due_on < :dueBefore', { dueBefore });
  if (after === undefined) return query;
  const [dueOn, percorsoId, last] = readCursor(after, 3);
  return query.andWhere(`(${DUE}, item.percorso_id, item.task) > (:dueOn::date, :percorsoId::uuid, :last)`, {
    ...{ dueOn: dueOn ?? 'infinity', percorsoId, last },
  });
}

function rows({ stream, state, agenda }: StreamFile): readonly WorkItem[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none' || agenda.closed) return [];
  const { cpi, personId, since, rules } = percorso;
  const programme = rules.slice(0, rules.indexOf('/'));
  const common = { percorsoId: idOf(stream), cpi, apl: aplOf(percorso), programme, personId };
  const step = hasEnded(percorso) ? [] : [{ ...common, since, ...stepOf(percorso) }];
  const refused = refusedEffects(percorso.effects);
  const [first] = refused.map((one) => dateOf(one.since)).sort();
  if (first === undefined) return step;
  const missing = refused.map((one) => one.key);
  return [
    ...step,
    { ...common, task: 'retry-effect', assignee: 'operator', dueOn: null, since: first, missing },
  ];
}

type Step = Pick<WorkItem, 'task' | 'assignee' | 'dueOn' | 'missing'>;

function stepOf(percorso: OpenPercorso): Step {
  switch (percorso.phase) {
    case 'requested': {
      const missing = factsMissing(percorso);
      return step(missing.length > 0 ? 'complete-facts' : 'take-in-charge', 'cpi', { missing });
    }
    case 'taken-in-charge':
      return step('assign-profile', 'cpi');
    case 'profiled':
      return step('sign-patto', 'cpi');
    case 'patto-signed':
      return step('issue-assegno', 'cpi');
    case 'issued':
      return step('await-choice', 'beneficiary', { dueOn: percorso.chooseBy });
    case 'apl-chosen':
      return step('answer-assignment', 'apl', { dueOn: percorso.acceptBy });
    case 'apl-accepted':
      return step('hold-first-meeting', 'apl', { dueOn: percorso.meetBy });
    case 'started':
      return step('follow-path', 'apl', { dueOn: percorso.endsOn });
  }
}

function step(task: Task, assignee: Assignee, more: Partial<Pick<Step, 'dueOn' | 'missing'>> = {}): Step {
  return { task, assignee, dueOn: null, missing: [], ...more };
}
