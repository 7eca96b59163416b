import type { DataSource } from 'typeorm';
import { idOf, parseAplId, parseCpiId } from '../../../domain/identifiers';
import { lastDayIn } from '../../../domain/proceeding/agenda';
import { PROCEEDING_TERMS, type ProceedingTerm } from '../../../domain/proceeding/events';
import type { Matter, MatterKind } from '../../../domain/proceeding/matter';
import { nextOf, type Next, type ProceedingTask } from '../../../domain/proceeding/next';
import {
  stageOf,
  type Decided,
  type Defence,
  type Delivery,
  type KnownProceedings,
  type Proceeding,
  type Proceedings,
  type ProceedingStage,
  type Reviewed,
  type Summons,
} from '../../../domain/proceeding/state';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { Columns, ReadModel } from './read-model';

/** A term of the law, with its last day and whether it has passed. */
export interface TermRow {
  readonly term: ProceedingTerm;
  readonly lastDay: CivilDate;
  readonly passed: boolean;
}

/** One proceeding as it stands, and what it waits for; `subject` is a person or a body. */
export interface ProceedingRow {
  readonly subject: string;
  readonly number: number;
  readonly kind: MatterKind;
  readonly matter: Matter;
  readonly percorsoId: string | null;
  readonly stage: ProceedingStage;
  readonly officer: string;
  readonly summons: Summons | null;
  readonly openedOn: CivilDate | null;
  readonly notice: Delivery | null;
  readonly defences: readonly Defence[];
  readonly decided: Omit<Decided, 'version'> | null;
  readonly appealedOn: CivilDate | null;
  readonly reviewed: Reviewed | null;
  readonly terms: readonly TermRow[];
  readonly effects: readonly { readonly key: string; readonly direction: string; readonly answer: string }[];
  readonly task: ProceedingTask | null;
  readonly assignee: Next['assignee'] | null;
  readonly dueOn: CivilDate | null;
  readonly missing: readonly string[];
  /** The day of the last fact about its subject. */
  readonly since: CivilDate;
  readonly cpi: string | null;
  readonly apl: string | null;
}

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
  rows,
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
  { withTasks, dueBefore, after, limit: most, ...equal }: ProceedingFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<ProceedingRow>> {
  const limit = pageLimit(most ?? 50);
  const query = source
    .getRepository(PROCEEDING_ENTITY)
    .createQueryBuilder('one')
    .where(SEEN, { ...sight });
  for (const [name, value] of Object.entries(equal))
    if (value !== undefined) query.andWhere(`one.${name} = :${name}`, { [name]: value });
  if (withTasks === true) query.andWhere('one.task IS NOT NULL');
  if (dueBefore !== undefined) query.andWhere('one.due_on < :dueBefore', { dueBefore });
  if (after !== undefined) {
    const [dueOn, subject, number] = readCursor(after, 3);
    query.andWhere(`(${DUE}, one.subject, one.number) > (:dueOn::date, :subject, :number::integer)`, {
      dueOn: dueOn ?? 'infinity',
      subject,
      number,
    });
  }
  const found = await query
    .orderBy(DUE, 'ASC')
    .addOrderBy('one.subject', 'ASC')
    .addOrderBy('one.number', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ dueOn, subject, number }) => [dueOn, subject, String(number)]);
}

/** Of a percorso whose file is restricted, as `isSeen` has it. */
const SEEN = `(one.percorso_id IS NULL OR EXISTS (
  SELECT FROM read_model.percorso_file file
   WHERE file.percorso_id = one.percorso_id AND NOT file.programme = ANY (:hidden)
     AND NOT (file.programme = ANY (:ofBody)
       AND file.cpi IS DISTINCT FROM :body::text AND file.apl IS DISTINCT FROM :body::text)))`;

// Proceedings without a date sort last, by the expression of the index.
const DUE = `coalesce(one.due_on, 'infinity')`;

function rows({ stream, state, facts }: StreamFile): readonly ProceedingRow[] {
  const known = state as Proceedings;
  const last = facts.at(-1);
  if (known.phase === 'none' || last === undefined) return [];
  const since = dateOf(last.recordedAt);
  return known.proceedings.map((one) => rowOf(one, known, { subject: idOf(stream), since }));
}

function rowOf(
  one: Proceeding,
  known: KnownProceedings,
  of: Pick<ProceedingRow, 'subject' | 'since'>,
): ProceedingRow {
  const { number, matter, officer, office, summons, openedOn, notice, defences, decided } = one;
  const next = nextOf(one, known);
  const effects = known.effects.filter(({ details }) => details.proceeding === number);
  const { appealedOn, reviewed } = one;
  return {
    ...of,
    number,
    kind: matter.kind,
    matter,
    percorsoId: 'percorso' in matter ? matter.percorso : null,
    stage: stageOf(one),
    officer,
    summons,
    openedOn,
    notice,
    defences,
    decided: decided === null ? null : withoutVersion(decided),
    appealedOn,
    reviewed,
    terms: termsOf(one),
    effects: effects.map(({ key, direction, answer }) => ({ key, direction, answer })),
    task: next?.task ?? null,
    assignee: next?.assignee ?? null,
    dueOn: next?.dueOn ?? null,
    missing: next?.missing ?? [],
    cpi: parseCpiId(office) ?? null,
    apl: parseAplId(of.subject) ?? null,
  };
}

function withoutVersion({ version: _, ...decided }: Decided): Omit<Decided, 'version'> {
  return decided;
}

function termsOf(one: Proceeding): readonly TermRow[] {
  return PROCEEDING_TERMS.flatMap((term) => {
    const lastDay = lastDayIn(one, term);
    return lastDay === undefined ? [] : [{ term, lastDay, passed: one.passed.includes(term) }];
  });
}
