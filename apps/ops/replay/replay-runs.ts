import { DefaultLogger, Runtime, Worker, type InjectedSinks, type WorkerOptions } from '@temporalio/worker';
import type { AuditSinks } from '../../../workflows/audit';
import type { EngineRun } from './engine-runs';
import type { AskedActivity } from './recorded';

/** One run replayed against today's workflow code: what it asked, and how it failed if it did. */
export interface ReplayedRun {
  readonly run: EngineRun;
  readonly asked: readonly AskedActivity[];
  readonly failure: string | undefined;
}

/** Replays runs one after the other in one worker, and listens to what each asks of its activities. */
export async function* replayRuns(
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  runs: AsyncIterable<EngineRun>,
): AsyncGenerator<ReplayedRun> {
  silence();
  const underWay = new Map<string, EngineRun>();
  const asked = new Map<string, AskedActivity[]>();
  const results = Worker.runReplayHistories(
    { workflowBundle, sinks: listening(asked) },
    histories(runs, underWay),
  );
  for await (const { runId, error } of results) {
    const run = underWay.get(runId);
    if (run === undefined) throw new Error(`Run ${runId} came back from a replay that never got it`);
    yield { run, asked: asked.get(runId) ?? [], failure: error?.message };
    underWay.delete(runId);
    asked.delete(runId);
  }
}

async function* histories(runs: AsyncIterable<EngineRun>, underWay: Map<string, EngineRun>) {
  for await (const run of runs) {
    underWay.set(run.runId, run);
    yield { workflowId: run.workflowId, history: run.history };
  }
}

function listening(asked: Map<string, AskedActivity[]>): InjectedSinks<AuditSinks> {
  const fn = ({ runId }: { readonly runId: string }, activity: string, args: readonly unknown[]): void => {
    asked.set(runId, [...(asked.get(runId) ?? []), { activity, args }]);
  };
  return { audit: { asked: { fn, callDuringReplay: true } } };
}

/** The SDK would print every difference in its own words. */
function silence(): void {
  try {
    const logger = new DefaultLogger('ERROR', () => undefined);
    Runtime.install({
      logger,
      shutdownSignals: [],
      telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    });
  } catch {
    // This process has installed one already, as a test does.
  }
}
