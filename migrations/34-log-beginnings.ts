// Where the log keeps the first fact of a stream: the identifier of a policy in the national record is made of that place.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LogBeginnings1764700000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX log_beginnings ON register.log (stream_id) WHERE version = 1');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
