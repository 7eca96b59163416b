import { DefaultLogger, Runtime, Worker, type InjectedSinks, type WorkerOptions } from '@temporalio/worker';
import type { AuditSinks } from '../../../workflows/audit';
import type { EngineRun } from './engine-runs';
import type { AskedActivity } from './recorded';

/** One run replayed against today's workflow code: what it asked, and how it failed if it did. */
export interface ReplayedRun<Run extends EngineRun = EngineRun> {
  readonly run: Run;
  readonly asked: readonly AskedActivity[];
  readonly failure: string | undefined;
}

/** Histories held at once: the engine gives them faster than they are replayed. */
const AT_ONCE = 20;

interface UnderWay<Run> {
  readonly runs: Map<string, Run>;
  readonly asked: Map<string, AskedActivity[]>;
  /** Called as soon as a run is done with. */
  done: () => void;
}

/** Replays runs in one worker, and listens to what each asks of its activities. */
export async function* replayRuns<Run extends EngineRun>(
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  runs: AsyncIterable<Run>,
): AsyncGenerator<ReplayedRun<Run>> {
  silence();
  const underWay: UnderWay<Run> = { runs: new Map(), asked: new Map(), done: () => undefined };
  const options = { workflowBundle, sinks: listening(underWay.asked) };
  for await (const { runId, error } of Worker.runReplayHistories(options, histories(runs, underWay))) {
    const run = underWay.runs.get(runId);
    if (run === undefined) throw new Error(`Run ${runId} came back from a replay that never got it`);
    yield { run, asked: underWay.asked.get(runId) ?? [], failure: error?.message };
    underWay.runs.delete(runId);
    underWay.asked.delete(runId);
    underWay.done();
  }
}

async function* histories<Run extends EngineRun>(runs: AsyncIterable<Run>, underWay: UnderWay<Run>) {
  for await (const run of runs) {
    const id = replayedAs(run);
    while (underWay.runs.size >= AT_ONCE || underWay.runs.has(id)) {
      await new Promise<void>((resolve) => {
        underWay.done = resolve;
      });
    }
    underWay.runs.set(id, run);
    yield { workflowId: run.workflowId, history: run.history };
  }
}

/** The run id that the replay goes by: a run that an operator reset keeps that of the first. */
function replayedAs({ history, runId }: EngineRun): string {
  const [first] = history.events ?? [];
  return first?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? runId;
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
