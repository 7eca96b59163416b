// The story of a percorso repeated the rules and the contents of every fact, most of what a percorso weighed here, and wrote them
// again whenever its office or body changed. The register holds both in the text of the fact, so who reads a story takes them
// from there. The table is also written anew, story by story: columns that are only dropped keep their room.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SlimTimeline1764300000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read_model.timeline DROP COLUMN basis, DROP COLUMN data');
    await runner.query('CLUSTER read_model.timeline USING timeline_pkey');
    // The order is for once: a rebuild copies no such mark, and both leave the same table.
    await runner.query('ALTER TABLE read_model.timeline SET WITHOUT CLUSTER');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
