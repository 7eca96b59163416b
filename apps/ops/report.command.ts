import { Command, Option } from 'nest-commander';
import { programmeReport } from '../../activities/postgres/report/programme-report';
import { RULEBOOK } from '../../domain/programmes';
import type { CivilDate } from '../../domain/time/civil-date';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY, parseToldDay } from '../../domain/time/told-day';
import { OpsCommand, type Given, type Work } from './ops-command';
import { reportInWords } from './report/in-words';
import { EXIT, WrongUsage, type Result } from './terminal';

/** `report <programme>`: what the programme publishes, counted, beside what was published. */
@Command({
  name: 'report',
  arguments: '<programme>',
  argsDescription: { programme: RULEBOOK.programmes.map(({ code }) => code).join(', ') },
  description:
    'counts the published figures of a programme, or its people where it has none, and its money, as of a day',
})
export class ReportCommand extends OpsCommand {
  @Option({
    flags: '--as-of <date>',
    required: true,
    description: 'what happened up to this day, like 2021-02-28',
  })
  parseAsOf(date: string): string {
    return date;
  }

  @Option({
    flags: '--known-at <date>',
    description: 'only what the administration was told up to this day; the same day if left out',
  })
  parseKnownAt(date: string): string {
    return date;
  }

  protected async work({ connections, rulebook }: Work, { args, options }: Given): Promise<Result> {
    const [programme = ''] = args;
    const asOf = dayOf('--as-of', options['asOf']);
    const knownAt = options['knownAt'] === undefined ? asOf : dayOf('--known-at', options['knownAt']);
    const known = rulebook.programmes.map((one) => one.code as string);
    if (!known.includes(programme))
      throw new WrongUsage(`There is no report of ${programme}; there are ${known.join(', ')}`);
    const register = await connections.register();
    const report = await programmeReport(register, { programme, rulebook }, { asOf, knownAt });
    if (report === undefined) throw new WrongUsage(`There is no report of ${programme}`);
    return { exit: EXIT.fine, document: report, lines: reportInWords(report) };
  }
}

function dayOf(flag: string, text: Given['options'][string]): CivilDate {
  const day = typeof text === 'string' ? parseToldDay(text) : undefined;
  if (day === undefined)
    throw new WrongUsage(`${flag} is a day like 2021-02-28, from ${FIRST_TOLD_DAY} to ${LAST_TOLD_DAY}`);
  return day;
}
