import { KNOWN } from '../read-models/over-time';
import { WITH_JOINED } from '../read-models/person-record';

/** What adhesions stand as of the day, on what was known on the other. */
const STANDS = `requested_on <= $2::date AND told_on <= $3::date
    AND (rejected_on IS NULL OR rejected_on > $3::date)`;
/** A person by the record of hers that is kept. */
const KEPT = `coalesce(kept_id, person_id)`;

/** Persons by the name of the best category of theirs. */
const personsByBest = (table: 'job' | 'held'): string => `
  (SELECT coalesce(jsonb_object_agg(category, persons), '{}') FROM (
    SELECT $6::text[] AS names, best, count(*) AS persons FROM ${table} WHERE best IS NOT NULL GROUP BY best) AS counted,
    LATERAL (SELECT names[best] AS category) AS named)`;

/**
 * Everything a report counts, in one statement and so of one moment. $1 programme, $2 as-of day, $3 known-at day, $4 and $5
 * the window of outcomes, $6 the categories of jobs, the best first, $7 the day on which jobs are in force, $8 the least profile
 * index of high disadvantage, $9 the bands of age by their names, $10 whether what is assessed is counted
 * of its entries, $11 the programmes that are the other phase. Which rows count is decided where they are written.
 */
export const COUNTING = `${WITH_JOINED},
adhesion AS MATERIALIZED (
  SELECT percorso_id, person_id, rules, sex FROM read_model.report_adhesion
  WHERE programme = $1 AND ${STANDS}),
other_phase AS (
  SELECT ${KEPT} AS person FROM read_model.report_adhesion LEFT JOIN joined USING (person_id)
  WHERE programme = ANY ($11::text[]) AND ${STANDS}),
person AS (
  SELECT percorso_id, age_years, citizenship, profile_index,
    CASE WHEN exited_on <= $2::date AND exit_told_on <= $3::date THEN exit END AS exit
  FROM read_model.report_person JOIN adhesion USING (percorso_id)),
action AS (
  SELECT activity.percorso_id, count(*) AS actions,
    coalesce(sum(minutes) FILTER (WHERE earns_process), 0)::int AS minutes
  FROM read_model.report_activity activity JOIN adhesion USING (percorso_id)
  WHERE attended AND held_on <= $2::date AND ${KNOWN('activity', '$3::date')}
  GROUP BY activity.percorso_id),
job AS (
  SELECT person_id, min(array_position($6::text[], category)) AS best, bool_or(category = 'traineeship') AS trainee,
    count(DISTINCT hire) FILTER (WHERE category = 'traineeship') AS traineeships,
    bool_or(category <> 'traineeship' AND person.exit IS NULL) AS concluded
  FROM read_model.report_employment stage JOIN adhesion USING (percorso_id) LEFT JOIN person USING (percorso_id)
  WHERE ${KNOWN('stage', '$3::date')} AND first_day >= $4::date AND first_day <= least($5::date, $2::date)
    AND term_from <= least($5::date, $2::date)
  GROUP BY person_id),
held AS (
  SELECT person_id, min(array_position($6::text[], category)) AS best
  FROM read_model.report_in_force span JOIN adhesion USING (percorso_id)
  WHERE ${KNOWN('span', '$3::date')} AND from_day <= $7::date AND (to_day IS NULL OR $7::date <= to_day)
  GROUP BY person_id),
sums AS (
  SELECT percorso_id, outcome, min(place) AS place, sum(cents) AS cents,
    coalesce(sum(cents) FILTER (WHERE payable_from <= $2::date), 0) AS payable
  FROM read_model.report_tranche tranche JOIN adhesion USING (percorso_id)
  WHERE ${KNOWN('tranche', '$3::date')} AND reached_on <= $2::date
  GROUP BY percorso_id, relationship, outcome),
result AS (
  SELECT percorso_id, (array_agg(outcome ORDER BY cents DESC, place))[1] AS outcome, max(cents) AS cents,
    max(payable) AS payable
  FROM sums GROUP BY percorso_id),
fee AS (
  SELECT rules, coalesce(minutes, 0) AS minutes, outcome, coalesce(cents, 0) AS cents,
    coalesce(payable, 0) AS payable, count(*) AS pathways
  FROM adhesion LEFT JOIN action USING (percorso_id) LEFT JOIN result USING (percorso_id)
  GROUP BY 1, 2, 3, 4, 5),
incentive AS (
  SELECT DISTINCT ON (incentive_id) admitted_cents, entitled_cents FROM read_model.report_incentive
  WHERE programme = $1 AND applied_on <= $2::date AND told_on <= $3::date
  ORDER BY incentive_id, version DESC),
assessed AS (
  SELECT percorso_id, payee = person_id::text AS is_person, sum(cents) AS cents
  FROM read_model.ledger_entry JOIN adhesion ON stream_id = percorso_id::text
  WHERE $10::boolean AND ledger = $1 AND account IN ('owed', 'paid', 'recovered', 'written-off')
    AND effective_on <= $2::date AND told_on <= $3::date
  GROUP BY 1, 2),
moved AS (
  SELECT kind, account, sum(cents) AS cents FROM read_model.ledger_entry
  WHERE ledger = $1 AND account IN ('paid', 'recovered') AND effective_on <= $2::date AND told_on <= $3::date
  GROUP BY kind, account)
SELECT
  (SELECT jsonb_build_object('adhesions', count(*), 'women', count(*) FILTER (WHERE sex = 'F'),
    'men', count(*) FILTER (WHERE sex = 'M')) FROM adhesion) AS people,
  (SELECT count(DISTINCT ${KEPT})::int FROM adhesion LEFT JOIN joined USING (person_id)
    WHERE ${KEPT} IN (SELECT person FROM other_phase)) AS "inOtherPhase",
  (SELECT coalesce(sum(actions), 0)::int FROM action) AS actions,
  (SELECT jsonb_build_object('highDisadvantage', count(*) FILTER (WHERE profile_index >= $8::int),
    'foreign', count(*) FILTER (WHERE citizenship <> 'italian'), 'nonEu', count(*) FILTER (WHERE citizenship = 'non-eu'))
    FROM person) AS described,
  (SELECT coalesce(jsonb_object_agg(band, persons), '{}') FROM (
    SELECT bands.key AS band, count(*) AS persons
    FROM person JOIN jsonb_each($9::jsonb) AS bands
      ON age_years BETWEEN (bands.value ->> 'from')::int AND (bands.value ->> 'to')::int
    GROUP BY bands.key) AS counted) AS aged,
  (SELECT coalesce(jsonb_object_agg(exit, closed), '{}') FROM (
    SELECT exit, count(*) AS closed FROM person WHERE exit IS NOT NULL GROUP BY exit) AS counted) AS exits,
  ${personsByBest('job')} AS outcomes,
  (SELECT count(*)::int FROM job WHERE best IS NOT NULL AND concluded) AS "outcomesOfConcluded",
  (SELECT count(*)::int FROM job WHERE trainee) AS traineeships,
  (SELECT coalesce(sum(traineeships), 0)::int FROM job) AS "traineeshipsBegun",
  ${personsByBest('held')} AS "inForce",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('rules', rules, 'minutes', minutes, 'outcome', outcome,
    'resultCents', cents, 'payableCents', payable, 'pathways', pathways)), '[]') FROM fee) AS fees,
  (SELECT jsonb_build_object('applications', count(*), 'workers', count(*) FILTER (WHERE entitled_cents > 0),
    'admittedCents', coalesce(sum(admitted_cents), 0), 'entitledCents', coalesce(sum(entitled_cents), 0))
    FROM incentive) AS incentives,
  (SELECT jsonb_build_object('cents', coalesce(sum(cents), 0), 'pathways', count(*) FILTER (WHERE cents > 0))
    FROM assessed WHERE is_person) AS allowances,
  (SELECT jsonb_build_object('cents', coalesce(sum(cents), 0), 'pathways', count(*) FILTER (WHERE cents > 0))
    FROM assessed WHERE NOT is_person) AS services,
  (SELECT coalesce(jsonb_object_agg(kind || '/' || account, cents), '{}') FROM moved) AS moved`;
