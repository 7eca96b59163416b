import { SubCommand } from 'nest-commander';
import type { Finding } from '../../../domain/programmes/lint/finding';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { EXIT, type Result } from '../terminal';
import type { Draft } from './draft/parse';
import { foundInWords } from './found';
import { findingsOf } from './scenarios/findings';
import { PROGRAMME_TEXTS } from './texts';
import { allVersions, faultLine, named } from './which';

interface Looked {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** `programme lint [version]`: what is wrong with a programme or a draft; with every version where none is named. */
@SubCommand({
  name: 'lint',
  arguments: '[version]',
  argsDescription: { version: HELP_TEXTS['programme version'].en },
  description: HELP_TEXTS['programme lint'].en,
})
export class LintCommand extends OpsCommand {
  protected work({ rulebook }: Work, { args: [given] }: Given): Promise<Result> {
    const drafts: readonly Draft[] =
      given === undefined ? allVersions(rulebook).map((version) => ({ version })) : [named(given, rulebook)];
    return Promise.resolve(resultOf(given ?? '', drafts));
  }
}

/** A draft that cannot be read is not looked at further: each place that cannot be read is told. */
function resultOf(file: string, drafts: readonly Draft[]): Result {
  const [draft] = drafts;
  if (draft !== undefined && 'faults' in draft) {
    const { faults } = draft;
    const lines = [PROGRAMME_TEXTS.cannotRead(file, faults.map(faultLine))];
    return { exit: EXIT.findings, document: { unreadable: faults }, lines };
  }
  const looked = drafts.flatMap((one): readonly Looked[] =>
    'version' in one ? [{ name: rulesNameOf(one.version), findings: findingsOf(one.version) }] : [],
  );
  const hasErrors = looked.some(({ findings }) => findings.some(({ weight }) => weight === 'error'));
  return {
    exit: hasErrors ? EXIT.findings : EXIT.fine,
    document: { versions: looked },
    lines: looked.flatMap(({ name, findings }) => foundInWords(name, findings)),
  };
}
