import { Option, SubCommand } from 'nest-commander';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { asIfOpen } from '../../../domain/simulation/cast';
import { HELP_TEXTS } from '../help-texts';
import { OpsCommand, type Given, type Work } from '../ops-command';
import { sampleOf, simulated } from '../simulate/asked';
import { totalsInWords, type Column } from '../simulate/in-words';
import { SIMULATION_TEXTS } from '../simulate/texts';
import { EXIT, type Result } from '../terminal';
import { versionBefore, whichVersion } from './which';

/** `programme rehearse <version>`: the same people through a draft and through the version before it, side by side; what no act has opened, as if it were open. */
@SubCommand({
  name: 'rehearse',
  arguments: '<version>',
  argsDescription: { version: HELP_TEXTS['programme version'].en },
  description: HELP_TEXTS['programme rehearse'].en,
})
export class RehearseCommand extends OpsCommand {
  @Option({ flags: '--people <number>', description: HELP_TEXTS['simulate --people'].en })
  parsePeople(people: string): string {
    return people;
  }

  @Option({ flags: '--seed <number>', description: HELP_TEXTS['simulate --seed'].en })
  parseSeed(seed: string): string {
    return seed;
  }

  protected async work(work: Work, { args: [given = ''], options }: Given): Promise<Result> {
    const draft = whichVersion(given, work.rulebook);
    const sample = sampleOf(options, { people: 1_000, seed: 1 });
    const before = versionBefore(draft, work.rulebook);
    const columns: Column[] = [];
    for (const version of before === undefined ? [draft] : [draft, before])
      columns.push(await columnOf(version, sample, work));
    return {
      exit: EXIT.fine,
      document: { ...sample, versions: columns.map(({ name, totals }) => ({ version: name, totals })) },
      lines: [
        SIMULATION_TEXTS.head(rulesNameOf(draft), sample.people, sample.seed),
        ...totalsInWords(columns),
      ],
    };
  }
}

async function columnOf(
  version: ProgrammeVersion,
  sample: Parameters<typeof simulated>[1],
  work: Work,
): Promise<Column> {
  const { totals } = await simulated(asIfOpen(version), sample, work);
  return { version, name: rulesNameOf(version), totals };
}
