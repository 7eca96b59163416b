// What the sweep knows of each stream: when it should have been awake. Rewritten at every change, hence the fillfactor;
// the partial indexes hold only what can be overdue.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WakeAt1763800000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE register.wake_at (
        stream_id  text PRIMARY KEY,
        due_at     timestamptz,
        owed_since timestamptz,
        digest     text NOT NULL,
        closed     boolean NOT NULL,
        marked     boolean NOT NULL DEFAULT false
      ) WITH (fillfactor = 70);
      CREATE INDEX wake_at_due ON register.wake_at (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX wake_at_owed ON register.wake_at (owed_since) WHERE owed_since IS NOT NULL;
      CREATE INDEX wake_at_digest ON register.wake_at (digest) WHERE NOT closed;
      CREATE INDEX wake_at_marked ON register.wake_at (stream_id) WHERE marked;

      GRANT SELECT, INSERT, UPDATE ON register.wake_at TO percorsi_worker;
      GRANT SELECT ON register.wake_at TO percorsi_rebuild;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
