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
import { threadsOf, type Part, type StagedStep, type Thread } from './messages';
import { Pool } from './pool';
import type { Window } from './window';

/** Where the commands go: through the same admission as the API's; a rehearsal has none. */
export interface Delivery {
  deliver(stream: StreamId, asks: readonly Ask[]): Promise<readonly Answer[]>;
  /** Waits until the loops of the streams that go on were told. */
  told(): Promise<void>;
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

/** Feeds one window: the streams side by side, each with its message; in a careful one, those who take one after the other. */
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
  const pool = new Pool(feeding.width);
  let phase = -1;
  for await (const page of threadsOf(feeding.client, window, part)) {
    const known = await knownOf(feeding.register, page);
    for (const thread of page) {
      // What a phase reads was told in the phase before.
      if (thread.phase !== phase) await pool.drained();
      phase = thread.phase;
      await pool.run(() => feedThread(feeding, thread, known));
    }
  }
  await pool.drained();
}

interface Pending {
  readonly step: StagedStep;
  readonly ask: Ask;
}

async function feedThread(feeding: Feeding, thread: Thread, known: Known): Promise<void> {
  const pending = thread.steps.flatMap((step) => pendingOf(feeding, step, known));
  for (const turn of turnsOf(pending)) await feedStream(feeding, turn, known);
}

/** The ask of a step; nothing where it was answered before. */
function pendingOf({ imported, tally }: Feeding, step: StagedStep, { answers }: Known): readonly Pending[] {
  const before = answers.get(step.request);
  const requestId = requestFor(step, before, imported);
  if (requestId !== undefined) return [{ step, ask: { ...askOf(step, imported), requestId } }];
  tally.present += 1;
  if (before !== undefined) note(tally, step, before.answer);
  tally.told();
  return [];
}

/** The steps of a thread, cut where another stream has its turn. */
function turnsOf(pending: readonly Pending[]): readonly (readonly [Pending, ...Pending[]])[] {
  const turns: [Pending, ...Pending[]][] = [];
  for (const one of pending) {
    const last = turns.at(-1);
    if (last?.[0].step.stream === one.step.stream) last.push(one);
    else turns.push([one]);
  }
  return turns;
}

async function feedStream(
  { tally, delivery }: Feeding,
  turn: readonly [Pending, ...Pending[]],
  { versions }: Known,
): Promise<void> {
  const { stream } = turn[0].step;
  const steps = new Map(turn.map(({ step, ask }) => [ask.requestId, step]));
  for (const message of cut(turn.map(({ ask }) => ask))) {
    const answers = delivery === undefined ? [] : await delivery.deliver(stream, message);
    for (const answer of answers) {
      const step = steps.get(answer.requestId);
      if (step !== undefined) note(tally, step, answer);
      tally.facts += Math.max(0, answer.version - (versions.get(stream) ?? 0));
      versions.set(stream, Math.max(answer.version, versions.get(stream) ?? 0));
    }
    tally.sent += message.length;
    message.forEach(() => tally.told());
  }
}

/** That somebody else registered the person first is no refusal of a row. */
function note(tally: Tally, { file, line }: StagedStep, answer: Answer): void {
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
