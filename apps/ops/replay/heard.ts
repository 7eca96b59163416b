import { optionalTsToMs } from '@temporalio/common/lib/time';
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
  readonly cameBack: boolean;
}

/** What a local activity was given is not in a history: it is what the replay asked. */
export function heardIn(history: RunHistory, asked: readonly AskedActivity[]): Heard {
  const events = history.events ?? [];
  const told = events.flatMap(toldBy);
  const locals = localResults(history);
  const agendas = [
    ...events.flatMap(agendaAtStart),
    ...told.flatMap(({ agenda }) => agenda ?? []),
    ...resultsOf(events, 'perform'),
    ...locals.filter(({ activity }) => LOOP_ONLY.has(activity)).map(({ result }) => result),
  ] as readonly LoopAgenda[];
  return {
    ...{ told, agendas },
    slept: events.flatMap((event) => sleptBy(event, { events, locals })),
    performed: [...performedIn(events), ...givenUp(asked, locals.filter(isGiveUp).length)],
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

/** The results of the regular activities of that name that came back. */
function resultsOf(events: readonly HistoryEvent[], name: string): readonly unknown[] {
  const ids = new Set(scheduled(events, name).map(({ eventId }) => String(eventId)));
  return events.flatMap(({ activityTaskCompletedEventAttributes: completed }) =>
    completed && ids.has(String(completed.scheduledEventId)) ? valuesOf(completed.result?.payloads) : [],
  );
}

function scheduled(events: readonly HistoryEvent[], name: string): readonly HistoryEvent[] {
  return events.filter((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === name);
}

function performedIn(events: readonly HistoryEvent[]): readonly Performed[] {
  const back = new Set(
    events.map(({ activityTaskCompletedEventAttributes: completed }) => String(completed?.scheduledEventId)),
  );
  return scheduled(events, 'perform').flatMap((event) => {
    const [given] = valuesOf(event.activityTaskScheduledEventAttributes?.input?.payloads);
    const { owed } = given as Pick<Performed, 'owed'>;
    return [{ owed, cameBack: back.has(String(event.eventId)) }];
  });
}

function givenUp(asked: readonly AskedActivity[], cameBack: number): readonly Performed[] {
  return asked.filter(isGiveUp).map(({ args: [given] }, index) => ({
    owed: (given as Pick<Performed, 'owed'>).owed,
    cameBack: index < cameBack,
  }));
}

interface Before {
  readonly events: readonly HistoryEvent[];
  readonly locals: readonly LocalResult[];
}

/** A timer ends so long after the workflow's own time: when its task started, or when a local activity of it came back. */
function sleptBy(event: HistoryEvent, { events, locals }: Before): readonly Slept[] {
  const timer = event.timerStartedEventAttributes;
  const summary = event.userMetadata?.summary;
  if (!timer || !summary) return [];
  const task = String(timer.workflowTaskCompletedEventId);
  const completed = find(events, task);
  const started = find(events, String(completed?.workflowTaskCompletedEventAttributes?.startedEventId));
  const back = locals.filter((local) => local.task === task).map(({ atMs }) => atMs);
  const sinceMs = Math.max(optionalTsToMs(started?.eventTime) ?? 0, ...back);
  const [words] = valuesOf([summary]);
  return [{ untilMs: sinceMs + (optionalTsToMs(timer.startToFireTimeout) ?? 0), summary: String(words) }];
}

function find(events: readonly HistoryEvent[], id: string): HistoryEvent | undefined {
  return events.find(({ eventId }) => String(eventId) === id);
}
