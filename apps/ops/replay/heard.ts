import { optionalTsToMs } from '@temporalio/common/lib/time';
import type { AfterPerformance, OwedName } from '../../../activities/perform';
import type { LoopAgenda, Told } from '../../../activities/told';
import type { OwedEffect } from '../../../domain/decider';
import type { LoopStart } from '../../../workflows/messages';
import { localResults, valuesOf, type HistoryEvent, type LocalResult, type RunHistory } from './payloads';
import type { AskedActivity } from './recorded';

/** What reached a loop, and what it did about it, as its history has it. A run of the first releases heard nothing of this. */
export interface Heard {
  /** Signal by signal. */
  readonly told: readonly Told[];
  /** Every agenda that it went by: from its start, from a signal, from an activity that came back. */
  readonly agendas: readonly LoopAgenda[];
  readonly slept: readonly Slept[];
  readonly performed: readonly Performed[];
}

/** A timer of the loop, which says in words what it waits for. */
export interface Slept {
  readonly untilMs: number;
  readonly summary: string;
}

/** An effect that the loop set about, or gave up; once that came back, the register holds what it came to. */
export interface Performed {
  readonly owed: OwedEffect;
  /** What was performed in the same activity, it too; an activity that did not come back tells nothing of it. */
  readonly outcomes: readonly OwedName[];
}

/** What a local activity was given is not in a history: it is what the replay asked. */
export function heardIn(history: RunHistory, asked: readonly AskedActivity[]): Heard {
  const events = history.events ?? [];
  const told = events.flatMap(toldBy);
  const locals = localResults(history);
  const results = resultsOf(events);
  const agendas = [
    ...events.flatMap(agendaAtStart),
    ...told.flatMap(({ agenda }) => agenda ?? []),
    ...[...results.values()].map(agendaIn),
    ...locals.filter(({ activity }) => LOOP_ONLY.has(activity)).map(({ result }) => result),
  ] as readonly LoopAgenda[];
  return {
    told,
    agendas,
    slept: events.flatMap((event) => sleptBy(event, { events, locals })),
    performed: [...performedIn(events, results), ...givenUp(asked, locals.filter(isGiveUp).length)],
  };
}

const LOOP_ONLY: ReadonlySet<string> = new Set(['keepTime', 'giveUp']);
const isGiveUp = ({ activity }: { readonly activity: string }): boolean => activity === 'giveUp';

function toldBy({ workflowExecutionSignaledEventAttributes: signal }: HistoryEvent): readonly Told[] {
  return (valuesOf(signal?.input?.payloads).slice(0, 1) as Partial<Told>[]).filter(isTold);
}

/** Of whatever name: only what tells an agenda, or nothing but to wake, is ours. */
function isTold(value: Partial<Told>): value is Told {
  return Array.isArray(value.facts) && value.agenda !== undefined;
}

function agendaAtStart({ workflowExecutionStartedEventAttributes: started }: HistoryEvent) {
  const [start] = valuesOf(started?.input?.payloads) as readonly Partial<LoopStart>[];
  return start?.by === 'signals' && start.agenda !== undefined ? [start.agenda] : [];
}

/** Until performances told what they performed, each performed what it was given. */
type Performance = LoopAgenda & Partial<AfterPerformance>;

/** What the performances that came back answered, by the event that scheduled them. */
function resultsOf(events: readonly HistoryEvent[]): ReadonlyMap<string, Performance> {
  const ids = new Set(scheduled(events).map(({ eventId }) => String(eventId)));
  return new Map(
    events.flatMap(({ activityTaskCompletedEventAttributes: completed }) => {
      const id = String(completed?.scheduledEventId);
      return ids.has(id) ? [[id, valuesOf(completed?.result?.payloads)[0] as Performance]] : [];
    }),
  );
}

function agendaIn({ performed: _performed, ...agenda }: Performance): LoopAgenda {
  return agenda;
}

function scheduled(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  return events.filter(
    (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'perform',
  );
}

function performedIn(
  events: readonly HistoryEvent[],
  results: ReadonlyMap<string, Performance>,
): readonly Performed[] {
  return scheduled(events).map((event) => {
    const [given] = valuesOf(event.activityTaskScheduledEventAttributes?.input?.payloads);
    const { owed } = given as Pick<Performed, 'owed'>;
    const result = results.get(String(event.eventId));
    return { owed, outcomes: result === undefined ? [] : (result.performed ?? [owed]) };
  });
}

function givenUp(asked: readonly AskedActivity[], cameBack: number): readonly Performed[] {
  return asked.filter(isGiveUp).map(({ args: [given] }, index) => {
    const { owed } = given as Pick<Performed, 'owed'>;
    return { owed, outcomes: index < cameBack ? [owed] : [] };
  });
}

interface Before {
  readonly events: readonly HistoryEvent[];
  readonly locals: readonly LocalResult[];
}

/** A timer ends so long after the workflow's own time: when its task started, or when a local activity of it came back. */
function sleptBy(event: HistoryEvent, before: Before): readonly Slept[] {
  const timer = event.timerStartedEventAttributes;
  const summary = event.userMetadata?.summary;
  if (!timer || !summary) return [];
  const sinceMs = workflowTimeIn(String(timer.workflowTaskCompletedEventId), before);
  const [words] = valuesOf([summary]);
  return [{ untilMs: sinceMs + (optionalTsToMs(timer.startToFireTimeout) ?? 0), summary: String(words) }];
}

function workflowTimeIn(task: string, { events, locals }: Before): number {
  const completed = find(events, task);
  const started = find(events, String(completed?.workflowTaskCompletedEventAttributes?.startedEventId));
  const back = locals.filter((local) => local.task === task).map(({ atMs }) => atMs);
  return Math.max(optionalTsToMs(started?.eventTime) ?? 0, ...back);
}

function find(events: readonly HistoryEvent[], id: string): HistoryEvent | undefined {
  return events.find(({ eventId }) => String(eventId) === id);
}
