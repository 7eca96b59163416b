// The money that every fact moved, as entries of a double-entry ledger: what the account of a percorso shows and what the
// balance of an envelope is checked against. Built from the register, so a rebuild may replace it at any time.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1763800000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_model.ledger_entry (
        stream_id    text NOT NULL,
        version      integer NOT NULL,
        envelope     text NOT NULL,
        account      text NOT NULL,
        payee        text NOT NULL,
        cents        bigint NOT NULL,
        kind         text NOT NULL,
        ledger       text NOT NULL,
        type         text NOT NULL,
        effective_on date NOT NULL,
        told_on      date NOT NULL,
        cpi          text,
        apl          text,
        PRIMARY KEY (stream_id, version, envelope, account, payee)
      );
      -- Payments and recoveries are few among many reservations; a report sums them by ledger.
      CREATE INDEX ledger_entry_moved ON read_model.ledger_entry (ledger, kind, account)
        WHERE account IN ('paid', 'recovered');
      GRANT SELECT ON read_model.ledger_entry TO percorsi_api;
      GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.ledger_entry TO percorsi_worker;
      ALTER TABLE read_model.ledger_entry OWNER TO percorsi_rebuild;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
