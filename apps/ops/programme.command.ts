import { Command } from 'nest-commander';
import { lint } from '../../domain/programmes/lint/lint';
import { rulesNameOf } from '../../domain/programmes/rulebook';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Work } from './ops-command';
import { AdoptCommand } from './programme/adopt.command';
import { DiffCommand } from './programme/diff.command';
import { LintCommand } from './programme/lint.command';
import { RehearseCommand } from './programme/rehearse.command';
import { ScenariosCommand } from './programme/scenarios.command';
import { SchemaCommand } from './programme/schema.command';
import { ShowProgrammeCommand } from './programme/show.command';
import { PROGRAMME_TEXTS } from './programme/texts';
import { allVersions } from './programme/which';
import { countsOf } from './programme/found';
import { EXIT, type Result } from './terminal';
import { aligned, day } from './text';

/** `programme`: the versions that there are; what is done with one is for its own command. */
@Command({
  name: 'programme',
  description: HELP_TEXTS.programme.en,
  subCommands: [
    LintCommand,
    ShowProgrammeCommand,
    DiffCommand,
    ScenariosCommand,
    RehearseCommand,
    AdoptCommand,
    SchemaCommand,
  ],
})
export class ProgrammeCommand extends OpsCommand {
  protected work({ rulebook }: Work): Promise<Result> {
    const versions = allVersions(rulebook).map((version) => {
      const { adhesionFrom, adhesionTo } = version;
      return { name: rulesNameOf(version), adhesionFrom, adhesionTo, findings: lint(version) };
    });
    return Promise.resolve({
      exit: EXIT.fine,
      document: versions.map(({ findings, ...version }) => ({ ...version, findings: findings.length })),
      lines: [
        PROGRAMME_TEXTS.versions,
        ...aligned(
          versions.map(({ name, adhesionFrom, adhesionTo, findings }) => [
            name,
            `${day(adhesionFrom)} – ${day(adhesionTo)}`,
            countsOf(findings),
          ]),
        ),
      ],
    });
  }
}
