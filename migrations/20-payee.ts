// Whoever is paid is named with its kind, because not only an APL may be: in the effects that a file shows and in what the
// work list asks to pay or to collect. Until here it was always an APL, by its code alone.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payee1764400000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EFFECTS);
    await runner.query(TASKS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const EFFECTS = `
  UPDATE read_model.percorso_file SET effects = (
    SELECT jsonb_agg(
      CASE WHEN one ->> 'effect' IN ('pay-fee', 'request-recovery') AND one #> '{details,aplId}' IS NOT NULL
        THEN jsonb_set(one, '{details}',
          (one -> 'details') - 'aplId' || jsonb_build_object('payee', 'apl/' || (one #>> '{details,aplId}')))
        ELSE one END ORDER BY nth)
    FROM jsonb_array_elements(effects) WITH ORDINALITY AS owed (one, nth))
  WHERE effects @> '[{"effect": "pay-fee"}]' OR effects @> '[{"effect": "request-recovery"}]'`;

const TASKS = `
  UPDATE read_model.work_list SET missing = (
    SELECT jsonb_agg('apl/' || apl ORDER BY nth)
    FROM jsonb_array_elements_text(missing) WITH ORDINALITY AS owed (apl, nth))
  WHERE task IN ('propose-payment', 'collect-recovery')`;
