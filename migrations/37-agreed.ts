// A profile may be refreshed and a patto updated once it is there, and the actions of a plan agreed at the moments at which one
// is signed, also once it was: a file says so.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Agreed1764800000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE read_model.percorso_file file SET possibilities = (
        SELECT jsonb_agg(shown.one ORDER BY shown.place, shown.turn, nth)
        FROM jsonb_array_elements(file.possibilities) WITH ORDINALITY AS asked (one, nth)
          CROSS JOIN LATERAL (VALUES
            (CASE WHEN nth <= file_before.last THEN 1 ELSE 3 END, 1, asked.one),
            (2, 1, CASE asked.one ->> 'command' WHEN 'AssignProfile'
              THEN ${goesOn('RefreshProfile', 'profile')} END),
            (2, 2, CASE asked.one ->> 'command' WHEN 'SignPatto' THEN ${goesOn('UpdatePatto', 'patto')} END),
            (2, 3, CASE asked.one ->> 'command' WHEN 'SignPlan' THEN CASE asked.one ->> 'reason'
              WHEN 'plan-already-signed' THEN '{"command": "AgreePlan", "allowed": true, "missing": []}'
              ELSE asked.one || '{"command": "AgreePlan"}' END END)) AS shown (place, turn, one)
        WHERE shown.one IS NOT NULL)
      FROM (
        SELECT percorso_id, (
          SELECT max(nth) FROM jsonb_array_elements(possibilities) WITH ORDINALITY AS asked (one, nth)
          WHERE one ->> 'command' = 'ReplaceTutor') AS last
        FROM read_model.percorso_file) file_before
      WHERE file_before.percorso_id = file.percorso_id`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** What goes on from a step: it may be asked where the step is taken, which is where the step itself waits for none before it. */
function goesOn(command: string, step: string): string {
  return `CASE
    WHEN asked.one ->> 'reason' = 'percorso-ended' THEN asked.one || '{"command": "${command}"}'
    WHEN asked.one ->> 'reason' = 'step-not-allowed-now' AND asked.one -> 'missing' = '[]'
      THEN '{"command": "${command}", "allowed": true, "missing": []}'
    ELSE '{"command": "${command}", "allowed": false, "reason": "step-not-allowed-now", "missing": ["${step}"]}'
    END::jsonb`;
}
