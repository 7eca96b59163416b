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

function moneyFinding(stream: string, detail: Text): Finding {
  return { kind: 'money', stream, position: null, detail };
}
