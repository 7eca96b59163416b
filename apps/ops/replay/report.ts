import type { History } from '../../../activities/decided-again';
import { redecide, type Finding, type Redecided } from '../../../activities/redecide';
import type { StreamId } from '../../../domain/identifiers';
import { askedDifferences } from './compare';
import { recordedIn } from './recorded';
import type { ReplayedRun } from './replay-runs';

/** One run of a stream: replayed without a difference, or how it differs. */
export interface RunReport {
  readonly stream: StreamId;
  readonly runId: string;
  readonly events: number;
  readonly outcome: 'replayed' | 'differs';
  readonly differences: readonly string[];
}

/** What a replay came to: counts of everything, details of what differs. */
export interface ReplayReport {
  streams: number;
  facts: number;
  commands: number;
  refusedByClaim: number;
  runs: number;
  /** Streams of which the engine keeps no run any more; the register is their record. */
  noLongerKept: number;
  readonly findings: Finding[];
  readonly differingRuns: RunReport[];
}

export function emptyReport(): ReplayReport {
  const counts = { streams: 0, facts: 0, commands: 0, refusedByClaim: 0, runs: 0, noLongerKept: 0 };
  return { ...counts, findings: [], differingRuns: [] };
}

/** Decides a stream again and adds what came of it. */
export function addDecisions(report: ReplayReport, history: History): Redecided {
  const again = redecide(history);
  report.streams += 1;
  report.facts += again.facts;
  report.commands += again.commands;
  report.refusedByClaim += again.refusedByClaim;
  report.findings.push(...again.findings);
  return again;
}

/** Compares a replayed run with its history and with the register, and adds what came of it. */
export function addRun(
  report: ReplayReport,
  { run, asked, failure }: ReplayedRun,
  history: History,
): RunReport {
  const recorded = recordedIn(run.history);
  // A replay that broke off has asked for less than it would have.
  const found = failure === undefined ? askedDifferences(asked, recorded, history.commands) : [failure];
  const outcome = found.length === 0 ? 'replayed' : 'differs';
  const { workflowId: stream, runId } = run;
  const events = run.history.events?.length ?? 0;
  const told: RunReport = { stream, runId, events, outcome, differences: found };
  report.runs += 1;
  if (outcome === 'differs') report.differingRuns.push(told);
  return told;
}
