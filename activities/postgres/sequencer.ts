import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';

/** Facts numbered in one batch. */
const BATCH = 2_000;
const SEQUENCE = 'SELECT register.sequence($1) AS count';
/** So many rows that came and went, and the waiting room is swept. */
const TIDY_AFTER = 20_000;

/** Gives the facts that wait their place in the one order of their ledgers. */
export class Sequencer {
  private untidy = 0;

  constructor(private readonly source: DataSource) {}

  /** One batch; answers how many facts it numbered. Of several that call at once, one does the work. */
  async batch(): Promise<number> {
    const [row] = await this.source.query<{ count: number }[]>(SEQUENCE, [BATCH]);
    const count = row?.count ?? 0;
    this.untidy += count;
    if (this.untidy >= TIDY_AFTER) await this.tidy();
    return count;
  }

  /** Rows that are gone leave holes that every batch would have to step over. */
  private async tidy(): Promise<void> {
    this.untidy = 0;
    await this.source.query('VACUUM register.unsequenced');
  }
}

/** Numbers on a connection of one's own what waits at the time, or leaves it to the sequencer that is at work. */
export async function numberWaiting(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ count: number }>(SEQUENCE, [BATCH]);
    if ((rows[0]?.count ?? 0) < BATCH) return;
  }
}

/** How far the log is behind: facts that wait, and how many are numbered. */
export interface LogState {
  readonly waiting: number;
  readonly numbered: number;
}

/** Reads the state of the log. */
export async function logState(source: DataSource): Promise<LogState> {
  const [row] = await source.query<{ waiting: string; numbered: string }[]>(
    `SELECT (SELECT count(*) FROM register.unsequenced) AS waiting, coalesce(sum(last.position), 0) AS numbered
     FROM register.ledger l CROSS JOIN LATERAL (
       SELECT position FROM register.log WHERE ledger_id = l.ledger_id ORDER BY position DESC LIMIT 1) AS last`,
  );
  return { waiting: Number(row?.waiting ?? 0), numbered: Number(row?.numbered ?? 0) };
}
