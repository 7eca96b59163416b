import type { History } from '../../../activities/decided-again';
import type { ToldDifference } from '../../../activities/difference-texts';
import { redecide, type Finding, type Redecided } from '../../../activities/redecide';
import type { StreamId } from '../../../domain/identifiers';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { againstRegister } from './against-register';
import { askedDifferences } from './compare';
import { RUN_TEXTS } from './difference-texts';
import { heardIn } from './heard';
import { recordedIn } from './recorded';
import type { ReplayedRun } from './replay-runs';

/** One run of a stream: replayed without a difference, or how it differs. */
export interface RunReport {
  readonly stream: StreamId;
  readonly runId: string;
  readonly events: number;
  readonly outcome: 'replayed' | 'differs';
  readonly differences: readonly ToldDifference[];
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
export function addDecisions(report: ReplayReport, history: History, rulebook: Rulebook): Redecided {
  const again = redecide(history, rulebook);
  report.streams += 1;
  report.facts += again.facts;
  report.commands += again.commands;
  report.refusedByClaim += again.refusedByClaim;
  report.findings.push(...again.findings);
  return again;
}

/** Compares a replayed run with its history and with what the register keeps of its stream. */
export function runReport(
  { run, asked, failure }: ReplayedRun,
  history: History,
  rulebook: Rulebook,
): RunReport {
  const found = [
    // A replay that broke off has asked for less than it would have.
    ...(failure === undefined
      ? askedDifferences(asked, recordedIn(run.history), history.commands)
      : [RUN_TEXTS.brokeOff(failure)]),
    ...againstRegister(heardIn(run.history, asked), history, rulebook),
  ];
  const { workflowId: stream, runId } = run;
  const events = run.history.events?.length ?? 0;
  return { stream, runId, events, outcome: found.length === 0 ? 'replayed' : 'differs', differences: found };
}

/** Adds what came of a run. */
export function addRun(report: ReplayReport, run: RunReport): void {
  report.runs += 1;
  if (run.outcome === 'differs') report.differingRuns.push(run);
}
