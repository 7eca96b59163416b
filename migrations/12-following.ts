// Who takes notice of whom: a percorso follows the employment facts of its person. What is added to a followed stream marks its
// followers, and the sweep wakes them. A stream between two messages of an import is held, and nothing wakes it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Following1763800000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FOLLOW_STREAM);
    await runner.query(MARK_FOLLOWERS);
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
  );`;

// The shared lock excludes a writer of the followed stream, who holds the exclusive one from its first statement on. So no fact
// is added between this reading and the commit, and the mark of a later one is never cleared unseen.
const FOLLOW_STREAM = `
  CREATE FUNCTION register.follow_stream(p_follower text, p_followed text) RETURNS TABLE (body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_followed, 1));
    INSERT INTO register.follower (followed, follower) VALUES (p_followed, p_follower) ON CONFLICT DO NOTHING;
    RETURN QUERY SELECT e.payload FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
      WHERE s.stream_id = p_followed ORDER BY e.version;
  END $$;`;

const MARK_FOLLOWERS = `
  CREATE FUNCTION register.mark_followers(p_followed text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE register.wake_at SET marked = true
      WHERE stream_id IN (SELECT follower FROM register.follower WHERE followed = p_followed) AND NOT held
  $$;`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION register.follow_stream(text, text), register.mark_followers(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.follow_stream(text, text), register.mark_followers(text) TO percorsi_worker;
  GRANT SELECT ON register.follower TO percorsi_worker, percorsi_rebuild;`;
