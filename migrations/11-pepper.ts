// The secret with which tax codes are digested, when no operator keeps one elsewhere. It lives beside the tax codes that it
// serves: drawn once by the first API process that needs it, the same for every machine, and carried along by a dump.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pepper1763800000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal.pepper (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        secret   bytea NOT NULL
      );
      GRANT SELECT, INSERT ON personal.pepper TO percorsi_api;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
