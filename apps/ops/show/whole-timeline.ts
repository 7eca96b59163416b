import type { DataSource } from 'typeorm';
import { PAGE_LIMIT } from '../../../activities/postgres/read-models/page';
import { timeline, type TimelineRow } from '../../../activities/postgres/read-models/timeline';

/** Every fact of a percorso in its order, page by page. */
export async function wholeTimeline(source: DataSource, percorsoId: string): Promise<readonly TimelineRow[]> {
  const rows: TimelineRow[] = [];
  for (;;) {
    const afterVersion = rows.at(-1)?.version ?? 0;
    const page = await timeline(source, percorsoId, { afterVersion, limit: PAGE_LIMIT });
    rows.push(...page);
    if (page.length < PAGE_LIMIT) return rows;
  }
}
