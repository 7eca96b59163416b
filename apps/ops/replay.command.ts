import type { Client } from '@temporalio/client';
import { Command, Option } from 'nest-commander';
import type { DataSource } from 'typeorm';
import type { History } from '../../activities/decided-again';
import { readHistory, streamCount, streamsAfter } from '../../activities/postgres/history';
import type { StreamId } from '../../domain/identifiers';
import { OpsCommand, type Given, type Work } from './ops-command';
import { engineRuns, type EngineRun } from './replay/engine-runs';
import { replayedInWords } from './replay/in-words';
import { replayRuns } from './replay/replay-runs';
import { addDecisions, addRun, emptyReport, type ReplayReport } from './replay/report';
import { EXIT, WrongUsage, type Result } from './terminal';
import { whichStream } from './which-percorso';

const PAGE = 200;

/** `replay`: the two proofs that nothing was altered, from the register and from the engine. */
@Command({
  name: 'replay',
  arguments: '[percorsoId]',
  argsDescription: { percorsoId: 'a percorso, or any stream as kind/identifier' },
  description:
    'decides every command again from the register, then replays what the engine kept against today’s workflow code',
})
export class ReplayCommand extends OpsCommand {
  @Option({ flags: '--all', description: 'every stream of the register' })
  parseAll(): boolean {
    return true;
  }

  @Option({ flags: '--register-only', description: 'only the first proof; needs no workflow engine' })
  parseRegisterOnly(): boolean {
    return true;
  }

  protected async work(work: Work, { args, options }: Given): Promise<Result> {
    const all = options['all'] === true;
    if (all === (args[0] !== undefined)) throw new WrongUsage('Name one percorso, or --all of them');
    const register = await work.connections.register();
    const client = options['registerOnly'] === true ? undefined : await work.connections.engine();
    const streams = all ? everyStream(register) : once(whichStream(args[0] ?? ''));
    const total = all ? await streamCount(register) : 1;
    const report = await replayed({ ...work, register, client }, streams, total);
    if (report.streams === 0 || (!all && report.commands === 0))
      throw new WrongUsage('The register has no such stream');
    const isClean = report.findings.length === 0 && report.differingRuns.length === 0;
    const exit = isClean ? EXIT.fine : EXIT.findings;
    return { exit, document: report, lines: replayedInWords(report, client !== undefined) };
  }
}

interface Replaying extends Work {
  readonly register: DataSource;
  readonly client: Client | undefined;
}

/** Decisions first, stream by stream; the runs of each stream follow through one replay worker. */
async function replayed(
  replaying: Replaying,
  streams: AsyncIterable<StreamId>,
  total: number,
): Promise<ReplayReport> {
  const { client, bundle } = replaying;
  const report = emptyReport();
  const histories = new Map<StreamId, History>();
  const decided = decidedStreams({ ...replaying, report, total }, streams);
  if (client === undefined) {
    for await (const _ of decided);
    return report;
  }
  const runs = runsOf({ client, report, histories }, decided);
  for await (const run of replayRuns(await bundle(), runs)) {
    const history = histories.get(run.run.workflowId);
    if (history !== undefined) addRun(report, run, history);
  }
  return report;
}

async function* decidedStreams(
  { register, progress, stop, report, total }: Replaying & { report: ReplayReport; total: number },
  streams: AsyncIterable<StreamId>,
): AsyncGenerator<History> {
  for await (const stream of streams) {
    stop.throwIfAborted();
    const history = await readHistory(register, stream);
    addDecisions(report, history);
    progress.report({
      what: 'streams replayed',
      done: report.streams,
      total: Math.max(total, report.streams),
    });
    yield history;
  }
}

interface Running {
  readonly client: Client;
  readonly report: ReplayReport;
  readonly histories: Map<StreamId, History>;
}

async function* runsOf(
  { client, report, histories }: Running,
  decided: AsyncIterable<History>,
): AsyncGenerator<EngineRun> {
  for await (const history of decided) {
    // The replay may still be busy with the stream before this one.
    const [oldest] = histories.keys();
    if (oldest !== undefined && histories.size > PAGE) histories.delete(oldest);
    histories.set(history.stream, history);
    let kept = 0;
    for await (const run of engineRuns(client, history.stream)) {
      kept += 1;
      yield run;
    }
    if (kept === 0) report.noLongerKept += 1;
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
