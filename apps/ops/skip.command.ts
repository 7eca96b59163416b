import { Command, Option } from 'nest-commander';
import { percorsoStream } from '../../domain/identifiers';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { wholeTimeline } from './show/whole-timeline';
import { skipDays } from './skip/skip-days';
import { SKIP_TEXTS } from './skip/texts';
import { EXIT, Unreachable, WrongUsage, type Result } from './terminal';
import { aligned, day, moment } from './text';
import { noSuchPercorso, noWholeNumber } from './texts';
import { titleOf } from './titles';
import { whichPercorso } from './which-percorso';

const LONGEST_DAYS = 3_660;

/** `skip`: six months of one percorso in a minute. */
@Command({
  name: 'skip',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: HELP_TEXTS.percorsoId.en },
  description: HELP_TEXTS.skip.en,
})
export class SkipCommand extends OpsCommand {
  @Option({ flags: '--days <days>', description: HELP_TEXTS['skip --days'].en, required: true })
  parseDays(text: string): string {
    return text;
  }

  protected async work({ connections, progress, stop }: Work, { args, options }: Given): Promise<Result> {
    const id = whichPercorso(args[0]);
    const days = daysFrom(options['days']);
    if (connections.configuration.engine.kind === 'external') throw new Unreachable(SKIP_TEXTS.embeddedOnly);
    const register = await connections.register();
    const before = await wholeTimeline(register, id);
    if (before.length === 0) throw new WrongUsage(noSuchPercorso(id));
    const engine = { client: await connections.engine(), stream: percorsoStream(id), stop };
    const skipped = await skipDays(engine, days, (done) =>
      progress.report({ what: SKIP_TEXTS.skipped, done, total: days }),
    );
    const facts = (await wholeTimeline(register, id)).slice(before.length);
    const rows = facts.map((row) => [
      String(row.version),
      day(row.effectiveOn),
      moment(row.recordedAt),
      titleOf('fact', row.type),
    ]);
    return {
      exit: EXIT.fine,
      document: { percorsoId: id, ...skipped, facts },
      lines: [
        skipped.ended ? SKIP_TEXTS.ended : SKIP_TEXTS.passed(skipped.days),
        facts.length === 0 ? SKIP_TEXTS.nothingNew : SKIP_TEXTS.happened,
        ...aligned(rows),
      ],
    };
  }
}

function daysFrom(text: Given['options'][string]): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new WrongUsage(noWholeNumber('--days', LONGEST_DAYS));
  return days;
}
