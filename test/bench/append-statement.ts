import type { PoolClient } from 'pg';
import { leafOf } from '../../activities/postgres/append-values';
import { NO_LEAF } from '../../activities/postgres/opened';
import type { Side } from './side';

/** One fact of a stream that is new, appended by one statement in a transaction of its own. */
export type Append = (client: PoolClient, stream: string, payload: string) => Promise<unknown>;

/** How each side's register is asked; the two differ where the signature of `register.append` has changed. */
export const APPEND: Readonly<Record<Side['name'], Append>> = { before: withLedgerLock, now: namingTheLeaf };

const LEDGER = 'TOS-PIO2';

function withLedgerLock(client: PoolClient, stream: string, payload: string): Promise<unknown> {
  const text = 'SELECT register.append($1, $2, $3::int, $4::text[], $5::jsonb)';
  return client.query({ name: 'append', text, values: [LEDGER, stream, 0, [payload], '[]'] });
}

/** The text names the leaf before it, and comes with its own. */
function namingTheLeaf(client: PoolClient, stream: string, payload: string): Promise<unknown> {
  const line = JSON.stringify({ ...(JSON.parse(payload) as object), previous: NO_LEAF });
  const text = 'SELECT register.append($1, $2, 0, $3::text[], $4::bytea[], $5::jsonb, NULL, $6::text[])';
  return client.query({ name: 'append', text, values: [LEDGER, stream, [line], [leafOf(line)], '[]', []] });
}
