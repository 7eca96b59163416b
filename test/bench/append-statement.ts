import type { PoolClient } from 'pg';
import type { Side } from './side';

/** One fact of a stream that is new, appended by one statement in a transaction of its own. */
export type Append = (client: PoolClient, stream: string, payload: string) => Promise<unknown>;

/** How each side's register is asked; the two differ where the signature of `register.append` has changed. */
export const APPEND: Readonly<Record<Side['name'], Append>> = { before: withLedgerLock, now: withLedgerLock };

const LEDGER = 'TOS-PIO2';

function withLedgerLock(client: PoolClient, stream: string, payload: string): Promise<unknown> {
  const text = 'SELECT register.append($1, $2, $3::int, $4::text[], $5::jsonb)';
  return client.query({ name: 'append', text, values: [LEDGER, stream, 0, [payload], '[]'] });
}
