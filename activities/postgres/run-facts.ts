import type { DataSource } from 'typeorm';
import { runStream, type RunId, type StreamId } from '../../domain/identifiers';
import type { RunEvent } from '../../domain/run/events';
import { saidOf, type OrderFact } from '../../domain/run/story';
import type { Recorded } from '../../domain/decider';
import { readFacts } from './history';

/** What a run says of an order of the stream that was asked for. */
export interface RunFact extends OrderFact {
  readonly runId: RunId;
}

/** What every run says of the orders of a stream, also one that was rejected or that left them out; the first told comes first. */
export async function runFactsOf(source: DataSource, stream: StreamId): Promise<readonly RunFact[]> {
  const runs = await source.query<{ runId: RunId }[]>(RUNS, [stream]);
  const told: RunFact[] = [];
  for (const { runId } of runs) {
    const facts = (await readFacts(source, runStream(runId))) as readonly Recorded<RunEvent>[];
    told.push(...saidOf(stream, facts).map((one) => ({ runId, ...one })));
  }
  return told;
}

// The orders of a run stand in its first fact.
const RUNS = `
  SELECT run.run_id AS "runId" FROM read_model.payment_run run
    JOIN register.event fact ON fact.stream_id = 'run/' || run.run_id AND fact.version = 1
   WHERE position('"' || $1 || '"' IN fact.payload) > 0
   ORDER BY fact.recorded_at, run.run_id`;
