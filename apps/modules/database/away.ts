import { sqlState } from '../../../activities/postgres/retry';

/**
 * Whether the database is away, restarting, full or too slow to answer: nothing is known to be refused, and the same may be asked
 * again. SQLSTATE classes 08, 53, 57P and 58, the time limits (25P03, 25P04, 57014), a lock that did not come (55P03), writers that
 * met too often (40), the socket's own codes, and what driver and pool say when no answer or no connection comes.
 */
export function isDatabaseAway(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const code = codeOf(failure);
  return (
    /^(08|53|57P|57014|58|25P03|25P04|55P03|40|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/.test(
      code,
    ) ||
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect|DataSource is not|Driver not Connected|not queryable|Client has encountered a connection error/i.test(
      failure.message,
    )
  );
}

/** Whether the database has no room left, on disk or for another connection. */
export function isOutOfRoom(failure: unknown): boolean {
  return codeOf(failure).startsWith('53');
}

function codeOf(failure: unknown): string {
  const code = sqlState(failure);
  return typeof code === 'string' ? code : '';
}
