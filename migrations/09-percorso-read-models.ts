// What people look at: one file for each percorso, its story, and what is to be done. Built from the register, so a rebuild may
// replace them at any time; they belong to the role that rebuilds. Every row carries CPI and APL, for row-level security.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PercorsoReadModels1763800000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PERCORSO_FILE);
    await runner.query(TIMELINE);
    await runner.query(WORK_LIST);
    await runner.query(RIGHTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const PERCORSO_FILE = `
  CREATE TABLE read_model.percorso_file (
    percorso_id    uuid PRIMARY KEY,
    person_id      uuid NOT NULL,
    programme      text NOT NULL,
    rules          text NOT NULL,
    cpi            text,
    apl            text,
    phase          text NOT NULL,
    requested_on   date NOT NULL,
    since          date NOT NULL,
    ends_on        date,
    next_deadline  text,
    next_due_on    date,
    envelope       text,
    reserved_cents bigint NOT NULL,
    version        integer NOT NULL,
    facts          jsonb NOT NULL,
    possibilities  jsonb NOT NULL,
    effects        jsonb NOT NULL,
    closed         boolean NOT NULL,
    updated_at     timestamptz NOT NULL
  ) WITH (fillfactor = 70);
  CREATE INDEX percorso_file_person ON read_model.percorso_file (person_id);
  CREATE INDEX percorso_file_cpi ON read_model.percorso_file (cpi, phase);
  CREATE INDEX percorso_file_apl ON read_model.percorso_file (apl, phase) WHERE apl IS NOT NULL;`;

const TIMELINE = `
  CREATE TABLE read_model.timeline (
    percorso_id        uuid NOT NULL,
    version            integer NOT NULL,
    type               text NOT NULL,
    effective_on       date NOT NULL,
    told_at            timestamptz NOT NULL,
    recorded_at        timestamptz NOT NULL,
    actor_role         text NOT NULL,
    actor_organisation text NOT NULL,
    actor_user         text NOT NULL,
    causation          text NOT NULL,
    basis              jsonb NOT NULL,
    data               jsonb NOT NULL,
    cpi                text,
    apl                text,
    PRIMARY KEY (percorso_id, version)
  );`;

const WORK_LIST = `
  CREATE TABLE read_model.work_list (
    percorso_id uuid NOT NULL,
    task        text NOT NULL,
    assignee    text NOT NULL,
    due_on      date,
    since       date NOT NULL,
    cpi         text,
    apl         text,
    programme   text NOT NULL,
    person_id   uuid NOT NULL,
    missing     jsonb NOT NULL,
    PRIMARY KEY (percorso_id, task)
  ) WITH (fillfactor = 70);
  -- The order of the list, for all offices and for one: without a date last, then stable.
  CREATE INDEX work_list_due ON read_model.work_list (coalesce(due_on, 'infinity'), percorso_id, task);
  CREATE INDEX work_list_cpi ON read_model.work_list (cpi, coalesce(due_on, 'infinity'), percorso_id, task);
  CREATE INDEX work_list_apl ON read_model.work_list (apl, coalesce(due_on, 'infinity'), percorso_id, task)
    WHERE apl IS NOT NULL;`;

const RIGHTS = `
  GRANT SELECT ON read_model.percorso_file, read_model.timeline, read_model.work_list TO percorsi_api;
  GRANT SELECT, INSERT, UPDATE, DELETE
    ON read_model.percorso_file, read_model.timeline, read_model.work_list TO percorsi_worker;
  ALTER TABLE read_model.percorso_file OWNER TO percorsi_rebuild;
  ALTER TABLE read_model.timeline OWNER TO percorsi_rebuild;
  ALTER TABLE read_model.work_list OWNER TO percorsi_rebuild;`;
