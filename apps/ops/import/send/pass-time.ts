import type { Ask } from '../../../../activities/ports';
import type { StreamId } from '../../../../domain/identifiers';
import { startOf, type CivilDate } from '../../../../domain/time/civil-date';
import { stuckBy } from '../../stuck';
import { pagesOf } from '../stage/staging';
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
  const { client, delivery, imported, tally, width, halted } = feeding;
  if (delivery === undefined) return;
  const at = startOf(day);
  const pool = new Pool(width);
  for await (const page of pagesOf<{ stream: StreamId }>(client, DUE, [since, day])) {
    for (const { stream } of page) {
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

// While a stream is held its wake row says nothing, but its file says what falls due next.
const DUE = `
  SELECT w.stream_id AS stream FROM register.wake_at w
   WHERE w.held AND EXISTS (SELECT FROM step WHERE step.stream = w.stream_id)
     AND (EXISTS (SELECT FROM read_model.percorso_file f
                   WHERE w.stream_id = 'percorso/' || f.percorso_id AND f.next_due_on < $2)
       OR EXISTS (SELECT FROM register.follower f JOIN step s ON s.stream = f.followed
                   WHERE f.follower = w.stream_id AND s.told >= $1 AND s.told < $2))
   ORDER BY w.stream_id`;
