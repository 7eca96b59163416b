import type { DataSource } from 'typeorm';
import type { CivilDate } from '../../../domain/time/civil-date';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { RunTask } from './payment-run';

/** Something that somebody has to do for a payment run, and by when. */
export interface RunWork extends RunTask {
  readonly runId: string;
  readonly envelope: string;
  /** Who proposed the run, and therefore may not approve it. */
  readonly proposedBy: string;
  /** A run is approved by the day on which the bank is to pay; null where nothing falls due. */
  readonly dueOn: CivilDate | null;
  /** Since when it waits: for an approval, for the bank, or for somebody to ask it. */
  readonly since: CivilDate;
}

/** Which of it to list. `dueBefore` leaves out what has no date. */
export interface RunWorkFilter {
  readonly assignee?: string;
  readonly task?: string;
  readonly dueBefore?: CivilDate;
  readonly after?: string;
  readonly limit?: number;
}

/** What is to be done for payment runs, the most urgent first, page by page. */
export async function runWork(source: DataSource, filter: RunWorkFilter = {}): Promise<Page<RunWork>> {
  const limit = pageLimit(filter.limit ?? 50);
  const { assignee = null, task = null, dueBefore = null, after } = filter;
  const found = await source.query<RunWork[]>(WORK, [
    ...[assignee, task, dueBefore],
    ...(after === undefined ? [null, null, null] : placeAfter(after)),
    limit + 1,
  ]);
  return pageOf(found, limit, (one) => [one.dueOn, one.runId, one.task]);
}

function placeAfter(after: string): readonly (string | null)[] {
  const [dueOn, runId, task] = readCursor(after, 3);
  return [dueOn ?? 'infinity', runId ?? null, task ?? null];
}

const WORK = `
  SELECT run_id AS "runId", task, assignee, missing, envelope, proposed_by AS "proposedBy",
         due_on::text AS "dueOn", since::text AS since
    FROM (
      SELECT run.run_id, todo.task, todo.assignee, todo.missing, run.envelope, run.proposed_by,
             CASE todo.task WHEN 'approve-run' THEN run.pay_on END AS due_on,
             CASE todo.task
               WHEN 'ask-bank' THEN coalesce(run.sent_on, run.since)
               WHEN 'review-credits' THEN coalesce((
                 SELECT min(credit.answered_on) FROM read_model.payment_credit credit
                  WHERE credit.run_id = run.run_id AND credit.number::text IN (SELECT jsonb_array_elements_text(todo.missing))), run.since)
               ELSE run.since END AS since
        FROM read_model.payment_run run
       CROSS JOIN LATERAL jsonb_to_recordset(run.tasks) AS todo (task text, assignee text, missing jsonb)
       WHERE run.tasks <> '[]') AS work
   WHERE ($1::text IS NULL OR assignee = $1) AND ($2::text IS NULL OR task = $2)
     AND ($3::date IS NULL OR due_on < $3)
     AND ($5::uuid IS NULL OR (coalesce(due_on, 'infinity'), run_id, task) > ($4::date, $5::uuid, $6::text))
   ORDER BY coalesce(due_on, 'infinity'), run_id, task LIMIT $7`;
