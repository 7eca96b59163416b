import { Pool } from 'pg';
import { programmeReport } from '../../activities/postgres/report/programme-report';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import type { CivilDate } from '../../domain/time/civil-date';
import { inTurns, linesOf, type Line } from './turns';
import { RULEBOOK } from '../../domain/programmes';

const DAY = '2021-02-28' as CivilDate;
const TURNS = 20;

/** A report of everything there is, beside the same counts written by hand for one programme, one day and these classes. */
export async function reportTimes(ownerUrl: string, rounds: number): Promise<readonly Line[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  const source = await openDataSource((await migrate(ownerUrl)).api, { poolSize: 1 });
  const ours = () =>
    programmeReport(source, { programme: 'TOS-PIO2', rulebook: RULEBOOK }, { asOf: DAY, knownAt: DAY });
  const plain = () => pool.query(BY_HAND);
  await ours();
  await plain();
  const taken = await inTurns('report', rounds, [
    { name: 'report', measure: async () => ({ ms: await perTurn(ours) }) },
    { name: 'SQL', measure: async () => ({ ms: await perTurn(plain) }) },
  ]);
  const { rows } = await pool.query<{ n: string }>('SELECT count(*) AS n FROM read_model.report_adhesion');
  await source.destroy();
  await pool.end();
  const readings = (taken.get('report') ?? []).map(({ ms = NaN }, round) => ({
    [`report of a programme, ms (${rows[0]?.n ?? '0'} adhesions)`]: ms,
    'report / the same counts in SQL by hand': ms / (taken.get('SQL')?.[round]?.['ms'] ?? NaN),
  }));
  return linesOf(undefined, readings);
}

async function perTurn(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let turn = 0; turn < TURNS; turn += 1) await work();
  return (performance.now() - began) / TURNS;
}

const NOW = (alias: string) =>
  `${alias}.known_from <= '${DAY}' AND coalesce(${alias}.known_to, 'infinity') > '${DAY}'`;
const ADHESION = `read_model.report_adhesion a
  WHERE a.programme = 'TOS-PIO2' AND a.requested_on <= '${DAY}' AND a.told_on <= '${DAY}'
    AND coalesce(a.rejected_on, 'infinity') > '${DAY}'`;

/** One statement, a subquery for each figure, as one would type it. */
const BY_HAND = `
SELECT (SELECT count(*) FROM ${ADHESION}) AS adhesions,
  (SELECT count(*) FROM ${ADHESION} AND a.sex = 'F') AS women,
  (SELECT count(*) FROM read_model.report_activity x WHERE x.attended AND x.held_on <= '${DAY}' AND ${NOW('x')}
    AND x.percorso_id IN (SELECT a.percorso_id FROM ${ADHESION})) AS actions,
  (SELECT json_agg(o) FROM (SELECT best, count(*) FROM (
    SELECT a.person_id, min(CASE e.category WHEN 'open-ended' THEN 1 WHEN 'apprenticeship' THEN 2
      WHEN 'fixed-term' THEN 3 WHEN 'other' THEN 4 END) AS best
    FROM read_model.report_employment e JOIN (SELECT * FROM ${ADHESION}) a USING (percorso_id)
    WHERE ${NOW('e')} AND e.first_day BETWEEN '2020-01-01' AND '2020-12-31' AND e.term_from <= '2020-12-31'
    GROUP BY a.person_id) b GROUP BY best) o) AS outcomes,
  (SELECT count(DISTINCT a.person_id) FROM read_model.report_employment e
    JOIN (SELECT * FROM ${ADHESION}) a USING (percorso_id) WHERE ${NOW('e')} AND e.category = 'traineeship'
    AND e.first_day BETWEEN '2020-01-01' AND '2020-12-31') AS traineeships,
  (SELECT json_agg(r) FROM (SELECT outcome, sum(cents), sum(payable) FROM (
    SELECT DISTINCT ON (percorso_id) percorso_id, outcome, cents, payable FROM (
      SELECT t.percorso_id, t.outcome, sum(t.cents) AS cents,
        sum(t.cents) FILTER (WHERE t.payable_from <= '${DAY}') AS payable
      FROM read_model.report_tranche t JOIN (SELECT * FROM ${ADHESION}) a USING (percorso_id)
      WHERE ${NOW('t')} AND t.reached_on <= '${DAY}' GROUP BY t.percorso_id, t.relationship, t.outcome) s
    ORDER BY percorso_id, cents DESC) best GROUP BY outcome) r) AS result,
  (SELECT sum(round(least(minutes / 15, 40) * 15 * 3550 / 60.0)) FROM (
    SELECT sum(x.minutes) AS minutes FROM read_model.report_activity x
    WHERE x.attended AND x.earns_process AND x.held_on <= '${DAY}' AND ${NOW('x')}
      AND x.percorso_id IN (SELECT a.percorso_id FROM ${ADHESION}) GROUP BY x.percorso_id) m) AS process,
  (SELECT json_agg(i) FROM (SELECT count(*), sum(admitted_cents) FROM (
    SELECT DISTINCT ON (incentive_id) * FROM read_model.report_incentive
    WHERE programme = 'TOS-PIO2' AND applied_on <= '${DAY}' AND told_on <= '${DAY}'
    ORDER BY incentive_id, version DESC) l WHERE entitled_cents > 0) i) AS incentives,
  (SELECT json_agg(p) FROM (SELECT kind, account, sum(cents) FROM read_model.ledger_entry
    WHERE ledger = 'TOS-PIO2' AND account IN ('paid', 'recovered') AND told_on <= '${DAY}'
      AND effective_on <= '${DAY}' GROUP BY 1, 2) p) AS moved`;
