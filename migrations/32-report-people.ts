// Who the people of a programme are, how their adhesions were closed, and on which days their jobs were in force: of programmes
// that publish it, and none did before. Every row carries CPI and APL, for row-level security.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportPeople1764600000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLES = `
  CREATE TABLE read_model.report_person (
    percorso_id   uuid PRIMARY KEY,
    age_years     integer,
    citizenship   text,
    profile_index integer,
    exit          text,
    exited_on     date,
    exit_told_on  date,
    cpi           text,
    apl           text
  ) WITH (fillfactor = 70);
  CREATE TABLE read_model.report_in_force (
    percorso_id uuid NOT NULL,
    known_from  date NOT NULL,
    known_to    date,
    hire        text NOT NULL,
    from_day    date NOT NULL,
    to_day      date,
    category    text NOT NULL,
    cpi         text,
    apl         text,
    PRIMARY KEY (percorso_id, known_from, hire, from_day)
  ) WITH (fillfactor = 70);

  GRANT SELECT ON read_model.report_person, read_model.report_in_force TO percorsi_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.report_person, read_model.report_in_force TO percorsi_worker;
  ALTER TABLE read_model.report_person OWNER TO percorsi_rebuild;
  ALTER TABLE read_model.report_in_force OWNER TO percorsi_rebuild;`;
