import { Option, SubCommand } from 'nest-commander';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { EXIT, type Result } from '../terminal';
import { inHtml, inMarkdown, inTerminal } from './page/written';
import { whichVersion } from './which';
import { writtenTo } from './write-page';

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
