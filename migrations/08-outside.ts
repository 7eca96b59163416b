// The simulated outside parties keep what they were asked, without any uniqueness: a call made twice must show twice, for
// this journal is the witness of the failure tests. An undo bars a later do with the same key.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outside1763800000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outside.journal (
        id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        party     text NOT NULL,
        key       text NOT NULL,
        direction text NOT NULL CHECK (direction IN ('do', 'undo')),
        stream    text NOT NULL,
        effect    text NOT NULL,
        details   jsonb NOT NULL,
        at        timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX journal_key ON outside.journal (party, stream, key);
      CREATE TABLE outside.barred (
        party text NOT NULL,
        key   text NOT NULL,
        PRIMARY KEY (party, key)
      );
      GRANT SELECT, INSERT ON outside.journal, outside.barred TO percorsi_worker;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
