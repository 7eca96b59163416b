// Names and tax codes live here and nowhere else, so that they can be erased while the register stays whole. No foreign key
// leads here: a fact outlives the name of its person.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Personal1763800000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal.person (
        person_id       uuid PRIMARY KEY,
        -- Keyed digest made by the API, to find a person by tax code without decrypting.
        tax_code_digest bytea UNIQUE,
        tax_code        text,
        given_name      text,
        family_name     text,
        birth_date      date,
        -- When somebody last named the person: a row that no fact names is swept a day later.
        last_told_at    timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE personal.tutor (
        tutor_id     uuid PRIMARY KEY,
        display_name text NOT NULL,
        last_told_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON personal.person, personal.tutor TO percorsi_api;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
