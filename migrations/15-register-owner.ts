// The register belongs to a role that nobody can log in as: what API, worker and import write goes through its functions
// (17), and no process holds a right on its tables beside reading. Who owns the database keeps the owner's rights, because
// it migrates.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegisterOwner1764200000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLE);
    await runner.query(OWNERSHIP);
    await runner.query(OPEN_LEDGER);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** Another database of the cluster may be migrating at the same moment. */
const ROLE = `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'percorsi_register') THEN
      CREATE ROLE percorsi_register NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    IF NOT pg_has_role(current_user, 'percorsi_register', 'SET') THEN
      EXECUTE format('GRANT percorsi_register TO %I', current_user);
    END IF;
  END $$;
  GRANT USAGE, CREATE ON SCHEMA register TO percorsi_register;`;

const OWNERSHIP = `
  DO $$
  DECLARE
    v_name regclass;
  BEGIN
    FOR v_name IN SELECT oid::regclass FROM pg_class
      WHERE relnamespace = 'register'::regnamespace AND relkind IN ('r', 'p') LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO percorsi_register', v_name);
    END LOOP;
  END $$;
  ALTER FUNCTION register.refuse_change() OWNER TO percorsi_register;`;

// A partition made later belongs to the same role, whoever opens the ledger.
const OPEN_LEDGER = `
  ALTER FUNCTION register.open_ledger(text) OWNER TO percorsi_register;
  ALTER FUNCTION register.open_ledger(text) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;`;
