import type { Ask } from '../../../../activities/ports';
import { startOf, type CivilDate } from '../../../../domain/time/civil-date';
import { stuckBy } from '../../stuck';
import { IMPORTER } from '../steps/step';
import { delivered } from './delivered';
import type { Feeding } from './feed';
import { Pool } from './pool';

/**
 * Where a limit is near, what falls due or becomes known between two windows has to pass before the next one asks: it may
 * give back what that one needs. The streams that wait for it are told the time, and nothing else.
 */
export async function passTime(
  feeding: Feeding,
  { since, day }: { readonly since: CivilDate; readonly day: CivilDate },
): Promise<void> {
  const { outlook, delivery, imported, tally, width, halted } = feeding;
  const at = startOf(day);
  const pool = new Pool(width);
  for await (const page of outlook.waiting(since, day)) {
    for (const stream of page) {
      if (halted.has(stream)) continue;
      const requestId = `import:keep-time:${stream}:${day}`;
      const ask: Ask = {
        requestId,
        command: { type: 'KeepTime' },
        actor: IMPORTER,
        at,
        toldAt: at,
        imported,
      };
      await pool.run(async () => {
        const { stopped } = await delivered(delivery, stream, [ask]);
        if (stopped === undefined) {
          tally.sent += 1;
          return;
        }
        halted.add(stream);
        tally.stuck({ ...stuckBy(stream, stopped.failure), file: '', line: 0 });
      });
    }
  }
  await pool.drained();
}
