import { Command, Option } from 'nest-commander';
import { programmeReport } from '../../activities/postgres/report/programme-report';
import type { Text } from '../../domain/texts';
import type { CivilDate } from '../../domain/time/civil-date';
import { parseToldDay } from '../../domain/time/told-day';
import { quoted } from '../modules/texts/shown';
import { text } from '../modules/texts/text';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { reportInWords } from './report/in-words';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noDay } from './texts';

/** `report <programme>`: what the programme publishes, counted, beside what was published. */
@Command({
  name: 'report',
  arguments: '<programme>',
  argsDescription: { programme: HELP_TEXTS['report programme'].en },
  description: HELP_TEXTS.report.en,
})
export class ReportCommand extends OpsCommand {
  @Option({
    flags: '--as-of <date>',
    required: true,
    description: HELP_TEXTS['report --as-of'].en,
  })
  parseAsOf(date: string): string {
    return date;
  }

  @Option({
    flags: '--known-at <date>',
    description: HELP_TEXTS['report --known-at'].en,
  })
  parseKnownAt(date: string): string {
    return date;
  }

  protected async work({ connections, rulebook }: Work, { args, options }: Given): Promise<Result> {
    const [programme = ''] = args;
    const asOf = dayOf('--as-of', options['asOf']);
    const knownAt = options['knownAt'] === undefined ? asOf : dayOf('--known-at', options['knownAt']);
    const known = rulebook.programmes.map((one) => one.code as string);
    if (!known.includes(programme)) throw new WrongUsage(noReport(programme, known));
    const register = await connections.register();
    const report = await programmeReport(register, { programme, rulebook }, { asOf, knownAt });
    if (report === undefined) throw new WrongUsage(noReport(programme, known));
    return { exit: EXIT.fine, document: report, lines: reportInWords(report) };
  }
}

function noReport(programme: string, known: readonly string[]): Text {
  const name = quoted(programme);
  return text(
    `Di ${name} non c’è un rapporto; ci sono ${known.join(', ')}`,
    `There is no report of ${name}; there are ${known.join(', ')}`,
  );
}

function dayOf(flag: string, text: Given['options'][string]): CivilDate {
  const day = typeof text === 'string' ? parseToldDay(text) : undefined;
  if (day === undefined) throw new WrongUsage(noDay(flag));
  return day;
}
