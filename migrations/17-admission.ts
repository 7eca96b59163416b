// The only way into the register, for API, worker and import alike. What a decision needs is read first, under a lock of its
// stream; what it takes and writes goes in one journey with the commit, the claims first and the facts last. So no lock that
// streams share is ever held while a process thinks, or is stopped.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Admission1764200000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GONE);
    await runner.query(WAKE);
    await runner.query(OPEN_STREAM);
    await runner.query(FOLLOW_STREAM);
    await runner.query(CLAIM);
    await runner.query(APPEND);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const GONE = `
  DROP FUNCTION register.append(text, text, int, text[], jsonb);
  DROP FUNCTION register.insert_commands(text, jsonb);
  DROP FUNCTION register.claim(text, jsonb);
  DROP FUNCTION register.open_stream(text, text[]);
  DROP FUNCTION register.follow_stream(text, text);
  DROP FUNCTION register.mark_followers(text);
  REVOKE INSERT, UPDATE ON register.wake_at FROM percorsi_worker;`;

// How often the sweep has told a stream in vain, and when: the one that does not wake is left aside, ever longer.
const WAKE = `
  ALTER TABLE register.wake_at ADD COLUMN tries int NOT NULL DEFAULT 0;
  ALTER TABLE register.wake_at ADD COLUMN tried_at timestamptz;

  CREATE FUNCTION register.tried(p_streams text[], p_at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE register.wake_at SET tries = tries + 1, tried_at = p_at WHERE stream_id = ANY (p_streams)
  $$;`;

// Writers of one stream queue at its lock. Each statement of the function has its own snapshot, so what is read after the wait
// includes what the one before wrote; a command that was answered then is found here. The last leaf is what the next text
// has to name.
const OPEN_STREAM = `
  CREATE FUNCTION register.open_stream(p_stream text, p_requests text[])
  RETURNS TABLE (kind text, stream_id text, request_id text, command text, body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_ledger int;
    v_followed text;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_stream, 1));
    SELECT s.ledger_id INTO v_ledger FROM register.stream s WHERE s.stream_id = p_stream;
    IF NOT FOUND THEN
      RETURN QUERY SELECT 'answer', c.stream_id, c.request_id, c.command, c.answer
        FROM register.command c WHERE c.request_id = ANY (p_requests);
      RETURN;
    END IF;
    RETURN QUERY
      SELECT 'answer', c.stream_id, c.request_id, c.command, c.answer
        FROM register.command c WHERE c.request_id = ANY (p_requests)
      UNION ALL
      SELECT 'wake', w.stream_id, NULL, NULL, to_jsonb(w)::text FROM register.wake_at w WHERE w.stream_id = p_stream
      UNION ALL
      SELECT 'follower', f.follower, NULL, NULL, NULL
        FROM register.follower f JOIN register.wake_at w ON w.stream_id = f.follower AND NOT w.held WHERE f.followed = p_stream
      UNION ALL
      (SELECT 'fact', p_stream, encode(e.leaf, 'hex'), NULL, e.payload
        FROM register.event e WHERE e.ledger_id = v_ledger AND e.stream_id = p_stream ORDER BY e.version);
    FOR v_followed IN SELECT f.followed FROM register.follower f WHERE f.follower = p_stream ORDER BY 1 LOOP
      RETURN QUERY SELECT 'followed', v_followed, NULL::text, NULL::text, facts.body
        FROM register.follow_stream(v_followed) AS facts;
    END LOOP;
  END $$;`;

// The shared lock excludes a writer of the followed stream, who holds the exclusive one since it opened the stream. So no fact
// is added between this reading and the commit, and the mark of a later one is never cleared unseen.
const FOLLOW_STREAM = `
  CREATE FUNCTION register.follow_stream(p_followed text) RETURNS TABLE (body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_followed, 1));
    RETURN QUERY SELECT e.payload FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
      WHERE s.stream_id = p_followed ORDER BY e.version;
  END $$;`;

// All or none, with everything else: the first claim that is not granted ends the transaction, and its place is the detail.
const CLAIM = `
  CREATE FUNCTION register.claim(p_stream text, p_claims jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    FOR v_index IN 0 .. jsonb_array_length(p_claims) - 1 LOOP
      IF NOT register.grant_claim(p_stream, p_claims -> v_index) THEN
        RAISE EXCEPTION 'a claim of % was not granted', p_stream USING ERRCODE = 'PC001', DETAIL = v_index;
      END IF;
    END LOOP;
  END $$;`;

