import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Answer, Ask, Imported } from '../../../../activities/ports';
import type { StreamId } from '../../../../domain/identifiers';
import type { Reason } from '../../../../domain/rejections';
import { startOf, type CivilDate } from '../../../../domain/time/civil-date';
import { pagesOf } from '../stage/staging';
import { IMPORTER } from '../steps/step';
import { askOf, cut, requestFor } from './asks';
import { knownOf, type Known } from './known';
import { streamsOf, type Part, type StagedStep, type StreamSteps } from './messages';
import { Pool } from './pool';
import type { Window } from './window';

/** Where the commands go: the loops of the streams, as the API speaks to them; a rehearsal has none. */
export interface Delivery {
  deliver(stream: StreamId, asks: readonly Ask[]): Promise<readonly Answer[]>;
}

export interface Feeding {
  readonly client: Client;
  readonly register: DataSource;
  readonly delivery: Delivery | undefined;
  readonly imported: Imported;
  readonly tally: Tally;
  /** Streams that are asked side by side. */
  readonly width: number;
}

/** What came of the commands; `told` hears of every one. */
export interface Tally {
  sent: number;
  present: number;
  facts: number;
  readonly told: () => void;
  /** A command that the rules refused, now or in an earlier run of the same import. */
  readonly refused: (refusal: Refused) => void;
}

export interface Refused {
  readonly file: string;
  readonly line: number;
  readonly request: string;
  readonly reason: Reason;
  readonly missing: readonly string[];
}

/** Feeds one window: the streams side by side, each with one message; in a careful one, those who take one after the other. */
export async function feed(feeding: Feeding, window: Window): Promise<void> {
  if (!window.careful) return feedPart(feeding, window, 'all');
  await feedPart(feeding, window, 'free');
  await feedPart({ ...feeding, width: 1 }, window, 'taking');
}

/** Sends every stream its last command, after the last window. */
export function release(feeding: Feeding, window: Window): Promise<void> {
  return feedPart(feeding, window, 'release');
}

async function feedPart(feeding: Feeding, window: Window, part: Part): Promise<void> {
  let pool = new Pool(feeding.width);
  let phase = -1;
  for await (const page of streamsOf(feeding.client, window, part)) {
    const known = await knownOf(feeding.register, page);
    for (const one of page) {
      if (one.phase !== phase) {
        await pool.drained();
        pool = new Pool(feeding.width);
        phase = one.phase;
      }
      await pool.run(() => feedStream(feeding, one, known));
    }
  }
  await pool.drained();
}

async function feedStream(feeding: Feeding, one: StreamSteps, known: Known): Promise<void> {
  const { imported, tally, delivery } = feeding;
  const pending = new Map<string, StagedStep>();
  const asks = one.steps.flatMap((step): readonly Ask[] => {
    const before = known.answers.get(step.request);
    const requestId = requestFor(step, before, imported);
    if (requestId === undefined) {
      tally.present += 1;
      if (before !== undefined) note(feeding, step, before.answer);
      tally.told();
      return [];
    }
    pending.set(requestId, step);
    return [{ ...askOf(step, imported), requestId }];
  });
  let version = known.versions.get(one.stream) ?? 0;
  for (const message of cut(asks)) {
    const answers = delivery === undefined ? [] : await delivery.deliver(one.stream, message);
    for (const answer of answers) {
      const step = pending.get(answer.requestId);
      if (step !== undefined) note(feeding, step, answer);
      tally.facts += Math.max(0, answer.version - version);
      version = Math.max(version, answer.version);
    }
    tally.sent += message.length;
    message.forEach(() => tally.told());
  }
}

/** That somebody else registered the person first is no refusal of a row. */
function note({ tally }: Feeding, { file, line }: StagedStep, answer: Answer): void {
  if (answer.verdict === 'accepted' || answer.rejection.reason === 'person-already-registered') return;
  const { reason, missing } = answer.rejection;
  tally.refused({ file, line, request: answer.requestId, reason, missing });
}

/**
 * Where a limit is near, what falls due or becomes known between two windows has to pass before the next one asks: it may
 * give back what that one needs. The streams that wait for it are told the time, and nothing else.
 */
export async function passTime(
  feeding: Feeding,
  { since, day }: { readonly since: CivilDate; readonly day: CivilDate },
): Promise<void> {
  const { client, delivery, imported, tally, width } = feeding;
  if (delivery === undefined) return;
  const at = startOf(day);
  const pool = new Pool(width);
  for await (const page of pagesOf<{ stream: StreamId }>(client, DUE, [since, day])) {
    for (const { stream } of page) {
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
        await delivery.deliver(stream, [ask]);
        tally.sent += 1;
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
