import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { MatterKind } from '../../../domain/proceeding/matter';
import type { Next, ProceedingTask } from '../../../domain/proceeding/next';
import type { ProceedingStage } from '../../../domain/proceeding/state';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import type { CivilDate } from '../../../domain/time/civil-date';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import { proceedingRows, type ProceedingRow } from './proceeding-row';
import type { Columns, ReadModel } from './read-model';

export const PROCEEDING_MODEL = {
  table: 'proceeding',
  kind: 'proceeding',
  write: 'replace',
  columns: {
    subject: 'text',
    number: 'integer',
    kind: 'text',
    matter: 'jsonb',
    percorsoId: 'uuid',
    stage: 'text',
    officer: 'text',
    summons: 'jsonb',
    openedOn: 'date',
    notice: 'jsonb',
    defences: 'jsonb',
    decided: 'jsonb',
    appealedOn: 'date',
    reviewed: 'jsonb',
    terms: 'jsonb',
    effects: 'jsonb',
    task: 'text',
    assignee: 'text',
    dueOn: 'date',
    missing: 'jsonb',
    since: 'date',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ProceedingRow>,
  key: ['subject', 'number'],
  shared: [],
  rows: proceedingRows,
} as const satisfies ReadModel;

export const PROCEEDING_ENTITY = entityOf<ProceedingRow>('ProceedingRow', PROCEEDING_MODEL);

/** Which proceedings to list. `withTasks` leaves out those that wait for nobody. */
export interface ProceedingFilter {
  readonly subject?: string;
  readonly percorsoId?: string;
  readonly cpi?: string;
  readonly kind?: MatterKind;
  readonly stage?: ProceedingStage;
  readonly assignee?: Next['assignee'];
  readonly task?: ProceedingTask;
  readonly dueBefore?: CivilDate;
  readonly withTasks?: true;
  readonly after?: string;
  readonly limit?: number;
}

/** Proceedings, what is due first before the rest, page by page. */
export async function proceedings(
  source: DataSource,
  filter: ProceedingFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<ProceedingRow>> {
  const limit = pageLimit(filter.limit ?? 50);
  const query = source
    .getRepository(PROCEEDING_ENTITY)
    .createQueryBuilder('one')
    .where(SEEN, { ...sight });
  const found = await restrict(query, filter)
    .orderBy(DUE, 'ASC')
    .addOrderBy('one.subject', 'ASC')
    .addOrderBy('one.number', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ dueOn, subject, number }) => [dueOn, subject, String(number)]);
}

function restrict(
  query: SelectQueryBuilder<ProceedingRow>,
  { withTasks, dueBefore, after, limit: _, ...equal }: ProceedingFilter,
): SelectQueryBuilder<ProceedingRow> {
  for (const [name, value] of Object.entries(equal))
    query.andWhere(`one.${name} = :${name}`, { [name]: value });
  if (withTasks === true) query.andWhere('one.task IS NOT NULL');
  if (dueBefore !== undefined) query.andWhere('one.due_on < :dueBefore', { dueBefore });
  if (after === undefined) return query;
  const [dueOn, subject, number] = readCursor(after, 3);
  return query.andWhere(`(${DUE}, one.subject, one.number) > (:dueOn::date, :subject, :number::integer)`, {
    dueOn: dueOn ?? 'infinity',
    subject,
    number,
  });
}

/** Of a percorso whose file is restricted, as `isSeen` has it. */
const SEEN = `(one.percorso_id IS NULL OR EXISTS (
  SELECT FROM read_model.percorso_file file
   WHERE file.percorso_id = one.percorso_id AND NOT file.programme = ANY (:hidden)
     AND NOT (file.programme = ANY (:ofBody)
       AND file.cpi IS DISTINCT FROM :body::text AND file.apl IS DISTINCT FROM :body::text)))`;

// Proceedings without a date sort last, by the expression of the index.
const DUE = `coalesce(one.due_on, 'infinity')`;
