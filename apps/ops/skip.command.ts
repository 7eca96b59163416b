import { Command, Option } from 'nest-commander';
import { percorsoStream } from '../../domain/identifiers';
import { OpsCommand, type Given, type Work } from './ops-command';
import { wholeTimeline } from './show/whole-timeline';
import { skipDays } from './skip/skip-days';
import { EXIT, Unreachable, WrongUsage, type Result } from './terminal';
import { aligned, day, moment } from './text';
import { titleOf } from './titles';
import { whichPercorso } from './which-percorso';

const LONGEST_DAYS = 3_660;

/** `skip`: six months of one percorso in a minute. */
@Command({
  name: 'skip',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: 'the identifier of a percorso, as the API gave it' },
  description:
    'lets time pass for one percorso on the embedded engine, to see its deadlines fall due; its facts get those dates for good',
})
export class SkipCommand extends OpsCommand {
  @Option({ flags: '--days <days>', description: 'how many days', required: true })
  parseDays(text: string): string {
    return text;
  }

  protected async work({ connections, progress, stop }: Work, { args, options }: Given): Promise<Result> {
    const id = whichPercorso(args[0]);
    const days = daysFrom(options['days']);
    if (connections.configuration.engine.kind === 'external')
      throw new Unreachable(
        'skip works only on the engine that "npm start" runs on this machine: facts with dates that never came have no place in a real register. Unset TEMPORAL_ADDRESS.',
      );
    const register = await connections.register();
    const before = await wholeTimeline(register, id);
    if (before.length === 0) throw new WrongUsage(`The register has no percorso ${id}`);
    const engine = { client: await connections.engine(), stream: percorsoStream(id), stop };
    const skipped = await skipDays(engine, days, (done) =>
      progress.report({ what: 'days skipped', done, total: days }),
    );
    const facts = (await wholeTimeline(register, id)).slice(before.length);
    const rows = facts.map((row) => [
      String(row.version),
      day(row.effectiveOn),
      moment(row.recordedAt),
      titleOf('fact', row.type).en,
    ]);
    return {
      exit: EXIT.fine,
      document: { percorsoId: id, ...skipped, facts },
      lines: [
        skipped.ended
          ? 'The workflow has ended: nothing more happens by itself.'
          : `${skipped.days} days have passed for this percorso.`,
        facts.length === 0 ? 'Nothing new happened.' : 'What happened:',
        ...aligned(rows),
      ],
    };
  }
}

function daysFrom(text: Given['options'][string]): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new WrongUsage(`--days takes a whole number from 1 to ${LONGEST_DAYS}`);
  return days;
}
