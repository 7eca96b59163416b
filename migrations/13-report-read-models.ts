// What the published figures are counted from: adhesions, activities, employment and fees, each with the days on which it was
// known to be so, so that a report can say what was known on any day. Every row carries CPI and APL, for row-level security.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportReadModels1763800000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADHESIONS);
    await runner.query(EMPLOYMENT);
    await runner.query(INCENTIVES);
    for (const table of TABLES) {
      await runner.query(`
        GRANT SELECT ON read_model.${table} TO percorsi_api;
        GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.${table} TO percorsi_worker;
        ALTER TABLE read_model.${table} OWNER TO percorsi_rebuild;`);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLES = [
  'report_adhesion',
  'report_activity',
  'report_employment',
  'report_tranche',
  'report_incentive',
] as const;

const ADHESIONS = `
  CREATE TABLE read_model.report_adhesion (
    percorso_id  uuid PRIMARY KEY,
    person_id    uuid NOT NULL,
    programme    text NOT NULL,
    rules        text NOT NULL,
    cpi          text,
    apl          text,
    sex          text,
    requested_on date NOT NULL,
    told_on      date NOT NULL,
    rejected_on  date
  ) WITH (fillfactor = 70);
  CREATE INDEX report_adhesion_programme ON read_model.report_adhesion (programme, requested_on);
  CREATE TABLE read_model.report_activity (
    percorso_id   uuid NOT NULL,
    activity_id   uuid NOT NULL,
    known_from    date NOT NULL,
    known_to      date,
    held_on       date NOT NULL,
    kind          text NOT NULL,
    attended      boolean NOT NULL,
    earns_process boolean NOT NULL,
    minutes       integer NOT NULL,
    cpi           text,
    apl           text,
    PRIMARY KEY (percorso_id, activity_id, known_from)
  ) WITH (fillfactor = 70);`;

const EMPLOYMENT = `
  CREATE TABLE read_model.report_employment (
    percorso_id uuid NOT NULL,
    known_from  date NOT NULL,
    known_to    date,
    hire        text NOT NULL,
    first_day   date NOT NULL,
    term_from   date NOT NULL,
    category    text NOT NULL,
    cpi         text,
    apl         text,
    PRIMARY KEY (percorso_id, known_from, hire, term_from)
  ) WITH (fillfactor = 70);
  CREATE TABLE read_model.report_tranche (
    percorso_id  uuid NOT NULL,
    known_from   date NOT NULL,
    known_to     date,
    relationship text NOT NULL,
    outcome      text NOT NULL,
    milestone    text NOT NULL,
    place        integer NOT NULL,
    reached_on   date NOT NULL,
    payable_from date NOT NULL,
    cents        bigint NOT NULL,
    cpi          text,
    apl          text,
    PRIMARY KEY (percorso_id, known_from, relationship, outcome, milestone)
  ) WITH (fillfactor = 70);`;

const INCENTIVES = `
  CREATE TABLE read_model.report_incentive (
    incentive_id   uuid NOT NULL,
    version        integer NOT NULL,
    programme      text NOT NULL,
    applied_on     date NOT NULL,
    told_on        date NOT NULL,
    admitted_cents bigint NOT NULL,
    entitled_cents bigint NOT NULL,
    cpi            text,
    apl            text,
    PRIMARY KEY (incentive_id, version)
  );
  CREATE INDEX report_incentive_programme ON read_model.report_incentive (programme, applied_on);`;
