import type { ReadModel } from './read-models/read-model';

/** A statement that a connection parses once and then knows by name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

export const OPEN: Prepared = {
  name: 'register_open',
  text: 'SELECT kind, stream_id, request_id, command, body FROM register.open_stream($1, $2::text[])',
};

export const READ: Prepared = {
  name: 'register_read',
  text: `SELECT e.stream_id, e.payload FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
    WHERE s.stream_id = ANY ($1::text[]) ORDER BY e.stream_id, e.version`,
};

export const FOLLOW: Prepared = {
  name: 'register_follow',
  text: 'SELECT body FROM register.follow_stream($1)',
};

export const CLAIM: Prepared = {
  name: 'register_claim',
  text: 'SELECT register.claim($1, $2::jsonb)',
};

export const APPEND: Prepared = {
  name: 'register_append',
  text: 'SELECT register.append($1, $2, $3::int, $4::text[], $5::bytea[], $6::jsonb, $7::jsonb, $8::text[])',
};

/** Streams that were not told in vain just now: those that are, ten seconds at first and then ever longer, at most an hour. */
export const OVERDUE: Prepared = {
  name: 'register_overdue',
  text: `SELECT stream_id, tries FROM register.wake_at
    WHERE NOT held AND (marked OR due_at <= $1::timestamptz OR owed_since <= $2::timestamptz
      OR (NOT closed AND (digest < $3 OR digest > $3)))
      AND (tries = 0 OR tried_at <= $5::timestamptz - least(interval '10 seconds' * 2 ^ (tries - 1), interval '1 hour'))
    ORDER BY tries, least(due_at, owed_since) NULLS LAST, stream_id LIMIT $4::int`,
};

export const TRIED: Prepared = {
  name: 'register_tried',
  text: 'SELECT register.tried($1::text[], $2::timestamptz)',
};

/** Writes one read model, by the function that `migrate` made of its definition. */
export function writeModel({ table }: Pick<ReadModel, 'table'>): Prepared {
  return { name: `read_model_write_${table}`, text: `SELECT read_model.write_${table}($1::jsonb)` };
}