// The expected version is the only contention: whoever appends names the leaf of the fact before, and two that name the same
// one meet at the unique key of stream and version. The table itself checks that a leaf is the hash of its text. All is one
// statement, because each costs as much as what it does; its last part draws the tickets.
const APPEND = `
  CREATE FUNCTION register.append(p_ledger text, p_stream text, p_expected int, p_texts text[], p_leaves bytea[],
    p_commands jsonb, p_wake jsonb, p_follows text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_count int := cardinality(p_texts);
    v_written int;
  BEGIN
    WITH asked AS (
      INSERT INTO register.command
        (request_id, stream_id, version_before, command, decided_at, recorded_at, versions_read, answer)
      SELECT request_id, p_stream, version_before, command, decided_at, recorded_at, versions_read, answer
        FROM jsonb_to_recordset(p_commands) AS c(request_id text, version_before int, command text,
          decided_at timestamptz, recorded_at timestamptz, versions_read jsonb, answer text)
    ), awake AS (
      INSERT INTO register.wake_at AS old (stream_id, due_at, owed_since, digest, closed, held)
      SELECT p_stream, "dueAt", "owedSince", "digest", "closed", "held"
        FROM jsonb_to_record(p_wake)
          AS w("dueAt" timestamptz, "owedSince" timestamptz, "digest" text, "closed" boolean, "held" boolean)
        WHERE p_wake IS NOT NULL
      ON CONFLICT (stream_id) DO UPDATE SET due_at = excluded.due_at, owed_since = excluded.owed_since,
          digest = excluded.digest, closed = excluded.closed, held = excluded.held, marked = false, tries = 0
        WHERE (old.due_at, old.owed_since, old.digest, old.closed, old.held, old.marked, old.tries) IS DISTINCT FROM
          (excluded.due_at, excluded.owed_since, excluded.digest, excluded.closed, excluded.held, false, 0)
    ), following AS (
      INSERT INTO register.follower (followed, follower)
        SELECT f, p_stream FROM unnest(p_follows) AS f ON CONFLICT DO NOTHING
    ), marking AS (
      UPDATE register.wake_at SET marked = true
        WHERE v_count > 0 AND NOT held AND NOT marked
          AND stream_id = ANY (ARRAY(SELECT follower FROM register.follower WHERE followed = p_stream))
    ), born AS (
      INSERT INTO register.stream (stream_id, ledger_id, kind)
        SELECT p_stream, ledger_id, split_part(p_stream, '/', 1) FROM register.ledger
          WHERE code = p_ledger AND p_expected = 0 AND v_count > 0
        ON CONFLICT DO NOTHING
    ), facts AS (
      INSERT INTO register.event (ledger_id, stream_id, version, type, schema_version, causation, rules, effective_on,
        told_at, recorded_at, payload, leaf)
      SELECT l.ledger_id, p_stream, f."version", f."type", f."schemaVersion", f."causation", f."rules", f."effectiveOn",
          f."toldAt", f."recordedAt", fact.payload, fact.leaf
        FROM register.ledger l
          CROSS JOIN ROWS FROM (unnest(p_texts), unnest(p_leaves)) WITH ORDINALITY AS fact(payload, leaf, nth)
          CROSS JOIN LATERAL jsonb_to_record(fact.payload::jsonb) AS f("stream" text, "version" int, "type" text,
            "schemaVersion" smallint, "causation" text, "rules" text, "effectiveOn" date, "toldAt" timestamptz,
            "recordedAt" timestamptz, "previous" text)
        WHERE l.code = p_ledger AND f."stream" = p_stream AND f."version" = p_expected + fact.nth
          AND f."previous" = CASE
            WHEN fact.nth > 1 THEN encode(p_leaves[fact.nth - 1], 'hex')
            WHEN p_expected = 0 THEN (SELECT repeat('0', 64)
              WHERE NOT EXISTS (SELECT FROM register.stream WHERE stream_id = p_stream))
            ELSE (SELECT encode(before.leaf, 'hex') FROM register.event before
              WHERE before.ledger_id = l.ledger_id AND before.stream_id = p_stream AND before.version = p_expected) END
      RETURNING ledger_id, version, leaf
    )
    INSERT INTO register.unsequenced (ledger_id, stream_id, version, leaf)
      SELECT ledger_id, p_stream, version, leaf FROM facts ORDER BY version;
    GET DIAGNOSTICS v_written = ROW_COUNT;
    IF v_written <> v_count OR (v_count = 0 AND EXISTS (
        SELECT FROM register.stream s JOIN register.event later USING (ledger_id, stream_id)
          WHERE s.stream_id = p_stream AND later.version = p_expected + 1)) THEN
      RAISE EXCEPTION '% is not at version % of %, or a text does not continue it', p_stream, p_expected, p_ledger
        USING ERRCODE = '40001';
    END IF;
  END $$;`;

const FUNCTIONS = [
  'tried(text[], timestamptz)',
  'open_stream(text, text[])',
  'follow_stream(text)',
  'claim(text, jsonb)',
  'append(text, text, int, text[], bytea[], jsonb, jsonb, text[])',
  'take_amount(text, text, bigint)',
  'free_amount(text, text)',
  'grant_claim(text, jsonb)',
].map((name) => `register.${name}`);

const RIGHTS = `
  ${FUNCTIONS.map((name) => `ALTER FUNCTION ${name} OWNER TO percorsi_register;`).join('\n  ')}
  REVOKE ALL ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.open_stream(text, text[]), register.follow_stream(text), register.claim(text, jsonb),
    register.append(text, text, int, text[], bytea[], jsonb, jsonb, text[]) TO percorsi_api, percorsi_worker;
  GRANT EXECUTE ON FUNCTION register.tried(text[], timestamptz) TO percorsi_worker;
  GRANT SELECT ON register.wake_at TO percorsi_api;`;
