// Two people may share the plain form of a tax code, and one person may be told of under several codes and several names. So
// the forms in which codes were written are kept beside the person, and so are the data under which somebody decided that it is
// the same one: what was decided once is not asked again, and what was corrected is not lost before it is erased.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1764500000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE personal.person ADD COLUMN sex text, ADD COLUMN birth_place text;
      COMMENT ON COLUMN personal.person.tax_code_digest IS
        'Of the plain form; null of somebody who was told apart from another with the same plain form';
      CREATE TABLE personal.tax_code (
        written_digest bytea NOT NULL,
        person_id      uuid NOT NULL REFERENCES personal.person ON DELETE CASCADE,
        plain_digest   bytea NOT NULL,
        tax_code       text NOT NULL,
        PRIMARY KEY (written_digest, person_id)
      );
      CREATE INDEX tax_code_plain ON personal.tax_code (plain_digest);
      CREATE INDEX tax_code_person ON personal.tax_code (person_id);
      CREATE TABLE personal.decided (
        person_id   uuid NOT NULL REFERENCES personal.person ON DELETE CASCADE,
        -- The request of the decision, whose fact says who took it and why.
        request_id  text NOT NULL,
        side        text NOT NULL,
        given_name  text,
        family_name text,
        birth_date  date,
        sex         text,
        birth_place text,
        PRIMARY KEY (person_id, request_id, side)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON personal.tax_code, personal.decided TO percorsi_api;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
