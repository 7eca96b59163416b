import { Command, Option } from 'nest-commander';
import { rulesNameOf } from '../../domain/programmes/rulebook';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { whichVersion } from './programme/which';
import { sampleOf, simulated, threadsFor } from './simulate/asked';
import { totalsInWords } from './simulate/in-words';
import { SIMULATION_TEXTS } from './simulate/texts';
import { EXIT, type Result } from './terminal';

/** `simulate <programme>`: whole lives under its rules, in memory; the same seed, the same totals. */
@Command({
  name: 'simulate',
  arguments: '<version>',
  argsDescription: { version: HELP_TEXTS['programme version'].en },
  description: HELP_TEXTS.simulate.en,
})
export class SimulateCommand extends OpsCommand {
  @Option({ flags: '--people <number>', description: HELP_TEXTS['simulate --people'].en })
  parsePeople(people: string): string {
    return people;
  }

  @Option({ flags: '--seed <number>', description: HELP_TEXTS['simulate --seed'].en })
  parseSeed(seed: string): string {
    return seed;
  }

  protected async work(work: Work, { args: [given = ''], options }: Given): Promise<Result> {
    const version = whichVersion(given, work.rulebook);
    const sample = sampleOf(options, { people: 10_000, seed: 1 });
    const { people, seed } = sample;
    const { totals, seconds } = await simulated(version, sample, work);
    const [name, livesPerSecond] = [rulesNameOf(version), Math.round(people / seconds)];
    return {
      exit: EXIT.fine,
      document: { version: name, seed, livesPerSecond, totals },
      lines: [
        SIMULATION_TEXTS.head(name, people, seed),
        SIMULATION_TEXTS.pace(livesPerSecond, threadsFor(people)),
        ...totalsInWords([{ version, name, totals }]),
      ],
    };
  }
}
