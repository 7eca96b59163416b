// A fact recorded by mistake can be corrected from the first one on: a file says so, whatever its phase.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrectedFacts1764500000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE read_model.percorso_file file SET possibilities = (
        SELECT jsonb_agg(shown.one ORDER BY nth, shown.place)
        FROM jsonb_array_elements(file.possibilities) WITH ORDINALITY AS asked (one, nth)
          CROSS JOIN LATERAL (VALUES
            (1, asked.one),
            (0, CASE WHEN asked.one ->> 'command' = 'Reassess'
              THEN '{"command": "CorrectFact", "allowed": true, "missing": []}'::jsonb END)) AS shown (place, one)
        WHERE shown.one IS NOT NULL)
      WHERE file.possibilities @> '[{"command": "Reassess"}]'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
