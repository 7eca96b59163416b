import type { ProceedingRow } from '../../../activities/postgres/read-models/proceeding-row';
import type { Text } from '../../../domain/texts';
import { MATTER_TEXTS, PROCEEDING_STAGE_TEXTS, PROCEEDING_TASK_TEXTS } from '../../modules/texts/proceedings';
import { aligned, BLANK } from '../text';
import { PROCEEDING_SHOW_TEXTS as SAYS } from './texts';

/** The proceedings about a percorso, each by its name; nothing where there is none. */
export function proceedingsInWords(rows: readonly ProceedingRow[]): readonly Text[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ subject, number, kind, stage, task, dueOn }) => [
    ...[`proceeding/${subject}`, SAYS.number(number), MATTER_TEXTS[kind], PROCEEDING_STAGE_TEXTS[stage]],
    task === null ? '' : SAYS.byDay(PROCEEDING_TASK_TEXTS[task], dueOn),
  ]);
  return [SAYS.proceedings, ...aligned(lines), BLANK];
}
