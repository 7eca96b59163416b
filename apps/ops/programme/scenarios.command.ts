import { Option, SubCommand } from 'nest-commander';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { EXIT, type Result } from '../terminal';
import { scenariosOf } from './scenarios/scenarios';
import { judgedByPeople } from './scenarios/judged';
import { scenariosInMarkdown } from './scenarios/markdown';
import { scenariosInWords } from './scenarios/written';
import { whichVersion } from './which';
import { writtenTo } from './write-page';

/** `programme scenarios <version>`: its rules at work, each said in words and run. */
@SubCommand({
  name: 'scenarios',
  arguments: '<version>',
  argsDescription: { version: HELP_TEXTS['programme version'].en },
  description: HELP_TEXTS['programme scenarios'].en,
})
export class ScenariosCommand extends OpsCommand {
  @Option({ flags: '--markdown <file>', description: HELP_TEXTS['programme show --markdown'].en })
  parseMarkdown(file: string): string {
    return file;
  }

  protected work({ rulebook, language }: Work, { args: [given = ''], options }: Given): Promise<Result> {
    const version = whichVersion(given, rulebook);
    const all = scenariosOf(version, rulebook);
    const { markdown } = options;
    const isWritten = typeof markdown === 'string';
    return Promise.resolve({
      exit: all.scenarios.every(({ holds }) => holds) ? EXIT.fine : EXIT.findings,
      document: { version: rulesNameOf(version), ...all, judged: judgedByPeople(version) },
      lines: isWritten
        ? [writtenTo(markdown, scenariosInMarkdown(version, all, language))]
        : scenariosInWords(version, all),
    });
  }
}
