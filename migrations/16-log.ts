// One order, made afterwards. A fact is admitted without a lock on its ledger and waits in a room; the sequencer numbers what
// it finds there, without gaps, in `log`. The leaf of a fact is the hash of its text alone, which names the leaf before it in
// its stream; a fact of before keeps its leaf over header and text, and its position. A stream's row says to which ledger it
// belongs and is never written again.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Log1764200000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FACTS_OF_BEFORE);
    await runner.query(SEQUENCE);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

// The ticket is drawn when a fact is appended, the last act of its transaction: whatever that transaction read or waited for
// was committed, and had drawn its ticket, before.
const TABLES = `
  CREATE TABLE register.log (
    ledger_id int NOT NULL,
    position  bigint NOT NULL CHECK (position > 0),
    stream_id text NOT NULL,
    version   int NOT NULL,
    leaf      bytea NOT NULL,
    PRIMARY KEY (ledger_id, position)
  );
  CREATE TABLE register.unsequenced (
    ticket    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ledger_id int NOT NULL,
    stream_id text NOT NULL,
    version   int NOT NULL,
    leaf      bytea NOT NULL
  );
  ALTER TABLE register.log OWNER TO percorsi_register;
  ALTER TABLE register.unsequenced OWNER TO percorsi_register;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register.log
    FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
  CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.log
    FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();`;

const FACTS_OF_BEFORE = `
  INSERT INTO register.log (ledger_id, position, stream_id, version, leaf)
    SELECT ledger_id, position, stream_id, version, leaf FROM register.event ORDER BY ledger_id, position;

  ALTER TABLE register.event DROP CONSTRAINT event_pkey;
  ALTER TABLE register.event DROP COLUMN position;
  ALTER TABLE register.event ALTER COLUMN header DROP NOT NULL;
  ALTER TABLE register.event ADD CONSTRAINT leaf_of_text CHECK (
    leaf = sha256('\\x00'::bytea || convert_to(coalesce(header || E'\\n', '') || payload, 'UTF8')));
  ALTER TABLE register.stream DROP COLUMN version, DROP COLUMN head;`;

// One batch: what is visible of the waiting room in one snapshot, so a fact never comes without what it was decided on. A second
// caller at the same time finds nothing to do. It is one statement without a client in between, so a caller that is stopped
// in the middle holds up nobody.
const SEQUENCE = `
  CREATE FUNCTION register.sequence(p_limit int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v_count int;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(1818387560) THEN
      RETURN 0;
    END IF;
    WITH taken AS (
      DELETE FROM register.unsequenced
        WHERE ticket IN (SELECT ticket FROM register.unsequenced ORDER BY ticket LIMIT p_limit)
        RETURNING ticket, ledger_id, stream_id, version, leaf
    ), ordered AS (
      SELECT *, row_number() OVER (PARTITION BY ledger_id ORDER BY ticket) AS nth FROM taken
    ), ends AS (
      SELECT ledger_id, coalesce((SELECT position FROM register.log last
          WHERE last.ledger_id = ledgers.ledger_id ORDER BY position DESC LIMIT 1), 0) AS position
        FROM (SELECT DISTINCT ledger_id FROM taken) AS ledgers
    )
    INSERT INTO register.log (ledger_id, position, stream_id, version, leaf)
      SELECT ledger_id, ends.position + nth, stream_id, version, leaf FROM ordered JOIN ends USING (ledger_id);
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
  END $$;
  ALTER FUNCTION register.sequence(int) OWNER TO percorsi_register;`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION register.sequence(int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION register.sequence(int) TO percorsi_worker, percorsi_rebuild;
  GRANT SELECT ON register.log, register.unsequenced TO percorsi_api, percorsi_worker, percorsi_rebuild;
  -- Its rows come and go: the sequencer cleans up after itself.
  GRANT MAINTAIN ON register.unsequenced TO percorsi_worker;`;
