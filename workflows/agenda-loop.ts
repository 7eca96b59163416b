import {
  CancellationScope,
  condition,
  isCancellation,
  log,
  makeContinueAsNewFunc,
  proxyActivities,
  proxyLocalActivities,
  setDefaultSignalHandler,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { LoopAgenda } from '../activities/told';
import type { OwedEffect } from '../domain/decider';
import type { StreamId } from '../domain/identifiers';
import type { Instant } from '../domain/time/civil-date';
import { labelText, showLabel } from './label';
import { agenda as agendaQuery, type LoopStart, type Telling } from './messages';

// Local activities, because they ask the register and nobody else. A commit whose completion is lost is healed at the next wake.
// A pause longer than the threshold is a timer: a stream whose facts cannot be read must not hold a place that others need.
const { keepTime, giveUp } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '500ms',
  retry: { initialInterval: '200ms', maximumInterval: '15s' },
});

const activities = proxyActivities<Activities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '30s', maximumAttempts: 4 },
});

/** So many events of history, and the loop goes on with a fresh one: a worker that takes it over then replays in no time. */
const LONGEST_HISTORY_EVENTS = 100;

interface Loop {
  readonly told: Telling[];
  agenda: LoopAgenda | undefined;
  performing: boolean;
  labelled: boolean;
  shown: string;
  alarm: { readonly at: Instant; readonly scope: CancellationScope } | undefined;
}

/**
 * The one durable loop: hear what was told, let time pass, have the next owed effect performed, sleep until the next date. It
 * ends when nothing is owed and nothing falls due. It knows no rule and keeps no truth: both are behind its activities.
 */
export async function agendaLoop(start: LoopStart): Promise<void> {
  const { stream, labelled } = start;
  const idle = { performing: false, shown: '', alarm: undefined };
  const loop: Loop = { told: [], agenda: start.agenda, labelled, ...idle };
  setDefaultSignalHandler((_name, told) => void loop.told.push(toldOr(told)));
  setHandler(agendaQuery, () => loop.agenda);
  for (;;) {
    hear(loop);
    show(loop);
    const { agenda } = loop;
    if (agenda === undefined || isPast(agenda.wakeAt)) loop.agenda = await keepTime({ stream, now: now() });
    else if (mayPerform(loop, agenda.owed)) perform(loop, stream, agenda.owed);
    else if (loop.performing) await rest(loop, agenda);
    else if (agenda.closed) return;
    else if (isLong()) return await goOn({ ...start, labelled: loop.labelled, agenda });
    else await rest(loop, agenda);
  }
}

/** What a signal carries; one that somebody sends by hand, with nothing or anything, is a bare wake. */
function toldOr(told: unknown): Telling {
  return typeof told === 'object' && told !== null && 'agenda' in told
    ? (told as Telling)
    : { facts: [], agenda: null };
}

/** Takes what was told. After a bare wake, or an agenda older than the one in hand, the register has to be asked. */
function hear(loop: Loop): void {
  let hasToAsk = false;
  for (const { agenda, labelled } of loop.told.splice(0)) {
    loop.labelled ||= labelled === true;
    if (agenda === null || isOlder(agenda, loop.agenda)) hasToAsk = true;
    else loop.agenda = agenda;
  }
  if (hasToAsk) loop.agenda = undefined;
}

function isOlder({ version }: LoopAgenda, inHand: LoopAgenda | undefined): boolean {
  return inHand !== undefined && version < inHand.version;
}

/** What an operator finds the run by, once it has to be found and whenever that changes. */
function show(loop: Loop): void {
  if (!loop.labelled || loop.agenda === undefined) return;
  const text = labelText(loop.agenda);
  if (text !== loop.shown) showLabel(loop.agenda);
  loop.shown = text;
}

/**
 * Runs beside the loop, one effect at a time, so that no term and no sweep waits for an outside party. What the register says
 * after its outcome is heard like anything else.
 */
function perform(loop: Loop, stream: StreamId, owed: OwedEffect): void {
  loop.performing = true;
  void discharge(stream, owed).then((agenda) => {
    loop.performing = false;
    loop.told.push({ facts: [], agenda });
  });
}

/** Performs what is owed and records what it came to, with whatever else is owed by now; without an answer within bounds the outcome is unknown. */
async function discharge(stream: StreamId, owed: OwedEffect): Promise<LoopAgenda> {
  try {
    const summary = `${owed.direction} ${owed.effect}, attempt ${owed.attempt}`;
    return agendaIn(await activities.perform.executeWithOptions({ summary }, [{ stream, owed, now: now() }]));
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    log.warn('effect without an answer', { key: owed.key, direction: owed.direction });
    return giveUp({ stream, owed, now: now() });
  }
}

/** Without the names of what was performed: they are for whoever reads the history. */
function agendaIn({ version, wakeAt, term, owed, closed, label }: LoopAgenda): LoopAgenda {
  return { version, wakeAt, term, owed, closed, label };
}

/** Sleeps until something is told or the alarm rings. */
async function rest(loop: Loop, agenda: LoopAgenda): Promise<void> {
  const next = nextDate(agenda, loop.performing);
  if (next !== undefined) setAlarm(loop, next);
  const { alarm } = loop;
  await condition(() => loop.told.length > 0 || loop.alarm !== alarm);
}

interface Dated {
  readonly at: Instant;
  readonly summary: string;
}

/** What comes next by itself: a term, or another attempt at what is owed; while one is under way none is dated. */
function nextDate(agenda: LoopAgenda, performing: boolean): Dated | undefined {
  const term = termOf(agenda);
  const attempt = performing ? undefined : attemptOf(agenda);
  if (term === undefined || attempt === undefined) return term ?? attempt;
  return term.at <= attempt.at ? term : attempt;
}

function termOf({ wakeAt, term }: LoopAgenda): Dated | undefined {
  return wakeAt === null ? undefined : { at: wakeAt, summary: `term: ${term ?? 'a fact of another stream'}` };
}

function attemptOf({ owed }: LoopAgenda): Dated | undefined {
  return owed === null ? undefined : { at: owed.notBefore, summary: `again: ${owed.effect}` };
}

/** One sleeping timer. It is replaced only when the next date moves earlier; moved later, it rings and is set again. */
function setAlarm(loop: Loop, { at, summary }: Dated): void {
  if (loop.alarm !== undefined && loop.alarm.at <= at) return;
  loop.alarm?.scope.cancel();
  const scope = new CancellationScope();
  loop.alarm = { at, scope };
  void scope
    .run(() => sleep(Math.max(Date.parse(at) - Date.now(), 1), { summary }))
    .then(() => {
      loop.alarm = undefined;
    })
    .catch((failure: unknown) => {
      if (!isCancellation(failure)) throw failure;
    });
}

function isLong(): boolean {
  const { historyLength, targetWorkerDeploymentVersionChanged } = workflowInfo();
  return historyLength > LONGEST_HISTORY_EVENTS || targetWorkerDeploymentVersionChanged;
}

/** A fresh history, on the code that is current by now. */
const goOn = makeContinueAsNewFunc<typeof agendaLoop>({ initialVersioningBehavior: 'AUTO_UPGRADE' });

function mayPerform({ performing }: Loop, owed: OwedEffect | null): owed is OwedEffect {
  return !performing && owed !== null && isPast(owed.notBefore);
}

function isPast(at: Instant | null): boolean {
  return at !== null && at <= now();
}

const now = (): Instant => new Date().toISOString() as Instant;
