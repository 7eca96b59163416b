// What streams take from each other: unique keys, and amounts against a limit. Conditional writes in the transaction of the
// facts that justify them; the CHECK is the second belt, so that no program error overdraws a limit.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Claims1763800000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TAKE_AMOUNT);
    await runner.query(GRANT_ONE);
    await runner.query(CLAIM);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLES = `
  CREATE TABLE register.claim_key (
    key       text PRIMARY KEY,
    stream_id text NOT NULL
  );
  CREATE TABLE register.claim_limit (
    name  text PRIMARY KEY,
    cents bigint NOT NULL CHECK (cents >= 0),
    taken bigint NOT NULL DEFAULT 0 CHECK (taken >= 0),
    CONSTRAINT never_overdrawn CHECK (taken <= cents)
  ) WITH (fillfactor = 50);
  CREATE TABLE register.claim_amount (
    name  text NOT NULL,
    key   text NOT NULL,
    cents bigint NOT NULL CHECK (cents >= 0),
    PRIMARY KEY (name, key)
  );`;

// The amount held under the key becomes p_cents: taking twice holds it once. The row of the limit is locked first, always.
const TAKE_AMOUNT = `
  CREATE FUNCTION register.take_amount(p_limit text, p_key text, p_cents bigint) RETURNS boolean
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_room bigint;
    v_held bigint;
  BEGIN
    SELECT cents - taken INTO v_room FROM register.claim_limit WHERE name = p_limit FOR UPDATE;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    SELECT cents INTO v_held FROM register.claim_amount WHERE name = p_limit AND key = p_key;
    IF p_cents - coalesce(v_held, 0) > v_room THEN
      RETURN false;
    END IF;
    UPDATE register.claim_limit SET taken = taken + p_cents - coalesce(v_held, 0) WHERE name = p_limit;
    INSERT INTO register.claim_amount (name, key, cents) VALUES (p_limit, p_key, p_cents)
      ON CONFLICT (name, key) DO UPDATE SET cents = excluded.cents;
    RETURN true;
  END $$;

  CREATE FUNCTION register.free_amount(p_limit text, p_key text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_held bigint;
  BEGIN
    PERFORM FROM register.claim_limit WHERE name = p_limit FOR UPDATE;
    DELETE FROM register.claim_amount WHERE name = p_limit AND key = p_key RETURNING cents INTO v_held;
    IF FOUND THEN
      UPDATE register.claim_limit SET taken = taken - v_held WHERE name = p_limit;
    END IF;
  END $$;`;

const GRANT_ONE = `
  CREATE FUNCTION register.grant_claim(p_stream text, p_claim jsonb) RETURNS boolean
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    CASE p_claim ->> 'kind'
      WHEN 'take-key' THEN
        INSERT INTO register.claim_key (key, stream_id) VALUES (p_claim ->> 'key', p_stream) ON CONFLICT DO NOTHING;
        RETURN FOUND OR EXISTS (
          SELECT FROM register.claim_key WHERE key = p_claim ->> 'key' AND stream_id = p_stream);
      WHEN 'free-key' THEN
        DELETE FROM register.claim_key WHERE key = p_claim ->> 'key' AND stream_id = p_stream;
      WHEN 'set-limit' THEN
        INSERT INTO register.claim_limit AS held (name, cents)
          VALUES (p_claim ->> 'limit', (p_claim ->> 'cents')::bigint)
          ON CONFLICT (name) DO UPDATE SET cents = excluded.cents WHERE held.taken <= excluded.cents;
        RETURN FOUND;
      WHEN 'take-amount' THEN
        RETURN register.take_amount(p_claim ->> 'limit', p_claim ->> 'key', (p_claim ->> 'cents')::bigint);
      WHEN 'free-amount' THEN
        PERFORM register.free_amount(p_claim ->> 'limit', p_claim ->> 'key');
    END CASE;
    RETURN true;
  END $$;`;

// All or none: the block is a subtransaction, which the refusal rolls back. Answers the index of the first not granted.
const CLAIM = `
  CREATE FUNCTION register.claim(p_stream text, p_claims jsonb) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_index int := 0;
  BEGIN
    WHILE v_index < jsonb_array_length(p_claims) LOOP
      IF NOT register.grant_claim(p_stream, p_claims -> v_index) THEN
        RAISE EXCEPTION USING ERRCODE = 'PC001';
      END IF;
      v_index := v_index + 1;
    END LOOP;
    RETURN NULL;
  EXCEPTION WHEN SQLSTATE 'PC001' THEN
    RETURN v_index;
  END $$;`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION register.take_amount(text, text, bigint), register.free_amount(text, text),
    register.grant_claim(text, jsonb), register.claim(text, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.claim(text, jsonb) TO percorsi_worker;
  GRANT SELECT ON register.claim_limit TO percorsi_api;
  GRANT SELECT ON register.claim_key, register.claim_limit, register.claim_amount
    TO percorsi_worker, percorsi_rebuild;`;
