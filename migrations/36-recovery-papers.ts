// What is sent and said about money that is asked back: proofs of delivery and replies, in words. They live with the personal data under
// a random identifier, so that they can be erased; the facts name the identifier alone.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecoveryPapers1764800000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal.recovery_paper (
        paper_id     uuid PRIMARY KEY,
        payee        text NOT NULL,
        words        text NOT NULL,
        last_told_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON personal.recovery_paper TO percorsi_api;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
