import { Command, Option } from 'nest-commander';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { wakeRows, type KnownWake } from '../../activities/postgres/history';
import type { Engine } from '../../activities/ports';
import { sweepWith } from '../../activities/sweep';
import type { StreamId } from '../../domain/identifiers';
import { instantAt } from '../../domain/time/civil-date';
import { codeVersion } from '../modules/temporal/worker-code';
import { OpsCommand, type Given, type Work } from './ops-command';
import { EXIT, type Result } from './terminal';
import { aligned, moment } from './text';

/** `sweep`: one pass now, as the schedule does every minute. */
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
    const streams = dryRun ? undefined : await connections.streams();
    const code = codeVersion();
    const seen: StreamId[] = [];
    const pass = (through: Engine) =>
      sweepWith(postgresEventStore(register), through, code)(instantAt(Date.now()));
    const total = dryRun ? 0 : (await pass(LOOKING)).found;
    const engine: Engine = {
      wake: async (stream) => {
        await streams?.wake(stream);
        seen.push(stream);
        if (!dryRun) progress.report({ what: 'streams woken', done: seen.length, total });
      },
    };
    const { found, woken } = await pass(engine);
    if (!dryRun) {
      // One pass is bounded; and a worker of older code leaves its own digest behind.
      const left = (await pass(LOOKING)).found;
      const more = left === 0 ? '' : ` ${left} are overdue now: run it again, or ask the doctor.`;
      return {
        exit: EXIT.fine,
        document: { overdue: found, woken, stillOverdue: left, streams: seen },
        lines: [`${found} overdue, ${woken} woken.${more}`],
      };
    }
    const rows = await wakeRows(register, seen);
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

/** Wakes nothing: a pass with it only counts. */
const LOOKING: Engine = { wake: () => Promise.resolve() };

function reasonOf({ marked, dueAt, owedSince, digest }: KnownWake, today: string): string {
  if (marked) return 'another stream asked to wake it';
  if (dueAt !== null && dueAt <= instantAt(Date.now())) return `a deadline fell due on ${moment(dueAt)}`;
  if (owedSince !== null) return `an effect is owed since ${moment(owedSince)}`;
  return digest === today ? 'overdue when asked, no longer now' : 'it was decided by other code or rules';
}
