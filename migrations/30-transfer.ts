// A choice can be taken back at the moments at which a provider may decline, a tutor replaced at those at which one may be
// changed, whether the change is used up or not, and a percorso transferred unless it was rejected: a file says so.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Transfer1764500000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE read_model.percorso_file file SET possibilities = (
        SELECT jsonb_agg(shown.one ORDER BY nth, shown.place)
        FROM jsonb_array_elements(file.possibilities) WITH ORDINALITY AS asked (one, nth)
          CROSS JOIN LATERAL (VALUES
            (1, asked.one),
            (2, CASE asked.one ->> 'command'
              WHEN 'DeclinePerson' THEN asked.one || '{"command": "WithdrawChoice"}'
              WHEN 'ChangeTutor' THEN CASE asked.one ->> 'reason'
                WHEN 'change-already-used' THEN '{"command": "ReplaceTutor", "allowed": true, "missing": []}'
                ELSE asked.one || '{"command": "ReplaceTutor"}' END
              WHEN 'ReportLostRequirement' THEN CASE file.phase
                WHEN 'rejected' THEN asked.one || '{"command": "TransferPercorso"}'
                ELSE '{"command": "TransferPercorso", "allowed": true, "missing": []}' END END)) AS shown (place, one)
        WHERE shown.one IS NOT NULL)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
