import { writeFileSync } from 'node:fs';
import { Option, SubCommand } from 'nest-commander';
import type { Text } from '../../../domain/texts';
import { quoted } from '../../modules/texts/shown';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { inHtml, inMarkdown, inTerminal } from './page/written';
import { PROGRAMME_TEXTS } from './texts';
import { whichVersion } from './which';

/** `programme show <version>`: the rules as a jurist reads them. The document is the draft that says the same. */
@SubCommand({
  name: 'show',
  arguments: '<version>',
  argsDescription: { version: HELP_TEXTS['programme version'].en },
  description: HELP_TEXTS['programme show'].en,
})
export class ShowProgrammeCommand extends OpsCommand {
  @Option({ flags: '--html <file>', description: HELP_TEXTS['programme show --html'].en })
  parseHtml(file: string): string {
    return file;
  }

  @Option({ flags: '--markdown <file>', description: HELP_TEXTS['programme show --markdown'].en })
  parseMarkdown(file: string): string {
    return file;
  }

  protected work({ rulebook, language }: Work, { args: [given = ''], options }: Given): Promise<Result> {
    const version = whichVersion(given, rulebook);
    const { html, markdown } = options;
    const written = [
      ...(typeof html === 'string' ? [writtenTo(html, inHtml(version, language))] : []),
      ...(typeof markdown === 'string' ? [writtenTo(markdown, inMarkdown(version, language))] : []),
    ];
    const lines = written.length > 0 ? written : inTerminal(version);
    return Promise.resolve({ exit: EXIT.fine, document: version, lines });
  }
}

function writtenTo(file: string, page: string): Text {
  try {
    writeFileSync(file, page);
  } catch {
    throw new WrongUsage(PROGRAMME_TEXTS.cannotWrite(quoted(file)));
  }
  return PROGRAMME_TEXTS.written(quoted(file));
}
