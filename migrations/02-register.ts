// The legal record: gapless positions per ledger, contiguous versions per stream, and the exact text that is hashed.
// Written only by register.append (06); a fact is never changed, whoever asks. No foreign keys: one writer, and the
// row locks they take would queue every append on the row of its ledger.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Register1763800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
    await runner.query(OPEN_LEDGER);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLES = `
  CREATE TABLE register.ledger (
    ledger_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code      text NOT NULL UNIQUE
  );

  CREATE TABLE register.stream (
    stream_id text PRIMARY KEY,
    ledger_id int NOT NULL,
    kind      text NOT NULL,
    version   int NOT NULL CHECK (version > 0),
    head      bytea NOT NULL CHECK (length(head) = 32)
  ) WITH (fillfactor = 70);

  CREATE TABLE register.event (
    ledger_id      int NOT NULL,
    position       bigint NOT NULL CHECK (position > 0),
    stream_id      text NOT NULL,
    version        int NOT NULL CHECK (version > 0),
    type           text NOT NULL,
    schema_version smallint NOT NULL,
    causation      text NOT NULL,
    rules          text,
    effective_on   date NOT NULL,
    told_at        timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    header         text NOT NULL,
    payload        text NOT NULL,
    leaf           bytea NOT NULL CHECK (length(leaf) = 32),
    body           jsonb GENERATED ALWAYS AS ((payload::jsonb) -> 'data') VIRTUAL,
    PRIMARY KEY (ledger_id, position),
    UNIQUE (ledger_id, stream_id, version)
  ) PARTITION BY LIST (ledger_id);

  GRANT SELECT ON register.ledger, register.stream, register.event
    TO percorsi_api, percorsi_worker, percorsi_rebuild;`;

// A row trigger on the parent is cloned to every partition; a TRUNCATE trigger is not, so open_ledger adds it.
const APPEND_ONLY = `
  CREATE FUNCTION register.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
  END $$;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register.event
    FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
  CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.event
    FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();`;

const OPEN_LEDGER = `
  CREATE FUNCTION register.open_ledger(p_code text) RETURNS int LANGUAGE plpgsql AS $$
  DECLARE
    v_ledger int;
    v_partition text;
  BEGIN
    LOCK TABLE register.ledger IN SHARE ROW EXCLUSIVE MODE;
    SELECT ledger_id INTO v_ledger FROM register.ledger WHERE code = p_code;
    IF FOUND THEN
      RETURN v_ledger;
    END IF;
    INSERT INTO register.ledger (code) VALUES (p_code) RETURNING ledger_id INTO v_ledger;
    v_partition := format('event_%s', v_ledger);
    EXECUTE format('CREATE TABLE register.%I PARTITION OF register.event FOR VALUES IN (%s)', v_partition, v_ledger);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.%I
                    FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change()', v_partition);
    RETURN v_ledger;
  END $$;
  REVOKE ALL ON FUNCTION register.open_ledger(text) FROM PUBLIC;`;
