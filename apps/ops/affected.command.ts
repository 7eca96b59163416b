import { Command, Option } from 'nest-commander';
import { parseAplId } from '../../domain/identifiers';
import { affectedInCsv, affectedInWords } from './affected/in-words';
import { AFFECTED_TEXTS, noApl, noSuchApl } from './affected/texts';
import { wholeAffected } from './affected/whole';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { writtenTo } from './programme/write-page';
import { EXIT, WrongUsage, type Result } from './terminal';

/** `affected <apl>`: who is affected by what becomes of a provider, before it is decided. */
@Command({
  name: 'affected',
  arguments: '<apl>',
  argsDescription: { apl: HELP_TEXTS['affected apl'].en },
  description: HELP_TEXTS.affected.en,
})
export class AffectedCommand extends OpsCommand {
  @Option({ flags: '--csv <file>', description: HELP_TEXTS['affected --csv'].en })
  parseCsv(file: string): string {
    return file;
  }

  protected async work(
    { connections, progress }: Work,
    { args: [given = ''], options }: Given,
  ): Promise<Result> {
    const aplId = parseAplId(given.replace(/^apl\//, ''));
    if (aplId === undefined) throw new WrongUsage(noApl(given));
    const read = (done: number) => progress.report({ what: AFFECTED_TEXTS.read, done, total: done });
    const found = await wholeAffected(await connections.register(), aplId, read);
    if (found === undefined) throw new WrongUsage(noSuchApl(aplId));
    const { csv } = options;
    const lines = typeof csv === 'string' ? [writtenTo(csv, affectedInCsv(found))] : affectedInWords(found);
    return { exit: EXIT.fine, document: found, lines };
  }
}
