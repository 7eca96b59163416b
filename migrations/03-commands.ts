// Every command that was answered, also the refused ones: so that a repeated request gets its first answer, and so that
// every decision can be taken again from what it was taken on.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Commands1763800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE register.command (
        request_id     text PRIMARY KEY,
        stream_id      text NOT NULL,
        version_before int NOT NULL,
        command        text NOT NULL,
        decided_at     timestamptz NOT NULL,
        recorded_at    timestamptz NOT NULL,
        versions_read  jsonb NOT NULL,
        answer         text NOT NULL
      );
      CREATE INDEX command_stream ON register.command (stream_id, version_before);

      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register.command
        FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
      CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON register.command
        FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();

      GRANT SELECT ON register.command TO percorsi_api, percorsi_worker, percorsi_rebuild;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
