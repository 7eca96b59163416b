import type { Answer } from '../../../activities/ports';
import { localResults, valuesOf, type RunHistory } from './payloads';

/** An activity with what it was given. */
export interface AskedActivity {
  readonly activity: string;
  readonly args: readonly unknown[];
}

/** What a history tells of its activities: a regular one keeps its input, a local one only its result. */
export interface Recorded {
  readonly regular: readonly AskedActivity[];
  readonly localNames: ReadonlySet<string>;
  /** The answers of each call of `handle` that came back, in a run of the first releases. */
  readonly handled: readonly (readonly Answer[])[];
  readonly ended: boolean;
}

export function recordedIn(history: RunHistory): Recorded {
  const events = history.events ?? [];
  const locals = localResults(history);
  return {
    regular: events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
      scheduled
        ? [{ activity: scheduled.activityType?.name ?? '', args: valuesOf(scheduled.input?.payloads) }]
        : [],
    ),
    localNames: new Set([...LOCAL, ...locals.map(({ activity }) => activity)]),
    handled: locals.flatMap(({ result }) => answersIn(result)),
    ended: !!events.at(-1)?.eventType && ENDS.some((end) => events.at(-1)?.[end]),
  };
}

/** Local whether one of them has come back or not. */
const LOCAL = ['handle', 'keepTime', 'giveUp'];
const ENDS = [
  'workflowExecutionCompletedEventAttributes',
  'workflowExecutionContinuedAsNewEventAttributes',
] as const;

function answersIn(result: unknown): readonly (readonly Answer[])[] {
  const { answers } = (result ?? {}) as { readonly answers?: readonly Answer[] };
  return answers === undefined ? [] : [answers];
}
