import { join } from 'node:path';
import { Option, SubCommand } from 'nest-commander';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { projectRoot } from '../start/project-root';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { adopt } from './adopt/adopt';
import { foundInWords } from './found';
import { findingsOf } from './scenarios/findings';
import { PROGRAMME_TEXTS } from './texts';
import { allVersions, whichVersion } from './which';

/** `programme adopt <draft>`: the draft becomes a file of the rules, unless it has an error. */
@SubCommand({
  name: 'adopt',
  arguments: '<draft>',
  argsDescription: { draft: HELP_TEXTS['programme adopt draft'].en },
  description: HELP_TEXTS['programme adopt'].en,
})
export class AdoptCommand extends OpsCommand {
  @Option({ flags: '--into <folder>', description: HELP_TEXTS['programme adopt --into'].en })
  parseInto(folder: string): string {
    return folder;
  }

  protected work({ rulebook }: Work, { args: [given = ''], options }: Given): Promise<Result> {
    const draft = whichVersion(given, rulebook);
    const name = rulesNameOf(draft);
    if (allVersions(rulebook).some((one) => rulesNameOf(one) === name))
      throw new WrongUsage(PROGRAMME_TEXTS.thereAlready(name));
    const errors = findingsOf(draft).filter(({ weight }) => weight === 'error');
    if (errors.length > 0)
      return Promise.resolve({
        exit: EXIT.findings,
        document: { version: name, findings: errors },
        lines: [...foundInWords(name, errors), PROGRAMME_TEXTS.notAdopted],
      });
    const { into } = options;
    const folder = typeof into === 'string' ? into : join(projectRoot, 'domain', 'programmes');
    const adopted = adopt(draft, rulebook, folder);
    return Promise.resolve({
      exit: EXIT.fine,
      document: { version: name, ...adopted },
      lines: [PROGRAMME_TEXTS.adopted(name, adopted.file, adopted.register)],
    });
  }
}
