import type { End } from '../../../domain/percorso/state';

/** How a percorso ends: nobody is with the body then. */
const ENDED: { readonly [how in End['how']]: true } = {
  concluded: true,
  lapsed: true,
  deceased: true,
  abandoned: true,
  refused: true,
  'requirement-lost': true,
  rejected: true,
};
export const ENDS = Object.keys(ENDED);

/** Which percorsi a body concerns. $1 the body, $2 its open proposals, $3 the phases of percorsi that ended, $4 to $6 the sight, $7 the office that asks. */
export const AFFECTED = `
  WITH owed AS (
    SELECT stream_id, sum(cents) AS cents FROM read_model.ledger_entry
     WHERE payee = $1 AND kind = 'percorso' AND account = 'owed' GROUP BY stream_id),
  proposed AS (
    SELECT id, sum(cents) AS cents FROM jsonb_to_recordset($2::jsonb) AS told (id uuid, cents bigint) GROUP BY id),
  approved AS (
    SELECT waiting.stream_id, sum(waiting.cents) AS cents, sum(waiting.cents) FILTER (WHERE EXISTS (
        SELECT FROM read_model.payment_credit credit
         WHERE credit.order_stream = 'percorso/' || waiting.stream_id AND credit.order_key = waiting.key
           AND credit.standing <> 'rejected')) AS in_run
      FROM read_model.payment_order waiting
     WHERE waiting.payee = 'apl/' || $1 AND waiting.kind = 'percorso' GROUP BY waiting.stream_id),
  affected AS (
    SELECT file.percorso_id, file.person_id, file.programme, file.cpi, file.phase, file.next_due_on AS due_on,
           coalesce(file.provider -> 'members' ? ('apl/' || $1), false) AND NOT file.phase = ANY ($3) AS under_way,
           coalesce(owed.cents, 0) AS owed, coalesce(proposed.cents, 0) AS proposed,
           coalesce(approved.cents, 0) AS approved, coalesce(approved.in_run, 0) AS in_run
      FROM read_model.percorso_file file
           LEFT JOIN owed ON owed.stream_id = file.percorso_id::text
           LEFT JOIN proposed ON proposed.id = file.percorso_id
           LEFT JOIN approved ON approved.stream_id = file.percorso_id::text
     WHERE ($7::text IS NULL OR file.cpi = $7)
       AND NOT file.programme = ANY ($4) AND NOT (file.programme = ANY ($5)
         AND file.cpi IS DISTINCT FROM $6::text AND file.apl IS DISTINCT FROM $6::text)),
  concerned AS (SELECT * FROM affected WHERE under_way OR owed <> 0 OR proposed <> 0 OR approved <> 0)`;

/** Of those, a page: $8 to $10 the office, programme and phase asked for, $11 and $12 the last row seen, $13 how many. */
export const LISTED = `
  SELECT percorso_id AS "percorsoId", person_id AS "personId", programme, cpi, phase, under_way AS "underWay",
         due_on::text AS "dueOn", greatest(owed, 0) AS "owedCents", proposed AS "proposedCents",
         approved AS "approvedCents", in_run AS "inRunCents", greatest(-owed, 0) AS "askedBackCents",
         coalesce((SELECT jsonb_agg(jsonb_build_object('task', item.task, 'dueOn', item.due_on) ORDER BY item.due_on, item.task)
           FROM read_model.work_list item
          WHERE item.percorso_id = concerned.percorso_id AND item.due_on IS NOT NULL), '[]') AS terms
    FROM concerned
   WHERE ($8::text IS NULL OR cpi = $8) AND ($9::text IS NULL OR programme = $9) AND ($10::text IS NULL OR phase = $10)
     AND (coalesce(due_on, 'infinity'), percorso_id) > ($11::date, $12::uuid)
   ORDER BY coalesce(due_on, 'infinity'), percorso_id LIMIT $13`;

/** Of those, how many there are. */
export const GROUPED = `
  SELECT cpi, programme, phase, under_way AS "underWay", count(*)::int AS people,
         (min(due_on) FILTER (WHERE under_way))::text AS "dueOn", sum(greatest(owed, 0)) AS "owedCents",
         sum(proposed) AS "proposedCents", sum(approved) AS "approvedCents", sum(in_run) AS "inRunCents",
         sum(greatest(-owed, 0)) AS "askedBackCents"
    FROM concerned GROUP BY cpi, programme, phase, under_way
   ORDER BY cpi, programme, under_way DESC, phase`;

/** The open proposals of the percorsi that ever owed something to the body $1, whoever they would pay. */
export const PROPOSALS = `
  SELECT item.percorso_id AS id, fact.payload
    FROM read_model.work_list item CROSS JOIN LATERAL jsonb_array_elements_text(item.missing) AS open (version)
         JOIN register.stream ON stream.stream_id = 'percorso/' || item.percorso_id
         JOIN register.event fact ON fact.ledger_id = stream.ledger_id AND fact.stream_id = stream.stream_id
           AND fact.version = open.version::int
   WHERE item.task IN ('approve-payment', 'approve-payment-apart') AND EXISTS (
     SELECT FROM read_model.ledger_entry entry WHERE entry.stream_id = item.percorso_id::text AND entry.payee = $1)`;
