import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { StreamId } from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { pagesOf } from '../stage/staging';

/** What has come of the commands so far, as far as the next window depends on it. */
export interface Outlook {
  /** How much is free of each limit. */
  rooms(): Promise<{ readonly [limit: string]: number }>;
  /** The streams under import for which something falls due, or becomes known, before a day. */
  waiting(since: CivilDate, day: CivilDate): AsyncIterable<readonly StreamId[]>;
}

/** As the register has it. */
export function registerOutlook(register: DataSource, client: Client): Outlook {
  return {
    rooms: async () => {
      const rows = await register.query<{ name: string; free: string }[]>(
        'SELECT name, cents - taken AS free FROM register.claim_limit',
      );
      return Object.fromEntries(rows.map(({ name, free }) => [name, Number(free)]));
    },
    waiting: async function* (since, day) {
      for await (const page of pagesOf<{ stream: StreamId }>(client, DUE, [since, day]))
        yield page.map(({ stream }) => stream);
    },
  };
}

// While a stream is held its wake row says nothing, but its file says what falls due next.
const DUE = `
  SELECT w.stream_id AS stream FROM register.wake_at w
   WHERE w.held AND EXISTS (SELECT FROM step WHERE step.stream = w.stream_id)
     AND (EXISTS (SELECT FROM read_model.percorso_file f
                   WHERE w.stream_id = 'percorso/' || f.percorso_id AND f.next_due_on < $2)
       OR EXISTS (SELECT FROM register.follower f JOIN step s ON s.stream = f.followed
                   WHERE f.follower = w.stream_id AND s.told >= $1 AND s.told < $2))
   ORDER BY w.stream_id`;
