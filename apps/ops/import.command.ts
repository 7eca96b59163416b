import { Command, Option } from 'nest-commander';
import { parseCivilDate } from '../../domain/time/civil-date';
import { resultOf } from './import/outcome';
import { runImport, type ImportOptions } from './import/run';
import { OpsCommand, type Given, type Work } from './ops-command';
import { WrongUsage, type Result } from './terminal';

/** `import`: a folder of the regional system, through the same commands as the API. */
@Command({
  name: 'import',
  arguments: '<folder>',
  description:
    'reads a folder of the regional system and asks what its rows tell, each at its own time; run again, it goes on where it stopped',
})
export class ImportCommand extends OpsCommand {
  @Option({
    flags: '--dry-run',
    description: 'validates everything and counts what would be asked; writes nothing',
  })
  parseDryRun(): boolean {
    return true;
  }

  @Option({
    flags: '--horizon <date>',
    description: 'what fell due before this day was done elsewhere and is not performed; today if left out',
  })
  parseHorizon(date: string): string {
    return date;
  }

  @Option({
    flags: '--window <days>',
    description:
      'the most days that are fed together; if left out, as many as the limits of the envelopes allow',
  })
  parseWindow(days: string): string {
    return days;
  }

  protected async work(work: Work, given: Given): Promise<Result> {
    return resultOf(await runImport(work, optionsOf(given)));
  }
}

const MOST_DAYS = 36_600;

function optionsOf({ args: [folder], options }: Given): ImportOptions {
  if (folder === undefined) throw new WrongUsage('Name the folder to import');
  const horizon = typeof options['horizon'] === 'string' ? parseCivilDate(options['horizon']) : undefined;
  if (options['horizon'] !== undefined && horizon === undefined)
    throw new WrongUsage('--horizon is a day like 2021-02-28');
  const longestDays = options['window'] === undefined ? undefined : Number(options['window']);
  if (
    longestDays !== undefined &&
    !(Number.isInteger(longestDays) && longestDays >= 1 && longestDays <= MOST_DAYS)
  )
    throw new WrongUsage(`--window is a number of days from 1 to ${MOST_DAYS}`);
  return { folder, dryRun: options['dryRun'] === true, horizon, longestDays };
}
