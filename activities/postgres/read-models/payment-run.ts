import type { DataSource } from 'typeorm';
import { refusedEffects } from '../../../domain/effects';
import { idOf } from '../../../domain/identifiers';
import type { ActorRole } from '../../../domain/roles';
import {
  disputed,
  paidCents,
  standingOf,
  totalCents,
  type BegunRun,
  type LeftOut,
  type Run,
  type RunStanding,
} from '../../../domain/run/state';
import { dateOf, type CivilDate, type Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { Columns, ReadModel } from './read-model';

export const RUN_TASKS = ['approve-run', 'resend-run', 'ask-bank', 'review-credits'] as const;
/** Something that somebody has to do for a run; `missing` names the effect, or the numbers of the credits. */
export interface RunTask {
  readonly task: (typeof RUN_TASKS)[number];
  readonly assignee: Extract<ActorRole, 'manager' | 'operator'>;
  readonly missing: readonly string[];
}

/** A payment run as it stands. Cents. */
export interface RunRow {
  readonly runId: string;
  readonly envelope: string;
  readonly payOn: CivilDate;
  readonly standing: RunStanding;
  readonly proposedBy: string;
  /** The day of its last fact. */
  readonly since: CivilDate;
  readonly credits: number;
  readonly cents: number;
  readonly paidCents: number;
  readonly leftOut: readonly LeftOut[];
  readonly effects: readonly { readonly key: string; readonly answer: string; readonly attempts: number }[];
  readonly tasks: readonly RunTask[];
  readonly approvedAt: Instant | null;
  readonly sentOn: CivilDate | null;
  readonly version: number;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PAYMENT_RUN = {
  table: 'payment_run',
  kind: 'run',
  write: 'replace',
  columns: {
    runId: 'uuid',
    envelope: 'text',
    payOn: 'date',
    standing: 'text',
    proposedBy: 'text',
    since: 'date',
    credits: 'integer',
    cents: 'bigint',
    paidCents: 'bigint',
    leftOut: 'jsonb',
    effects: 'jsonb',
    tasks: 'jsonb',
    approvedAt: 'timestamptz',
    sentOn: 'date',
    version: 'integer',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<RunRow>,
  key: ['runId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const PAYMENT_RUN_ENTITY = entityOf<RunRow>('RunRow', PAYMENT_RUN);

export function paymentRun(source: DataSource, runId: string): Promise<RunRow | null> {
  return source.getRepository(PAYMENT_RUN_ENTITY).findOneBy({ runId });
}

/** Which runs to list. `withTasks` leaves out those of which nobody has to do anything. */
export interface RunFilter {
  readonly envelope?: string;
  readonly standing?: RunStanding;
  readonly withTasks?: true;
  readonly after?: string;
  readonly limit?: number;
}

/** Runs, the latest day of payment first, page by page. */
export async function paymentRuns(source: DataSource, filter: RunFilter = {}): Promise<Page<RunRow>> {
  const { envelope, standing, withTasks, after } = filter;
  const limit = pageLimit(filter.limit ?? 50);
  const query = source.getRepository(PAYMENT_RUN_ENTITY).createQueryBuilder('run');
  if (envelope !== undefined) query.andWhere('run.envelope = :envelope', { envelope });
  if (standing !== undefined) query.andWhere('run.standing = :standing', { standing });
  if (withTasks === true) query.andWhere(`run.tasks <> '[]'`);
  if (after !== undefined) {
    const [payOn, runId] = readCursor(after, 2);
    query.andWhere('(run.pay_on < :payOn OR (run.pay_on = :payOn AND run.run_id > :runId))', {
      payOn,
      runId,
    });
  }
  const found = await query
    .orderBy('run.payOn', 'DESC')
    .addOrderBy('run.runId', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ payOn, runId }) => [payOn, runId]);
}

function rows({ stream, state, version, facts }: StreamFile): readonly RunRow[] {
  const run = state as Run;
  const last = facts.at(-1);
  if (run.phase === 'none' || last === undefined) return [];
  const { envelope, payOn, proposedBy, credits, leftOut, effects, approvedAt, sentOn } = run;
  const said = { envelope, payOn, proposedBy, leftOut, approvedAt, sentOn };
  return [
    {
      runId: idOf(stream),
      ...said,
      standing: standingOf(run),
      since: dateOf(last.recordedAt),
      credits: credits.length,
      cents: totalCents(credits),
      paidCents: paidCents(run),
      effects: effects.map(({ key, answer, attempts }) => ({ key, answer, attempts })),
      tasks: tasksOf(run),
      version,
      cpi: null,
      apl: null,
    },
  ];
}

function tasksOf(run: BegunRun): readonly RunTask[] {
  const standing = standingOf(run);
  const task = (
    name: RunTask['task'],
    assignee: RunTask['assignee'],
    missing: readonly string[] | null,
  ): RunTask[] => (missing === null ? [] : [{ task: name, assignee, missing }]);
  const refused = standing === 'refused' ? refusedEffects(run.effects).map(({ key }) => key) : [];
  const asked = disputed(run).map(({ number }) => String(number));
  return [
    ...task('approve-run', 'manager', standing === 'proposed' ? [] : null),
    ...task('resend-run', 'operator', refused.length > 0 ? refused : null),
    ...task('ask-bank', 'operator', standing === 'sent' && run.isLate ? [] : null),
    ...task('review-credits', 'manager', asked.length > 0 ? asked : null),
  ];
}
