// What people ask of their office is among the tasks, and proceedings are read in the order of the list. The list of before is made
// by `rebuild --model request_work`: no release had requests.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequestWork1764800000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const ORDER = `(coalesce(due_on, 'infinity')), subject COLLATE "C", number, task COLLATE "C"`;

const TABLE = `
  CREATE TABLE read_model.request_work (
    subject     text NOT NULL,
    number      integer NOT NULL,
    task        text NOT NULL,
    kind        text NOT NULL,
    percorso_id uuid,
    assignee    text NOT NULL,
    since       date NOT NULL,
    due_on      date,
    missing     jsonb NOT NULL,
    cpi         text,
    apl         text,
    PRIMARY KEY (subject, number, task)
  ) WITH (fillfactor = 70);
  CREATE INDEX request_work_due ON read_model.request_work (${ORDER});
  CREATE INDEX proceeding_work ON read_model.proceeding (${ORDER}) WHERE task IS NOT NULL;
  GRANT SELECT ON read_model.request_work TO percorsi_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.request_work TO percorsi_worker;
  ALTER TABLE read_model.request_work OWNER TO percorsi_rebuild;`;
