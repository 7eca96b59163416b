// Three processes, three sets of rights: what one may not do, it must not be able to do. The rights belong to group roles
// that all databases of a cluster share; each database has logins of its own, made at migration, whose passwords only its
// owner can read.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Roles1763800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['percorsi_api', 'percorsi_worker', 'percorsi_rebuild']) {
      await runner.query(createIfMissing(role));
    }
    await runner.query(SCHEMAS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** Another database of the cluster may be migrating at the same moment. */
function createIfMissing(role: string): string {
  return `
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOLOGIN;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;`;
}

const SCHEMAS = `
  CREATE SCHEMA register;
  CREATE SCHEMA register_private;
  CREATE SCHEMA read_model;
  CREATE SCHEMA personal;
  CREATE SCHEMA outside;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;

  GRANT USAGE ON SCHEMA register TO percorsi_api, percorsi_worker, percorsi_rebuild;
  GRANT USAGE ON SCHEMA read_model TO percorsi_api, percorsi_worker;
  -- Owns the read models, so that it can put a rebuilt table in the place of the old one.
  GRANT USAGE, CREATE ON SCHEMA read_model TO percorsi_rebuild;
  GRANT USAGE ON SCHEMA personal TO percorsi_api;
  GRANT USAGE ON SCHEMA outside TO percorsi_worker;

  CREATE TABLE register_private.login (
    role     text PRIMARY KEY,
    name     text NOT NULL,
    password text NOT NULL
  );
  DO $$ BEGIN
    IF NOT pg_has_role(current_user, 'percorsi_rebuild', 'SET') THEN
      EXECUTE format('GRANT percorsi_rebuild TO %I', current_user);
    END IF;
  END $$;`;
