import { Command, Option } from 'nest-commander';
import { handleWith } from '../../activities/handle';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { wakeRows, type KnownWake } from '../../activities/postgres/history';
import { overdueAt } from '../../activities/sweep';
import type { StreamId } from '../../domain/identifiers';
import type { Text } from '../../domain/texts';
import { instantAt } from '../../domain/time/civil-date';
import { alike, inBoth } from '../modules/texts/text';
import { codeVersion } from '../modules/temporal/worker-code';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { isOfOneStream, stuckBy, STUCK_TEXT, type Stuck } from './stuck';
import { EXIT, type Result } from './terminal';
import { aligned, moment } from './text';
import { SWEEP_TEXTS } from './sweep-texts';

/** `sweep`: one pass now, as the schedule does every ten seconds. */
@Command({
  name: 'sweep',
  description: HELP_TEXTS.sweep.en,
})
export class SweepCommand extends OpsCommand {
  @Option({ flags: '--dry-run', description: HELP_TEXTS['sweep --dry-run'].en })
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
      document: {
        overdue: found,
        woken: 0,
        streams: overdue.map((row) => ({ ...row, reason: row.reason.en })),
      },
      lines: [SWEEP_TEXTS.noneWoken(found), ...aligned(overdue.map((row) => [row.stream, row.reason]))],
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
    progress.report({ what: SWEEP_TEXTS.streamsWoken, done: index + 1, total: streams.length });
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
      SWEEP_TEXTS.woken(streams.length, woken.size),
      ...stuck.flatMap(({ stream, cause }) => [
        alike(`${stream}  ${cause}`),
        inBoth((language) => `    ${title[language]}. ${remedy[language]}`),
      ]),
      ...asleep.map(SWEEP_TEXTS.asleep),
    ],
  };
}

function reasonOf({ marked, dueAt, owedSince, digest }: KnownWake, today: string): Text {
  if (marked) return SWEEP_TEXTS.marked;
  if (dueAt !== null && dueAt <= instantAt(Date.now())) return SWEEP_TEXTS.due(moment(dueAt));
  if (owedSince !== null) return SWEEP_TEXTS.owed(moment(owedSince));
  return digest === today ? SWEEP_TEXTS.noLonger : SWEEP_TEXTS.otherRules;
}
