import type { WorkflowHandle } from '@temporalio/client';
import { arrayFromPayloads, defaultPayloadConverter } from '@temporalio/common';
import type { Answer } from '../../../activities/ports';

/** The history of one run, as the engine keeps it. */
export type RunHistory = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** An activity with what it was given. */
export interface AskedActivity {
  readonly activity: string;
  readonly args: readonly unknown[];
}

/** What a history tells of its activities: a regular one keeps its input, a local one only its result. */
export interface Recorded {
  readonly regular: readonly AskedActivity[];
  readonly localNames: ReadonlySet<string>;
  /** The answers of each call of `handle` that came back. */
  readonly handled: readonly (readonly Answer[])[];
  readonly ended: boolean;
}

export function recordedIn(history: RunHistory): Recorded {
  const events = history.events ?? [];
  const markers = events.flatMap((event) => {
    const marker = event.markerRecordedEventAttributes;
    return marker?.markerName === LOCAL_ACTIVITY ? [marker] : [];
  });
  return {
    regular: events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
      scheduled
        ? [{ activity: scheduled.activityType?.name ?? '', args: read(scheduled.input?.payloads) }]
        : [],
    ),
    localNames: new Set(markers.map((marker) => localName(marker.details?.['data']?.payloads))),
    handled: markers.flatMap((marker) => answersIn(marker.details?.['result']?.payloads)),
    ended: !!events.at(-1)?.eventType && ENDS.some((end) => events.at(-1)?.[end]),
  };
}

const LOCAL_ACTIVITY = 'core_local_activity';
const ENDS = [
  'workflowExecutionCompletedEventAttributes',
  'workflowExecutionContinuedAsNewEventAttributes',
] as const;

type Payloads = Parameters<typeof arrayFromPayloads>[1];

function read(payloads: Payloads): readonly unknown[] {
  return arrayFromPayloads(defaultPayloadConverter, payloads ?? undefined);
}

function localName(data: Payloads): string {
  const [about] = read(data) as readonly { readonly activity_type?: string }[];
  return about?.activity_type ?? '';
}

function answersIn(result: Payloads): readonly (readonly Answer[])[] {
  const [handled] = read(result) as readonly { readonly answers?: readonly Answer[] }[];
  return handled?.answers === undefined ? [] : [handled.answers];
}
