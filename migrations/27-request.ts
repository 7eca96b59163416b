// What was asked under a key, as a keyed digest, where the command does not hold all that was said: names, or the people of a
// meeting. So the same key with another body is refused, and with the same body gets its first answer.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Request1764500000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal.request (
        request_id text PRIMARY KEY,
        digest     bytea NOT NULL CHECK (length(digest) = 32)
      );
      GRANT SELECT, INSERT, UPDATE ON personal.request TO percorsi_api;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
