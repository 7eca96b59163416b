import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { canonicalText } from '../../../activities/postgres/canonical';
import type { StreamId } from '../../../domain/identifiers';
import type { Pepper } from './pepper';

/** What a key stood for before: the same request, another one, or a command of which only the register knows. */
export type Before = 'same' | 'other' | 'only-in-register';

interface Answered {
  readonly stream: StreamId;
  readonly answer: string;
}

/**
 * What was asked under a key where the command does not tell: its body has names, which no command holds, or the command has what
 * was on record at the time. Kept as a keyed digest, so that one key stands for one body for ever.
 */
export class AskedRequests {
  constructor(
    private readonly database: DataSource,
    private readonly pepper: Pepper,
  ) {}

  /** Notes what is asked, if the key is new; says what it stood for. */
  async before(requestId: string, asked: object): Promise<Before> {
    const digest = createHmac('sha256', await this.pepper.read())
      .update(canonicalText(asked))
      .digest();
    const [row] = await this.database.query<{ same: boolean }[]>(NOTE, [requestId, digest]);
    if (row === undefined) return 'only-in-register';
    return row.same ? 'same' : 'other';
  }

  /**
   * What a command of that kind was answered under this key, and by which stream, of a request that was noted; undefined where
   * there is none. Whoever it was about may have another record by now.
   */
  async answered(requestId: string, type: string): Promise<Answered | undefined> {
    const [row] = await this.database.query<Answered[]>(ANSWERED, [requestId, type]);
    return row;
  }
}

const NOTE = `
  INSERT INTO personal.request AS known (request_id, digest)
  SELECT $1, $2::bytea WHERE NOT EXISTS (SELECT FROM register.command WHERE request_id = $1)
    OR EXISTS (SELECT FROM personal.request WHERE request_id = $1)
  ON CONFLICT (request_id) DO UPDATE SET digest = known.digest
  RETURNING digest = $2::bytea AS same`;

const ANSWERED = `
  SELECT stream_id AS stream, answer FROM register.command JOIN personal.request USING (request_id)
   WHERE request_id = $1 AND command::jsonb -> 'command' ->> 'type' = $2`;
