import type { Client } from '@temporalio/client';
import { Command, Option } from 'nest-commander';
import type { DataSource } from 'typeorm';
import type { History } from '../../activities/decided-again';
import { readHistory, streamCount, streamsAfter } from '../../activities/postgres/history';
import type { StreamId } from '../../domain/identifiers';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { engineRuns, type EngineRun } from './replay/engine-runs';
import { replayedInWords, written } from './replay/in-words';
import { replayRuns } from './replay/replay-runs';
import { REPLAY_TEXTS } from './replay/texts';
import { addDecisions, addRun, emptyReport, runReport, type ReplayReport } from './replay/report';
import { EXIT, WrongUsage, type Result } from './terminal';
import { whichStream } from './which-percorso';

const PAGE = 200;

/** `replay`: the two proofs that nothing was altered, from the register and from the engine. */
@Command({
  name: 'replay',
  arguments: '[percorsoId]',
  argsDescription: { percorsoId: HELP_TEXTS['replay stream'].en },
  description: HELP_TEXTS.replay.en,
})
export class ReplayCommand extends OpsCommand {
  @Option({ flags: '--all', description: HELP_TEXTS['replay --all'].en })
  parseAll(): boolean {
    return true;
  }

  @Option({ flags: '--register-only', description: HELP_TEXTS['replay --register-only'].en })
  parseRegisterOnly(): boolean {
    return true;
  }

  protected async work(work: Work, { args: [named], options }: Given): Promise<Result> {
    if ((options['all'] === true) === (named !== undefined)) throw new WrongUsage(REPLAY_TEXTS.oneOrAll);
    const register = await work.connections.register();
    const client = options['registerOnly'] === true ? undefined : await work.connections.engine();
    const asked =
      named === undefined
        ? { streams: everyStream(register), total: await streamCount(register) }
        : { streams: once(whichStream(named)), total: 1 };
    const report = await replayed({ ...work, register, client }, asked);
    if (report.streams === 0 || (named !== undefined && report.commands === 0))
      throw new WrongUsage(REPLAY_TEXTS.noSuchStream);
    return {
      exit: exitOf(report),
      document: written(report),
      lines: replayedInWords(report, client !== undefined),
    };
  }
}

function exitOf({ findings, differingRuns }: ReplayReport): Result['exit'] {
  return findings.length === 0 && differingRuns.length === 0 ? EXIT.fine : EXIT.findings;
}

interface Replaying extends Work {
  readonly register: DataSource;
  readonly client: Client | undefined;
}

interface Asked {
  readonly streams: AsyncIterable<StreamId>;
  readonly total: number;
}

/** Decisions first, stream by stream; the runs of each stream follow through one replay worker. */
async function replayed(replaying: Replaying, { streams, total }: Asked): Promise<ReplayReport> {
  const { client, bundle, register, rulebook } = replaying;
  const report = emptyReport();
  const decided = decidedStreams({ ...replaying, report, total }, streams);
  if (client === undefined) {
    for await (const _ of decided);
    return report;
  }
  for await (const one of replayRuns(await bundle(), runsOf(client, report, decided))) {
    const { kept } = one.run;
    const told = runReport(one, kept, rulebook);
    // The run may have gone on after the register was read: then the register has gone on too.
    const isSure = told.outcome === 'replayed';
    addRun(report, isSure ? told : runReport(one, await readHistory(register, kept.stream), rulebook));
  }
  return report;
}

async function* decidedStreams(
  { register, rulebook, progress, stop, report, total }: Replaying & { report: ReplayReport; total: number },
  streams: AsyncIterable<StreamId>,
): AsyncGenerator<History> {
  for await (const stream of streams) {
    stop.throwIfAborted();
    const history = await readHistory(register, stream);
    addDecisions(report, history, rulebook);
    progress.report({
      what: REPLAY_TEXTS.replayed,
      done: report.streams,
      total: Math.max(total, report.streams),
    });
    yield history;
  }
}

/** Every run of these streams that the engine still has, each with what the register keeps of its stream. */
async function* runsOf(
  client: Client,
  report: ReplayReport,
  decided: AsyncIterable<History>,
): AsyncGenerator<EngineRun & { readonly kept: History }> {
  for await (const kept of decided) {
    let runs = 0;
    for await (const run of engineRuns(client, kept.stream)) {
      runs += 1;
      yield { ...run, kept };
    }
    if (runs === 0) report.noLongerKept += 1;
  }
}

async function* everyStream(register: DataSource): AsyncGenerator<StreamId> {
  for (let after = ''; ;) {
    const page = await streamsAfter(register, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last;
  }
}

async function* once(stream: StreamId): AsyncGenerator<StreamId> {
  yield await Promise.resolve(stream);
}
