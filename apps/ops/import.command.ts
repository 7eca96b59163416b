import { Command, Option } from 'nest-commander';
import type { CivilDate } from '../../domain/time/civil-date';
import { parseToldDay } from '../../domain/time/told-day';
import { HELP_TEXTS } from './help-texts';
import { resultOf } from './import/outcome';
import { IMPORT_TEXTS } from './import/texts';
import { runImport, type ImportOptions } from './import/run';
import { OpsCommand, type Given, type Work } from './ops-command';
import { WrongUsage, type Result } from './terminal';
import { noDay, noWholeNumber } from './texts';

/** `import`: a folder of the regional system, through the same commands as the API. */
@Command({
  name: 'import',
  arguments: '<folder>',
  description: HELP_TEXTS.import.en,
})
export class ImportCommand extends OpsCommand {
  @Option({ flags: '--dry-run', description: HELP_TEXTS['import --dry-run'].en })
  parseDryRun(): boolean {
    return true;
  }

  @Option({ flags: '--horizon <date>', description: HELP_TEXTS['import --horizon'].en })
  parseHorizon(date: string): string {
    return date;
  }

  @Option({ flags: '--window <days>', description: HELP_TEXTS['import --window'].en })
  parseWindow(days: string): string {
    return days;
  }

  protected async work(work: Work, given: Given): Promise<Result> {
    return resultOf(await runImport(work, optionsOf(given)));
  }
}

const MOST_DAYS = 36_600;

function optionsOf({ args: [folder], options }: Given): ImportOptions {
  if (folder === undefined) throw new WrongUsage(IMPORT_TEXTS.nameFolder);
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
  if (horizon === undefined) throw new WrongUsage(noDay('--horizon'));
  return horizon;
}

function longestDaysOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new WrongUsage(noWholeNumber('--window', MOST_DAYS));
  return days;
}
