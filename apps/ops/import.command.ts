import { Command, Option } from 'nest-commander';
import type { CivilDate } from '../../domain/time/civil-date';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY, parseToldDay } from '../../domain/time/told-day';
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
    description: 'says what the import would say, row by row, by the same rules and limits; writes nothing',
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
  return {
    folder,
    dryRun: options['dryRun'] === true,
    horizon: horizonOf(options['horizon']),
    longestDays: longestDaysOf(options['window']),
  };
}

function horizonOf(given: unknown): CivilDate | undefined {
  if (given === undefined) return undefined;
  const horizon = typeof given === 'string' ? parseToldDay(given) : undefined;
  if (horizon === undefined)
    throw new WrongUsage(`--horizon is a day like 2021-02-28, from ${FIRST_TOLD_DAY} to ${LAST_TOLD_DAY}`);
  return horizon;
}

function longestDaysOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new WrongUsage(`--window is a number of days from 1 to ${MOST_DAYS}`);
  return days;
}
