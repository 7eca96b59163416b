// Two records found to be one person's: which is kept, and what was decided about who somebody is, each with who decided it and
// when. The names that were corrected stay with the personal data.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Records1764500000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_model.person_record (
        person_id uuid NOT NULL,
        kept_id   uuid NOT NULL,
        cpi       text,
        apl       text,
        PRIMARY KEY (person_id, kept_id)
      );
      CREATE INDEX person_record_kept ON read_model.person_record (kept_id);
      CREATE TABLE read_model.person_decision (
        person_id          uuid NOT NULL,
        version            integer NOT NULL,
        type               text NOT NULL,
        effective_on       date NOT NULL,
        told_at            timestamptz NOT NULL,
        recorded_at        timestamptz NOT NULL,
        actor_role         text NOT NULL,
        actor_organisation text NOT NULL,
        actor_user         text NOT NULL,
        causation          text NOT NULL,
        data               jsonb NOT NULL,
        cpi                text,
        apl                text,
        PRIMARY KEY (person_id, version)
      );
      GRANT SELECT ON read_model.person_record, read_model.person_decision TO percorsi_api;
      ALTER TABLE read_model.person_record OWNER TO percorsi_rebuild;
      ALTER TABLE read_model.person_decision OWNER TO percorsi_rebuild;
      ${DECIDED_BEFORE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

// What was decided before this migration.
const DECIDED_BEFORE = `
  INSERT INTO read_model.person_decision
  SELECT split_part(stream_id, '/', 2)::uuid, version, type, effective_on, told_at, recorded_at,
         fact #>> '{actor,role}', fact #>> '{actor,organisation}', fact #>> '{actor,user}', causation, fact -> 'data',
         CASE fact #>> '{actor,role}' WHEN 'cpi' THEN fact #>> '{actor,organisation}' END, NULL
    FROM register.event CROSS JOIN LATERAL (SELECT payload::jsonb) AS line (fact)
   WHERE type IN ('IdentityDecided', 'TaxCodeChanged');`;
