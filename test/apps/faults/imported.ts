import type { Answer } from '../../../activities/ports';
import { handleWith } from '../../../activities/handle';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { migrate } from '../../../apps/modules/database/migrate';
import type { StreamId } from '../../../domain/identifiers';
import type { PercorsoCommandType } from '../../../domain/percorso/commands';
import { addMs, instantAt, startOf, type CivilDate } from '../../../domain/time/civil-date';
import { ask, stepsUntil } from '../../support/pathway';
import { RULEBOOK } from '../../../domain/programmes';

/** A percorso as an import would bring it. */
export interface ImportedPercorso {
  readonly stream: StreamId;
  readonly personId: string;
  readonly last: PercorsoCommandType;
}

const DAY = '2020-02-03' as CivilDate;
const TEN_HOURS_MS = 36_000_000;

/**
 * Writes the steps of percorsi as told years ago, so that what they bring about is overdue as soon as it is committed, and
 * tells no loop of them.
 */
export async function importSteps(ownerUrl: string, ...percorsi: readonly ImportedPercorso[]): Promise<void> {
  const source = await openDataSource((await migrate(ownerUrl)).worker, { poolSize: 4 });
  const handle = handleWith(postgresEventStore(source), { digest: 'of a test', rulebook: RULEBOOK });
  const at = addMs(startOf(DAY), TEN_HOURS_MS);
  try {
    for (const { stream, personId, last } of percorsi) {
      const asks = stepsUntil(last, personId, DAY).map((command) => ask(command, { at }));
      const { answers } = await handle({ stream, now: instantAt(Date.now()), asks });
      answers.forEach(requireAccepted);
    }
  } finally {
    await source.destroy();
  }
}

function requireAccepted(answer: Answer): void {
  if (answer.verdict === 'refused') throw new Error(JSON.stringify(answer.rejection));
}
