import type { Client } from 'pg';
import type { Text } from '../../domain/texts';
import type { StreamFile } from '../ports';
import type { Finding } from './verify-facts';
import { VERIFY_FINDINGS } from './verify-texts';

/** The facts of a stream whose postings are not in sum zero: money that comes from nowhere, or goes there. */
export function unbalancedFacts({ stream, facts }: StreamFile): readonly Finding[] {
  return facts.flatMap(({ version, postings = [] }) => {
    const cents = postings.reduce((sum, posting) => sum + posting.cents, 0);
    if (cents === 0) return [];
    return [moneyFinding(stream, VERIFY_FINDINGS.unbalanced(version, cents))];
  });
}

/** The envelopes whose ledger leaves another amount available than the claims on them do. */
export async function wrongEnvelopes(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ name: string; room: string; available: string }>(
    `SELECT * FROM (
       SELECT name, cents - taken AS room, coalesce((SELECT sum(entry.cents) FROM read_model.ledger_entry entry
         WHERE entry.account = 'available' AND 'envelope/' || entry.envelope = name), 0) AS available
       FROM register.claim_limit WHERE name LIKE 'envelope/%') AS envelopes
     WHERE room <> available LIMIT 100`,
  );
  return rows.map(({ name, room, available }) =>
    moneyFinding(name, VERIFY_FINDINGS.envelope(available, room)),
  );
}

/** Orders of which the runs say another sum, another envelope or another number of payments than their streams. */
export async function wrongRuns(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ stream: string; runs: string; ledger: string }>(RUNS);
  return rows.map(({ stream, runs, ledger }) => moneyFinding(stream, VERIFY_FINDINGS.runs(runs, ledger)));
}

// An order that the bank paid and that its stream has not heard of yet is no mistake: it asks by itself.
const RUNS = `
  WITH known AS (SELECT DISTINCT order_stream, order_key FROM read_model.payment_credit),
    paid AS (
      SELECT order_stream, order_key, count(*) AS times, sum(credit.cents) AS cents, min(run.envelope) AS envelope
        FROM read_model.payment_credit credit JOIN read_model.payment_run run USING (run_id)
       WHERE credit.standing IN ('paid', 'returned', 'contradicted', 'at-risk') GROUP BY 1, 2),
    told AS (
      SELECT order_stream, order_key, sum(entry.cents) AS cents, min(entry.envelope) AS envelope
        FROM known JOIN register.event fact ON fact.stream_id = order_stream AND fact.type = 'EffectAnswered'
         AND fact.body ->> 'key' = order_key AND fact.body ->> 'answer' = 'done'
        JOIN read_model.ledger_entry entry ON entry.stream_id = split_part(order_stream, '/', 2)
         AND entry.kind = split_part(order_stream, '/', 1) AND entry.version = fact.version AND entry.account = 'paid'
       GROUP BY 1, 2)
  SELECT order_stream AS stream, coalesce(paid.cents, 0) AS runs, coalesce(told.cents, 0) AS ledger
    FROM paid FULL JOIN told USING (order_stream, order_key)
   WHERE paid.times > 1 OR (told.cents IS NOT NULL AND (paid.cents, paid.envelope) IS DISTINCT FROM (told.cents, told.envelope))
   LIMIT 100`;

function moneyFinding(stream: string, detail: Text): Finding {
  return { kind: 'money', stream, position: null, detail };
}
