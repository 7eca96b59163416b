// Who takes notice of whom: a percorso follows the employment facts of its person. What is added to a followed stream marks its
// followers, and the sweep wakes them. A stream between two messages of an import is held, and nothing wakes it.
// Locks in one order: request ids, the stream, the one that it follows, claims, read models, wake rows, the ledger last.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Following1763800000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FOLLOW_STREAM);
    await runner.query(OPEN_STREAM);
    await runner.query(MARK_FOLLOWERS);
    await runner.query(LOOK_AGAIN);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLES = `
  ALTER TABLE register.wake_at ADD COLUMN held boolean NOT NULL DEFAULT false;
  CREATE TABLE register.follower (
    followed text NOT NULL,
    follower text NOT NULL,
    PRIMARY KEY (followed, follower)
  );
  CREATE INDEX follower_of ON register.follower (follower);`;

// The shared lock excludes a writer of the followed stream, who holds the exclusive one since it opened the stream, or takes it
// to mark. So no fact is added between this reading and the commit, and the mark of a later one is never cleared unseen.
const FOLLOW_STREAM = `
  CREATE FUNCTION register.follow_stream(p_follower text, p_followed text) RETURNS TABLE (body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_followed, 1));
    INSERT INTO register.follower (followed, follower) VALUES (p_followed, p_follower) ON CONFLICT DO NOTHING;
    RETURN QUERY SELECT e.payload FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
      WHERE s.stream_id = p_followed ORDER BY e.version;
  END $$;`;

// What open_stream of migration 06 did, and in the same journey the facts of the stream that this one follows already, and
// whether it is held.
const OPEN_STREAM = `
  DROP FUNCTION register.open_stream(text, text[]);
  CREATE FUNCTION register.open_stream(p_stream text, p_requests text[])
  RETURNS TABLE (kind text, stream_id text, request_id text, command text, body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_key bigint;
    v_ledger int;
    v_followed text;
  BEGIN
    IF cardinality(p_requests) > 0 THEN
      FOR v_key IN SELECT DISTINCT hashtextextended(r, 0) AS key FROM unnest(p_requests) AS r ORDER BY key LOOP
        PERFORM pg_advisory_xact_lock(v_key);
      END LOOP;
      RETURN QUERY SELECT 'answer', c.stream_id, c.request_id, c.command, c.answer
        FROM register.command c WHERE c.request_id = ANY (p_requests);
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(p_stream, 1));
    SELECT s.ledger_id INTO v_ledger FROM register.stream s WHERE s.stream_id = p_stream;
    IF NOT FOUND THEN
      RETURN;
    END IF;
    RETURN QUERY SELECT 'fact', p_stream, NULL::text, NULL::text, e.payload
      FROM register.event e WHERE e.ledger_id = v_ledger AND e.stream_id = p_stream ORDER BY e.version;
    RETURN QUERY SELECT 'held', p_stream, NULL::text, NULL::text, NULL::text
      FROM register.wake_at w WHERE w.stream_id = p_stream AND w.held;
    FOR v_followed IN SELECT f.followed FROM register.follower f WHERE f.follower = p_stream ORDER BY 1 LOOP
      RETURN QUERY SELECT 'followed', v_followed, NULL::text, NULL::text, f.body
        FROM register.follow_stream(p_stream, v_followed) f;
    END LOOP;
  END $$;`;

const MARK_FOLLOWERS = `
  CREATE FUNCTION register.mark_followers(p_followed text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_followed, 1));
    UPDATE register.wake_at SET marked = true
      WHERE stream_id IN (SELECT follower FROM register.follower WHERE followed = p_followed) AND NOT held;
  END $$;`;

// A percorso of before this migration follows from its next call on; one that is closed would have none.
const LOOK_AGAIN = `UPDATE register.wake_at SET marked = true WHERE stream_id LIKE 'percorso/%'`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION register.open_stream(text, text[]), register.follow_stream(text, text),
    register.mark_followers(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.open_stream(text, text[]), register.follow_stream(text, text),
    register.mark_followers(text) TO percorsi_worker;
  GRANT SELECT ON register.follower TO percorsi_worker, percorsi_rebuild;`;
