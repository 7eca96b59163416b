// The registers that a percorso rests on, as people look them up: accredited bodies and budget envelopes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegistersReadModels1763800000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_model.apl_register (
        apl_id     text PRIMARY KEY,
        name       text NOT NULL,
        accredited jsonb NOT NULL,
        suspended  jsonb NOT NULL,
        cpi        text,
        apl        text
      );
      CREATE INDEX apl_register_name ON read_model.apl_register (name, apl_id);

      CREATE TABLE read_model.envelope (
        code  text PRIMARY KEY,
        cents bigint NOT NULL,
        cpi   text,
        apl   text
      );

      GRANT SELECT ON read_model.apl_register, read_model.envelope TO percorsi_api;
      GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.apl_register, read_model.envelope TO percorsi_worker;
      ALTER TABLE read_model.apl_register OWNER TO percorsi_rebuild;
      ALTER TABLE read_model.envelope OWNER TO percorsi_rebuild;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
