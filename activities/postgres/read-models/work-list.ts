import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import type { ProviderId } from '../../../domain/provider';
import type { CivilDate } from '../../../domain/time/civil-date';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { Columns, ReadModel } from './read-model';
import { workOf } from './tasks';
import type { Assignee, Task, WorkItem } from './work-item';

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
    provider: 'text',
    programme: 'text',
    personId: 'uuid',
    missing: 'jsonb',
  } satisfies Columns<WorkItem>,
  key: ['percorsoId', 'task'],
  shared: [],
  rows: workOf,
} as const satisfies ReadModel;

export const WORK_LIST_ENTITY = entityOf<WorkItem>('WorkItem', WORK_LIST);

/** Which items to list. `dueBefore` leaves out those without a date. */
export interface WorkFilter {
  readonly cpi?: string;
  readonly apl?: string;
  /** The lead, with its kind. */
  readonly provider?: ProviderId;
  readonly assignee?: Assignee;
  readonly task?: Task;
  readonly dueBefore?: CivilDate;
  readonly after?: string;
  readonly limit?: number;
}

/** What is to be done, the most urgent first, page by page; items that change while one reads are neither lost nor doubled. */
export async function workList(
  source: DataSource,
  filter: WorkFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<WorkItem>> {
  const limit = pageLimit(filter.limit ?? 50);
  const query = source
    .getRepository(WORK_LIST_ENTITY)
    .createQueryBuilder('item')
    .where(SEEN, { ...sight })
    .andWhere(NOT_BEGUN);
  const found = await restrict(query, filter)
    .orderBy(DUE, 'ASC')
    .addOrderBy('item.percorsoId', 'ASC')
    .addOrderBy('item.task', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ dueOn, percorsoId, task }) => [dueOn, percorsoId, task]);
}

/** As `isSeen` has it. */
const SEEN = `NOT item.programme = ANY (:hidden)
  AND NOT (item.programme = ANY (:ofBody)
    AND item.cpi IS DISTINCT FROM :body::text AND item.apl IS DISTINCT FROM :body::text)`;

/** What was to be opened is no task while it is under way, nor once a measure that came of it stands. */
const NOT_BEGUN = `NOT (item.task = 'open-rejection' AND EXISTS (
  SELECT FROM read_model.proceeding one
   WHERE one.percorso_id = item.percorso_id AND one.kind = 'rejection'
     AND one.stage <> ALL (ARRAY['dismissed', 'annulled'])))`;

// Items without a date sort last, by the expression of the index.
const DUE = `coalesce(item.due_on, 'infinity')`;

function restrict(
  query: SelectQueryBuilder<WorkItem>,
  { cpi, apl, provider, assignee, task, dueBefore, after }: WorkFilter,
): SelectQueryBuilder<WorkItem> {
  for (const [name, value] of Object.entries({ cpi, apl, provider, assignee, task })) {
    if (value !== undefined) query.andWhere(`item.${name} = :${name}`, { [name]: value });
  }
  if (dueBefore !== undefined) query.andWhere('item.due_on < :dueBefore', { dueBefore });
  if (after === undefined) return query;
  const [dueOn, percorsoId, last] = readCursor(after, 3);
  return query.andWhere(`(${DUE}, item.percorso_id, item.task) > (:dueOn::date, :percorsoId::uuid, :last)`, {
    dueOn: dueOn ?? 'infinity',
    percorsoId,
    last,
  });
}
