import type { WorkflowHandle } from '@temporalio/client';
import { arrayFromPayloads, defaultPayloadConverter } from '@temporalio/common';

/** The history of one run, as the engine keeps it. */
export type RunHistory = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

export type HistoryEvent = NonNullable<RunHistory['events']>[number];
type Payloads = Parameters<typeof arrayFromPayloads>[1];

/** The values of payloads. */
export function valuesOf(payloads: Payloads): readonly unknown[] {
  return arrayFromPayloads(defaultPayloadConverter, payloads ?? undefined);
}

/** A local activity that came back: its name and result, in which task of the workflow, and the workflow's time from then on. */
export interface LocalResult {
  readonly activity: string;
  readonly result: unknown;
  readonly task: string;
  readonly atMs: number;
}

const LOCAL_ACTIVITY = 'core_local_activity';

/** The local activities that came back, in their order; a history keeps nothing of what they were given. */
export function localResults({ events }: RunHistory): readonly LocalResult[] {
  return (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    if (marker?.markerName !== LOCAL_ACTIVITY) return [];
    const { activity_type: activity = '', complete_time } = (detailOf(marker, 'data') ?? {}) as AboutLocal;
    return [
      {
        activity,
        result: detailOf(marker, 'result'),
        task: String(marker.workflowTaskCompletedEventId),
        atMs: msOf(complete_time ?? NEVER),
      },
    ];
  });
}

type Marker = NonNullable<HistoryEvent['markerRecordedEventAttributes']>;

function detailOf({ details }: Marker, name: 'data' | 'result'): unknown {
  return valuesOf(details?.[name]?.payloads)[0];
}

interface AboutLocal {
  readonly activity_type?: string;
  readonly complete_time?: Timestamp | null;
}

interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

const NEVER: Timestamp = { seconds: 0, nanos: 0 };

function msOf({ seconds, nanos }: Timestamp): number {
  return seconds * 1_000 + Math.floor(nanos / 1_000_000);
}
