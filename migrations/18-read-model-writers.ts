// Read models are written only by functions of the role that owns them (made at `migrate`, from the definitions of the
// models): no process that takes commands can touch a table of theirs.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReadModelWriters1764200000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA read_model FROM percorsi_worker`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
