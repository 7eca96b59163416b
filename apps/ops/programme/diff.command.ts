import { SubCommand } from 'nest-commander';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { rulesNameOf, type Rulebook } from '../../../domain/programmes/rulebook';
import { inBoth } from '../../modules/texts/text';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { BLANK } from '../text';
import { differences } from './difference';
import { PROGRAMME_TEXTS } from './texts';
import { versionBefore, whichVersion } from './which';

/** `programme diff <version> [earlier]`: what changes to the first from the other, or from the version that comes before it. */
@SubCommand({
  name: 'diff',
  arguments: '<version> [earlier]',
  argsDescription: {
    version: HELP_TEXTS['programme version'].en,
    earlier: HELP_TEXTS['programme diff earlier'].en,
  },
  description: HELP_TEXTS['programme diff'].en,
})
export class DiffCommand extends OpsCommand {
  protected work({ rulebook }: Work, { args: [given = '', earlier] }: Given): Promise<Result> {
    const now = whichVersion(given, rulebook);
    const before = earlier === undefined ? theOneBefore(now, rulebook) : whichVersion(earlier, rulebook);
    const changes = differences(before, now);
    const [name, other] = [rulesNameOf(before), rulesNameOf(now)];
    return Promise.resolve({
      exit: EXIT.fine,
      document: { from: name, to: other, changes },
      lines: [
        PROGRAMME_TEXTS.between(name, other),
        BLANK,
        ...(changes.length === 0 ? [PROGRAMME_TEXTS.same] : []),
        ...changes.map(({ row, sentence }) => inBoth((language) => `  ${row}\n      ${sentence[language]}`)),
      ],
    });
  }
}

function theOneBefore(now: ProgrammeVersion, rulebook: Rulebook): ProgrammeVersion {
  const before = versionBefore(now, rulebook);
  if (before === undefined) throw new WrongUsage(PROGRAMME_TEXTS.noOther(rulesNameOf(now)));
  return before;
}
