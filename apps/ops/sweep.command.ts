import { Command, Option } from 'nest-commander';
import { handleWith } from '../../activities/handle';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { wakeRows, type KnownWake } from '../../activities/postgres/history';
import { overdueAt } from '../../activities/sweep';
import type { StreamId } from '../../domain/identifiers';
import { instantAt } from '../../domain/time/civil-date';
import { codeVersion } from '../modules/temporal/worker-code';
import { OpsCommand, type Given, type Work } from './ops-command';
import { isOfOneStream, stuckBy, STUCK_TEXT, type Stuck } from './stuck';
import { EXIT, type Result } from './terminal';
import { aligned, moment } from './text';

/** `sweep`: one pass now, as the schedule does every ten seconds. */
@Command({
  name: 'sweep',
  description:
    'wakes now every stream whose register is ahead of its workflow; starts a workflow that is missing',
})
export class SweepCommand extends OpsCommand {
  @Option({ flags: '--dry-run', description: 'wakes nothing; lists what would be woken, and why' })
  parseDryRun(): boolean {
    return true;
  }

  protected async work({ connections, progress }: Work, { options }: Given): Promise<Result> {
    const dryRun = options['dryRun'] === true;
    const register = await connections.register();
    const code = codeVersion();
    const store = postgresEventStore(register);
    const streams = (await overdueAt(store, code, instantAt(Date.now()))).map(({ stream }) => stream);
    const found = streams.length;
    if (!dryRun) return resultOf(streams, await wokenAmong(streams, { connections, progress }));
    const rows = await wakeRows(register, streams);
    const overdue = rows.map((row) => ({ ...row, reason: reasonOf(row, code.digest) }));
    return {
      exit: EXIT.fine,
      document: { overdue: found, woken: 0, streams: overdue },
      lines: [
        `${found} overdue; none was woken.`,
        ...aligned(overdue.map((row) => [row.stream, row.reason])),
      ],
    };
  }
}

interface Pass {
  readonly woken: ReadonlySet<StreamId>;
  readonly stuck: readonly Stuck[];
}

/**
 * Lets time pass for each, as its loop would, and wakes it: so one that cannot go on is named with its cause instead of being
 * told in vain. One that cannot be woken is in nobody's way.
 */
async function wokenAmong(
  streams: readonly StreamId[],
  { connections, progress }: Pick<Work, 'connections' | 'progress'>,
): Promise<Pass> {
  const messenger = await connections.messenger();
  const handle = handleWith(postgresEventStore(await connections.commands(POOL_SIZE)), codeVersion());
  const woken = new Set<StreamId>();
  const stuck: Stuck[] = [];
  for (const [index, stream] of streams.entries()) {
    const before = stuck.length;
    await handle({ stream, now: instantAt(Date.now()), asks: [] }).catch((failure: unknown) => {
      if (!isOfOneStream(failure)) throw failure;
      stuck.push(stuckBy(stream, failure));
    });
    if (stuck.length === before)
      await messenger.wake(stream, 'told').then(
        () => woken.add(stream),
        () => undefined,
      );
    progress.report({ what: 'streams woken', done: index + 1, total: streams.length });
  }
  return { woken, stuck };
}

const POOL_SIZE = 2;

function resultOf(streams: readonly StreamId[], { woken, stuck }: Pass): Result {
  const standing = new Set(stuck.map(({ stream }) => stream));
  const asleep = streams.filter((stream) => !woken.has(stream) && !standing.has(stream));
  const { title, remedy } = STUCK_TEXT;
  return {
    exit: woken.size === streams.length ? EXIT.fine : EXIT.findings,
    document: { overdue: streams.length, woken: woken.size, streams, asleep, stuck },
    lines: [
      `${streams.length} overdue, ${woken.size} woken.`,
      ...stuck.flatMap(({ stream, cause }) => [`${stream}  ${cause}`, `    ${title.en}. ${remedy.en}`]),
      ...asleep.map((stream) => `could not be woken: ${stream}`),
    ],
  };
}

function reasonOf({ marked, dueAt, owedSince, digest }: KnownWake, today: string): string {
  if (marked) return 'another stream asked to wake it';
  if (dueAt !== null && dueAt <= instantAt(Date.now())) return `a deadline fell due on ${moment(dueAt)}`;
  if (owedSince !== null) return `an effect is owed since ${moment(owedSince)}`;
  return digest === today ? 'overdue when asked, no longer now' : 'it was decided by other code or rules';
}
