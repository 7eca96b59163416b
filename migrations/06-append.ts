// The only way into the register. Locks in one order: request ids, the stream, claims, read models, the ledger last, because
// its lock gives the gapless position and is held until commit.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Append1763800000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPEN_STREAM);
    await runner.query(INSERT_COMMANDS);
    await runner.query(APPEND);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

// Each statement of the function has its own snapshot, so what is read after the wait includes what the first caller wrote.
// The lock of the stream is a courtesy that saves work: writers of one stream queue here instead of failing at the append,
// where the expected version is the guarantee.
const OPEN_STREAM = `
  CREATE FUNCTION register.open_stream(p_stream text, p_requests text[])
  RETURNS TABLE (request_id text, stream_id text, command text, body text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_key bigint;
    v_ledger int;
  BEGIN
    IF cardinality(p_requests) > 0 THEN
      FOR v_key IN SELECT DISTINCT hashtextextended(r, 0) AS key FROM unnest(p_requests) AS r ORDER BY key LOOP
        PERFORM pg_advisory_xact_lock(v_key);
      END LOOP;
      RETURN QUERY SELECT c.request_id, c.stream_id, c.command, c.answer
        FROM register.command c WHERE c.request_id = ANY (p_requests);
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(p_stream, 1));
    SELECT s.ledger_id INTO v_ledger FROM register.stream s WHERE s.stream_id = p_stream;
    IF FOUND THEN
      RETURN QUERY SELECT NULL::text, NULL::text, NULL::text, e.payload
        FROM register.event e WHERE e.ledger_id = v_ledger AND e.stream_id = p_stream ORDER BY e.version;
    END IF;
  END $$;`;

const INSERT_COMMANDS = `
  CREATE FUNCTION register.insert_commands(p_stream text, p_commands jsonb) RETURNS void
  LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO register.command
      (request_id, stream_id, version_before, command, decided_at, recorded_at, versions_read, answer)
    SELECT request_id, p_stream, version_before, command, decided_at, recorded_at, versions_read, answer
    FROM jsonb_to_recordset(p_commands) AS c(request_id text, version_before int, command text,
      decided_at timestamptz, recorded_at timestamptz, versions_read jsonb, answer text)
  $$;`;

// Leaf = SHA-256(0x00, header, LF, payload); the header holds the previous leaf of the stream, so each call continues the
// chain. Fact by fact in a loop: for the usual one or two that is cheaper than one statement over a set.
const APPEND = `
  CREATE FUNCTION register.append(p_ledger text, p_stream text, p_expected int, p_payloads text[], p_commands jsonb)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_count int := cardinality(p_payloads);
    v_stream register.stream;
    v_ledger int;
    v_last bigint;
    v_head bytea;
    v_header text;
    v_fact jsonb;
  BEGIN
    SELECT * INTO v_stream FROM register.stream WHERE stream_id = p_stream FOR UPDATE;
    IF coalesce(v_stream.version, 0) <> p_expected THEN
      RAISE EXCEPTION '% is at version %, not %', p_stream, coalesce(v_stream.version, 0), p_expected
        USING ERRCODE = '40001';
    END IF;
    IF p_commands <> '[]' THEN
      PERFORM register.insert_commands(p_stream, p_commands);
    END IF;
    IF v_count = 0 THEN
      RETURN NULL;
    END IF;
    SELECT ledger_id INTO STRICT v_ledger FROM register.ledger WHERE code = p_ledger;
    IF v_stream.ledger_id <> v_ledger THEN
      RAISE EXCEPTION '% belongs to another ledger than %', p_stream, p_ledger;
    END IF;
    v_head := coalesce(v_stream.head, decode(repeat('00', 32), 'hex'));

    PERFORM pg_advisory_xact_lock(1818387559, v_ledger);
    SELECT coalesce(max(position), 0) INTO v_last FROM register.event WHERE ledger_id = v_ledger;
    FOR n IN 1 .. v_count LOOP
      v_fact := p_payloads[n]::jsonb;
      IF (v_fact ->> 'stream', (v_fact -> 'version')::int) IS DISTINCT FROM (p_stream, p_expected + n) THEN
        RAISE EXCEPTION 'A payload names another stream or version than % %', p_stream, p_expected + n;
      END IF;
      v_header := concat_ws(' ', p_ledger, v_last + n, p_stream, p_expected + n, encode(v_head, 'hex'));
      v_head := sha256('\\x00'::bytea || convert_to(v_header || E'\\n' || p_payloads[n], 'UTF8'));
      INSERT INTO register.event (ledger_id, position, stream_id, version, type, schema_version, causation, rules,
        effective_on, told_at, recorded_at, header, payload, leaf)
      VALUES (v_ledger, v_last + n, p_stream, p_expected + n, v_fact ->> 'type', (v_fact -> 'schemaVersion')::smallint,
        v_fact ->> 'causation', v_fact ->> 'rules', (v_fact ->> 'effectiveOn')::date,
        (v_fact ->> 'toldAt')::timestamptz, (v_fact ->> 'recordedAt')::timestamptz, v_header, p_payloads[n], v_head);
    END LOOP;

    INSERT INTO register.stream (stream_id, ledger_id, kind, version, head)
      VALUES (p_stream, v_ledger, split_part(p_stream, '/', 1), p_expected + v_count, v_head)
      ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version, head = excluded.head
        WHERE stream.version = p_expected;
    IF NOT FOUND THEN
      RAISE EXCEPTION '% has another writer', p_stream USING ERRCODE = '40001';
    END IF;
    RETURN v_last + 1;
  END $$;`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION register.open_stream(text, text[]), register.insert_commands(text, jsonb),
    register.append(text, text, int, text[], jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.open_stream(text, text[]),
    register.append(text, text, int, text[], jsonb) TO percorsi_worker;`;
