// What an outside party refused can be closed as well as retried: a file says so, at the same moments and for the same reasons.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClosedEffects1764500000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE read_model.percorso_file file SET possibilities = (
        SELECT jsonb_agg(shown.one ORDER BY nth, shown.place)
        FROM jsonb_array_elements(file.possibilities) WITH ORDINALITY AS asked (one, nth)
          CROSS JOIN LATERAL (VALUES
            (1, asked.one),
            (2, CASE WHEN asked.one ->> 'command' = 'RetryEffect'
              THEN asked.one || '{"command": "CloseEffect"}' END)) AS shown (place, one)
        WHERE shown.one IS NOT NULL)
      WHERE file.possibilities @> '[{"command": "RetryEffect"}]'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
