// The register of public employment offices, as people look them up: an adhesion names one of them, of the programme's region.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Offices1764500000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_model.cpi_register (
        cpi_id    text PRIMARY KEY,
        name      text NOT NULL,
        region    text NOT NULL,
        opens_on  date NOT NULL,
        closes_on date,
        cpi       text,
        apl       text
      );
      CREATE INDEX cpi_register_name ON read_model.cpi_register (name, cpi_id);

      GRANT SELECT ON read_model.cpi_register TO percorsi_api;
      GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.cpi_register TO percorsi_worker;
      ALTER TABLE read_model.cpi_register OWNER TO percorsi_rebuild;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
