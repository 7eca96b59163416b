// The last day of a service follows from the facts and moves with every job: no table keeps it, whoever shows a percorso works
// it out. Until here the day that was planned stood in the file, and did not move.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DerivedEnd1764500000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read_model.percorso_file DROP COLUMN ends_on');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
