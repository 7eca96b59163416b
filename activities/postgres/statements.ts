import type { StreamKind } from '../../domain/identifiers';
import { modelsOf } from './read-models';
import { writeParts } from './read-models/write-sql';

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
  text: 'SELECT body FROM register.follow_stream($1, $2)',
};

export const MARK_FOLLOWERS: Prepared = {
  name: 'register_mark_followers',
  text: 'SELECT register.mark_followers($1)',
};

export const CLAIM: Prepared = {
  name: 'register_claim',
  text: 'SELECT register.claim($1, $2::jsonb) AS denied',
};

export const APPEND: Prepared = {
  name: 'register_append',
  text: 'SELECT register.append($1, $2, $3::int, $4::text[], $5::jsonb)',
};

/** The longest overdue first; a closed stream owes nothing, whatever code decided it. */
export const OVERDUE: Prepared = {
  name: 'register_overdue',
  text: `SELECT stream_id FROM register.wake_at
    WHERE NOT held AND (marked OR due_at <= $1::timestamptz OR owed_since <= $2::timestamptz
      OR (NOT closed AND (digest < $3 OR digest > $3)))
    ORDER BY least(due_at, owed_since) NULLS LAST, stream_id LIMIT $4::int`,
};

const GIVEN = 'given AS MATERIALIZED (SELECT $1::jsonb AS rows)';
const WAKE = `INSERT INTO register.wake_at AS old (stream_id, due_at, owed_since, digest, closed, held)
  SELECT "stream", "dueAt", "owedSince", "digest", "closed", "held" FROM given, jsonb_to_record(given.rows -> 'wake')
    AS wake("stream" text, "dueAt" timestamptz, "owedSince" timestamptz, "digest" text, "closed" boolean, "held" boolean)
  ON CONFLICT (stream_id) DO UPDATE SET due_at = excluded.due_at, owed_since = excluded.owed_since,
    digest = excluded.digest, closed = excluded.closed, held = excluded.held, marked = false`;

/** The wake row alone: a stream was looked at, and nothing new was found. */
export const WAKE_ONLY: Prepared = { name: 'register_wake', text: `WITH ${GIVEN} ${WAKE}` };

/** Wake row and read models of a kind of stream, in one statement. */
export function writeModels(kind: StreamKind): Prepared {
  return (prepared[kind] ??= {
    name: `register_models_${kind}`,
    text: `WITH ${[GIVEN, ...writeParts(modelsOf(kind), ({ table }) => `read_model.${table}`)].join(',\n')} ${WAKE}`,
  });
}

const prepared: { [kind in StreamKind]?: Prepared } = {};
