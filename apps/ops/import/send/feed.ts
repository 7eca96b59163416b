import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Answer, Ask, Imported } from '../../../../activities/ports';
import { percorsoStream, personStream, type StreamId } from '../../../../domain/identifiers';
import type { Reason } from '../../../../domain/rejections';
import { stuckBy, type Stuck } from '../../stuck';
import { askOf, cut, requestFor } from './asks';
import { delivered, type Delivery } from './delivered';
import { knownOf, type Known } from './known';
import { threadsOf, type Part, type StagedStep, type Thread } from './messages';
import type { Outlook } from './outlook';
import { Pool } from './pool';
import type { Window } from './window';

export interface Feeding {
  readonly client: Client;
  readonly register: DataSource;
  readonly delivery: Delivery;
  readonly outlook: Outlook;
  readonly imported: Imported;
  readonly tally: Tally;
  /** Streams that are asked side by side. */
  readonly width: number;
  /** Streams and threads that stand still until the next import. */
  readonly halted: Set<string>;
  /** Percorsi whose adhesion the rules refused: what names one waits until it is there. */
  readonly turnedAway: Set<string>;
  /** The versions of the streams: of the register where they are first asked, then as they were answered. */
  readonly versions: Map<StreamId, number>;
}

/** What came of the commands; `told` hears of every one. */
export interface Tally {
  sent: number;
  present: number;
  facts: number;
  readonly told: () => void;
  /** A command that the rules refused, now or in an earlier run of the same import. */
  readonly refused: (refusal: Refused) => void;
  /** A stream that cannot go on, with the row at which it stands. */
  readonly stuck: (stuck: StuckAt) => void;
}

export interface StuckAt extends Stuck {
  readonly file: string;
  readonly line: number;
}

export interface Refused {
  readonly file: string;
  readonly line: number;
  readonly request: string;
  readonly reason: Reason | 'depends-on-refused-row';
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
    for (const [stream, version] of known.versions)
      if (!feeding.versions.has(stream)) feeding.versions.set(stream, version);
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
type Turn = readonly [Pending, ...Pending[]];

async function feedThread(feeding: Feeding, thread: Thread, known: Known): Promise<void> {
  const { tally, halted } = feeding;
  if (halted.has(thread.leader)) return;
  const pending = thread.steps.flatMap((step) => pendingOf(feeding, step, known));
  for (const turn of turnsOf(pending)) {
    if (isTurnedAway(feeding, turn)) continue;
    const stuck = waitsInVain(turn, halted) ?? (await feedStream(feeding, turn));
    if (stuck === undefined) continue;
    tally.stuck(stuck);
    // What comes after it would be decided as if that had not been asked: the whole thread stands still.
    for (const name of [thread.leader, ...thread.steps.map(({ stream }) => stream)]) halted.add(name);
    return;
  }
}

/** Without the percorso that it names an application would be rejected for good. */
function isTurnedAway({ tally, turnedAway }: Feeding, [{ step, ask }]: Turn): boolean {
  const { command, file, line } = step;
  if (command.type !== 'ApplyForIncentive' || command.percorsoId === null) return false;
  if (!turnedAway.has(percorsoStream(command.percorsoId))) return false;
  tally.refused({ file, line, request: ask.requestId, reason: 'depends-on-refused-row', missing: [] });
  tally.told();
  return true;
}

/** An application reads what stands still, and would be decided for good without it. */
function waitsInVain([{ step }]: Turn, halted: ReadonlySet<string>): StuckAt | undefined {
  const { command, stream, file, line } = step;
  if (command.type !== 'ApplyForIncentive') return undefined;
  const { personId, percorsoId } = command;
  const read = [personStream(personId), ...(percorsoId === null ? [] : [percorsoStream(percorsoId)])];
  const standing = read.find((one) => halted.has(one));
  return standing === undefined ? undefined : { stream, file, line, cause: `it waits for ${standing}` };
}

/** The ask of a step; nothing where it was answered before. */
function pendingOf(feeding: Feeding, step: StagedStep, { answers }: Known): readonly Pending[] {
  const { imported, tally } = feeding;
  const before = answers.get(step.request);
  const requestId = requestFor(step, before, imported);
  if (requestId !== undefined) return [{ step, ask: { ...askOf(step, imported), requestId } }];
  tally.present += 1;
  if (before !== undefined) note(feeding, step, before.answer);
  tally.told();
  return [];
}

/** The steps of a thread, cut where another stream has its turn. */
function turnsOf(pending: readonly Pending[]): readonly Turn[] {
  const turns: [Pending, ...Pending[]][] = [];
  for (const one of pending) {
    const last = turns.at(-1);
    if (last?.[0].step.stream === one.step.stream) last.push(one);
    else turns.push([one]);
  }
  return turns;
}

/** Answers the command at which the stream cannot go on. */
async function feedStream(feeding: Feeding, turn: Turn): Promise<StuckAt | undefined> {
  const { tally, delivery } = feeding;
  const { stream } = turn[0].step;
  const steps = new Map(turn.map(({ step, ask }) => [ask.requestId, step]));
  for (const message of cut(turn.map(({ ask }) => ask))) {
    const { answers, sent, stopped } = await delivered(delivery, stream, message);
    for (const answer of answers) noteFacts(feeding, { stream, version: answer.version });
    for (const answer of answers) note(feeding, steps.get(answer.requestId), answer);
    tally.sent += sent;
    message.forEach(() => tally.told());
    if (stopped === undefined) continue;
    const { file = '', line = 0 } = steps.get(stopped.requestId) ?? {};
    return { ...stuckBy(stream, stopped.failure), file, line };
  }
  return undefined;
}

function noteFacts(
  { tally, versions }: Feeding,
  { stream, version }: { readonly stream: StreamId; readonly version: number },
): void {
  const before = versions.get(stream) ?? 0;
  tally.facts += Math.max(0, version - before);
  versions.set(stream, Math.max(version, before));
}

/** That somebody else registered the person first is no refusal of a row. */
function note({ tally, turnedAway }: Feeding, step: StagedStep | undefined, answer: Answer): void {
  if (step === undefined) return;
  const { file, line, command, stream } = step;
  if (answer.verdict === 'accepted' || answer.rejection.reason === 'person-already-registered') return;
  const { reason, missing } = answer.rejection;
  if (command.type === 'SubmitAdhesion') turnedAway.add(stream);
  tally.refused({ file, line, request: answer.requestId, reason, missing });
}
