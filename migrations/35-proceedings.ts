// Proceedings about people and bodies: what each waits for, from whom and by when. Every row carries CPI and APL, for row-level security.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Proceedings1764800000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const TABLE = `
  CREATE TABLE read_model.proceeding (
    subject     text NOT NULL,
    number      integer NOT NULL,
    kind        text NOT NULL,
    matter      jsonb NOT NULL,
    percorso_id uuid,
    stage       text NOT NULL,
    officer     text NOT NULL,
    summons     jsonb,
    opened_on   date,
    notice      jsonb,
    defences    jsonb NOT NULL,
    decided     jsonb,
    appealed_on date,
    reviewed    jsonb,
    terms       jsonb NOT NULL,
    effects     jsonb NOT NULL,
    task        text,
    assignee    text,
    due_on      date,
    missing     jsonb NOT NULL,
    since       date NOT NULL,
    cpi         text,
    apl         text,
    PRIMARY KEY (subject, number)
  ) WITH (fillfactor = 70);
  CREATE INDEX proceeding_due ON read_model.proceeding ((coalesce(due_on, 'infinity')), subject, number);
  CREATE INDEX proceeding_cpi ON read_model.proceeding (cpi, (coalesce(due_on, 'infinity')), subject, number);
  CREATE INDEX proceeding_percorso ON read_model.proceeding (percorso_id);
  GRANT SELECT ON read_model.proceeding TO percorsi_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.proceeding TO percorsi_worker;
  ALTER TABLE read_model.proceeding OWNER TO percorsi_rebuild;`;
