// The only way into the register. Locks in one order: request ids, the stream, claims, read models, the ledger last, because
// its lock gives the gapless position and is held until commit.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Append1763800000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPEN_STREAM);
    await runner.query(INSERT_COMMANDS);
    await runner.query(CHAIN);
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

// Leaf = SHA-256(0x00, header, LF, payload); the header holds the previous leaf of the stream, so each call continues the chain.
const CHAIN = `
  CREATE FUNCTION register.chain(p_place text[], p_payloads text[], p_at bigint[], INOUT p_head bytea,
    OUT headers text[], OUT leaves bytea[])
  LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_header text;
  BEGIN
    headers := '{}';
    leaves := '{}';
    FOR n IN 1 .. cardinality(p_payloads) LOOP
      v_header := concat_ws(' ', p_place[1], p_at[1] + n, p_place[2], p_at[2] + n, encode(p_head, 'hex'));
      p_head := sha256('\\x00'::bytea || convert_to(v_header || E'\\n' || p_payloads[n], 'UTF8'));
      headers := headers || v_header;
      leaves := leaves || p_head;
    END LOOP;
  END $$;`;

const APPEND = `
  CREATE FUNCTION register.append(p_ledger text, p_stream text, p_expected int, p_payloads text[], p_commands jsonb)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_count int := cardinality(p_payloads);
    v_ledger int;
    v_stream register.stream;
    v_last bigint;
    v_new record;
    v_written int;
  BEGIN
    SELECT * INTO v_stream FROM register.stream WHERE stream_id = p_stream FOR UPDATE;
    IF coalesce(v_stream.version, 0) <> p_expected THEN
      RAISE EXCEPTION '% is at version %, not %', p_stream, coalesce(v_stream.version, 0), p_expected
        USING ERRCODE = '40001';
    END IF;
    PERFORM register.insert_commands(p_stream, p_commands);
    IF v_count = 0 THEN
      RETURN NULL;
    END IF;
    SELECT ledger_id INTO STRICT v_ledger FROM register.ledger WHERE code = p_ledger;
    IF v_stream.ledger_id <> v_ledger THEN
      RAISE EXCEPTION '% belongs to another ledger than %', p_stream, p_ledger;
    END IF;

    PERFORM pg_advisory_xact_lock(1818387559, v_ledger);
    SELECT coalesce(max(position), 0) INTO v_last FROM register.event WHERE ledger_id = v_ledger;
    SELECT * INTO v_new FROM register.chain(ARRAY[p_ledger, p_stream], p_payloads,
      ARRAY[v_last, p_expected], coalesce(v_stream.head, decode(repeat('00', 32), 'hex')));
    INSERT INTO register.event (ledger_id, position, stream_id, version, type, schema_version, causation, rules,
      effective_on, told_at, recorded_at, header, payload, leaf)
    SELECT v_ledger, v_last + n, p_stream, p_expected + n, f.type, f."schemaVersion", f.causation, f.rules,
      f."effectiveOn", f."toldAt", f."recordedAt", e.header, e.payload, e.leaf
    FROM unnest(v_new.headers, p_payloads, v_new.leaves) WITH ORDINALITY AS e(header, payload, leaf, n),
      LATERAL jsonb_to_record(e.payload::jsonb) AS f(stream text, version int, type text, "schemaVersion" smallint,
        causation text, rules text, "effectiveOn" date, "toldAt" timestamptz, "recordedAt" timestamptz)
    WHERE f.stream = p_stream AND f.version = p_expected + n;
    GET DIAGNOSTICS v_written = ROW_COUNT;
    IF v_written <> v_count THEN
      RAISE EXCEPTION 'A payload names another stream or version than % from %', p_stream, p_expected + 1;
    END IF;

    INSERT INTO register.stream (stream_id, ledger_id, kind, version, head)
      VALUES (p_stream, v_ledger, split_part(p_stream, '/', 1), p_expected + v_count, v_new.p_head)
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
