import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { StreamId } from '../../../domain/identifiers';
import type { RunHistory } from './payloads';

/** One run of a stream's workflow that the engine still has. */
export interface EngineRun {
  readonly workflowId: StreamId;
  readonly runId: string;
  readonly history: RunHistory;
}

/** Every run of a stream that the engine still has, the earliest first. */
export async function* engineRuns(client: Client, stream: StreamId): AsyncGenerator<EngineRun> {
  for (const runId of await runIds(client, stream)) {
    const history = await historyOf(client, stream, runId);
    if (history !== undefined) yield { workflowId: stream, runId, history };
  }
}

/** Where there is no latest run, there is none. The list lags a second behind, so the latest is asked for by its name. */
async function runIds(client: Client, stream: StreamId): Promise<readonly string[]> {
  const latest = await latestRun(client, stream);
  if (latest === undefined) return [];
  const listed: { readonly runId: string; readonly startedAt: number }[] = [];
  for await (const { runId, startTime } of client.workflow.list({ query: `WorkflowId = "${stream}"` }))
    listed.push({ runId, startedAt: startTime.getTime() });
  const inOrder = listed.sort((one, other) => one.startedAt - other.startedAt).map((one) => one.runId);
  return inOrder.includes(latest) ? inOrder : [...inOrder, latest];
}

async function latestRun(client: Client, stream: StreamId): Promise<string | undefined> {
  return unlessGone(async () => (await client.workflow.getHandle(stream).describe()).runId);
}

function historyOf(client: Client, stream: StreamId, runId: string): Promise<RunHistory | undefined> {
  return unlessGone(() => client.workflow.getHandle(stream, runId).fetchHistory());
}

async function unlessGone<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask();
  } catch (failure) {
    if (failure instanceof WorkflowNotFoundError) return undefined;
    throw failure;
  }
}
