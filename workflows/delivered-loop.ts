import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineUpdate,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  setDefaultSignalHandler,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { LoopAgenda } from '../activities/told';
import type { Answer, Ask, PartyAnswer } from '../activities/ports';
import type { OwedEffect } from '../domain/decider';
import type { StreamId } from '../domain/identifiers';
import type { Instant } from '../domain/time/civil-date';
import type { LoopStart, Telling } from './messages';

// A local activity: six history events for a command instead of eleven. Its danger, a commit whose completion is lost,
// is healed by the sweep and by the command row (decisions.md, "handle runs as a local activity").
const { handle } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '10s',
  // Whoever asks of this percorso waits for the next attempt. Each costs six events: at this pace a history lasts 69 hours
  // of a database that is away, and the sweep starts a loop anew that the engine has ended.
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

const { discharge } = proxyActivities<Activities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '30s', maximumAttempts: 4 },
});

/** What was delivered to a loop: a list of commands, decided one after the other. */
interface Message {
  readonly asks: readonly Ask[];
}
/** Most commands in one call of `handle`. */
const MESSAGE_LIMIT_COMMANDS = 100;
const deliver = defineUpdate<readonly Answer[], [Message]>('deliver');

/** How a run of the first releases began, or went on. */
export interface DeliveredStart {
  readonly stream: StreamId;
  readonly agenda?: LoopAgenda;
}

/** A message in the inbox, and who waits for its answers; the loop's own messages have nobody waiting. */
interface Letter {
  readonly asks: readonly Ask[];
  readonly reply: (answers: readonly Answer[]) => void;
}

interface Loop {
  readonly stream: StreamId;
  readonly inbox: Letter[];
  agenda: LoopAgenda | undefined;
  performing: boolean;
  isTold: boolean;
  labelled: boolean;
  alarm: { readonly at: Instant; readonly scope: CancellationScope } | undefined;
}

/**
 * The loop of the first releases, to which commands were delivered as updates. It is here so that their runs and their
 * histories replay; the first signal makes such a run go on as a run of today.
 */
export async function deliveredLoop({ stream, agenda }: DeliveredStart): Promise<void> {
  const told = { isTold: false, labelled: false };
  const loop: Loop = { stream, inbox: [], agenda, performing: false, ...told, alarm: undefined };
  setHandler(deliver, (message) => new Promise((reply) => loop.inbox.push({ asks: message.asks, reply })));
  setDefaultSignalHandler((_name, told) => {
    loop.isTold = true;
    loop.labelled = (told as Telling | undefined)?.labelled === true;
  });
  for (;;) {
    const letters = takenFrom(loop.inbox);
    if (letters.length > 0 || loop.agenda === undefined || isPast(loop.agenda.wakeAt))
      await handOver(loop, letters);
    else if (mayPerform(loop, loop.agenda.owed)) perform(loop, loop.agenda.owed);
    else if (mayLeave(loop)) return leave(loop, loop.agenda);
    else await rest(loop, loop.agenda);
  }
}

/** Goes on as a run of today once it was told, else ends or goes on with a fresh history of its own kind. */
async function leave({ stream, isTold, labelled }: Loop, agenda: LoopAgenda): Promise<void> {
  if (isTold) await becomeToday({ stream, by: 'signals', labelled });
  else if (!agenda.closed) await continueAsNew({ stream, agenda });
}

/** What waits in the inbox, as much of it as one call may carry: a crowd then shares a transaction. */
function takenFrom(inbox: Letter[]): readonly Letter[] {
  let asks = 0;
  const tooMany = inbox.findIndex((letter) => (asks += letter.asks.length) > MESSAGE_LIMIT_COMMANDS);
  return inbox.splice(0, tooMany === -1 ? inbox.length : tooMany);
}

/** One call of `handle`; without letters it is a wake. Each sender gets the answers to its own commands. */
async function handOver(loop: Loop, letters: readonly Letter[]): Promise<void> {
  const asks = letters.flatMap((letter) => letter.asks);
  const handled = await handle({ stream: loop.stream, now: now(), asks });
  if (loop.agenda === undefined || handled.agenda.version >= loop.agenda.version)
    loop.agenda = handled.agenda;
  let answered = 0;
  for (const { asks, reply } of letters) reply(handled.answers.slice(answered, (answered += asks.length)));
}

/** Runs beside the loop, so that a command never waits for an outside party. The outcome comes back as a command. */
function perform(loop: Loop, owed: OwedEffect): void {
  loop.performing = true;
  void attempt(loop.stream, owed).then((answer) => {
    loop.inbox.push({ asks: [answerAsk(loop.stream, owed, answer)], reply: nobody });
    loop.performing = false;
  });
}

type Outcome = PartyAnswer | { readonly answer: 'unknown'; readonly reference: '' };

async function attempt(stream: StreamId, owed: OwedEffect): Promise<Outcome> {
  try {
    return await discharge({ stream, owed });
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    log.warn('effect without an answer', { key: owed.key, direction: owed.direction });
    return { answer: 'unknown', reference: '' };
  }
}

function answerAsk(stream: StreamId, owed: OwedEffect, outcome: Outcome): Ask {
  const { key, direction } = owed;
  return {
    requestId: `${stream}:${key}:${direction}:${owed.attempt}`,
    command: { type: 'RecordEffectAnswer', key, effect: owed.effect as EffectName, direction, ...outcome },
    actor: { role: 'engine', organisation: '', user: 'discharge' },
  };
}
type EffectName = Extract<Ask['command'], { type: 'RecordEffectAnswer' }>['effect'];

/** Sleeps until something is to be done: a message, the alarm, or an effect that was performed. */
async function rest(loop: Loop, agenda: LoopAgenda): Promise<void> {
  const next = [agenda.wakeAt, loop.performing ? null : (agenda.owed?.notBefore ?? null)]
    .filter((at) => at !== null)
    .sort()[0];
  if (next !== undefined) setAlarm(loop, next);
  const before = loop.performing;
  const alarm = loop.alarm;
  await condition(
    () => loop.inbox.length > 0 || loop.performing !== before || loop.alarm !== alarm || mayLeave(loop),
  );
}

/** One sleeping timer. It is replaced only when the next date moves earlier; moved later, it rings and is set again. */
function setAlarm(loop: Loop, at: Instant): void {
  if (loop.alarm !== undefined && loop.alarm.at <= at) return;
  loop.alarm?.scope.cancel();
  const scope = new CancellationScope();
  loop.alarm = { at, scope };
  void scope
    .run(() => sleep(Math.max(Date.parse(at) - Date.now(), 1)))
    .then(() => {
      loop.alarm = undefined;
    })
    .catch((failure: unknown) => {
      if (!isCancellation(failure)) throw failure;
    });
}

function mayPerform(loop: Loop, owed: OwedEffect | null): owed is OwedEffect {
  return !loop.performing && owed !== null && isPast(owed.notBefore);
}

function isIdle(loop: Loop): boolean {
  return loop.inbox.length === 0 && !loop.performing && allHandlersFinished();
}

/** With nobody waiting for an answer: the end, or a fresh history. */
function mayLeave(loop: Loop): boolean {
  const mayGo = loop.agenda?.closed === true || workflowInfo().continueAsNewSuggested || loop.isTold;
  return isIdle(loop) && mayGo;
}

const becomeToday = (start: LoopStart): Promise<never> =>
  continueAsNew<(start: LoopStart) => Promise<void>>(start);

function isPast(at: Instant | null): boolean {
  return at !== null && at <= now();
}

const now = (): Instant => new Date().toISOString() as Instant;
const nobody = (): void => undefined;
