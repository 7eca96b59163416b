// Whoever gives the service is kept whole, of any kind and with all its members: an office that was chosen finds its people,
// and a file shows the network. Until here it was an APL alone.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Provider1764400000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE read_model.percorso_file ADD COLUMN provider jsonb;
      ALTER TABLE read_model.work_list ADD COLUMN provider text`);
    await runner.query(`
      UPDATE read_model.percorso_file SET provider =
        jsonb_build_object('lead', 'apl/' || apl, 'members', jsonb_build_array('apl/' || apl)) WHERE apl IS NOT NULL`);
    await runner.query(`UPDATE read_model.work_list SET provider = 'apl/' || apl WHERE apl IS NOT NULL`);
    await runner.query(
      `CREATE INDEX work_list_provider
         ON read_model.work_list (provider, coalesce(due_on, 'infinity'), percorso_id, task)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
