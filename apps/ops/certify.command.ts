import { Command, Option } from 'nest-commander';
import { certification, type Certification } from '../../activities/postgres/report/certification';
import { envelopeBalances } from '../../activities/postgres/read-models/envelope';
import type { DataSource } from 'typeorm';
import { programmeIn, type Rulebook } from '../../domain/programmes/rulebook';
import { FULL_SIGHT } from '../../domain/programmes/sight';
import type { CertifiedPeriod } from '../../domain/standing/certification';
import { parseToldDay } from '../../domain/time/told-day';
import type { Text } from '../../domain/texts';
import { inCsv } from './certify/csv';
import { certificationInWords, operationsIn } from './certify/in-words';
import { operationInWords } from './certify/operation-in-words';
import { CERTIFY_TEXTS, DAYS_OUT_OF_ORDER, noOperation, nothingOf } from './certify/texts';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { writtenTo } from './programme/write-page';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noDay } from './texts';

/** `certify [programme or envelope]`: what may be declared to the European fund, by the lines of Annex XIII. */
@Command({
  name: 'certify',
  arguments: '[envelope]',
  argsDescription: { envelope: HELP_TEXTS['certify envelope'].en },
  description: HELP_TEXTS.certify.en,
})
export class CertifyCommand extends OpsCommand {
  @Option({ flags: '--from <date>', required: true, description: HELP_TEXTS['certify --from'].en })
  parseFrom(date: string): string {
    return date;
  }

  @Option({ flags: '--to <date>', required: true, description: HELP_TEXTS['certify --to'].en })
  parseTo(date: string): string {
    return date;
  }

  @Option({ flags: '--operation <stream>', description: HELP_TEXTS['certify --operation'].en })
  parseOperation(stream: string): string {
    return stream;
  }

  @Option({ flags: '--csv <file>', description: HELP_TEXTS['certify --csv'].en })
  parseCsv(file: string): string {
    return file;
  }

  protected async work(
    { connections, rulebook, progress }: Work,
    { args: [given], options }: Given,
  ): Promise<Result> {
    const period = periodIn(options);
    const register = await connections.register();
    const of = await named(given, { register, rulebook });
    const asked = { period, ...of, rulebook, sight: FULL_SIGHT };
    const found = await certification(register, asked, (step) =>
      progress.report({ what: CERTIFY_TEXTS.read, ...step }),
    );
    const exit = found.agree ? EXIT.fine : EXIT.findings;
    return { exit, document: found, lines: linesOf(found, options) };
  }
}

function periodIn(options: Given['options']): CertifiedPeriod {
  const [from, to] = [parseToldDay(String(options['from'])), parseToldDay(String(options['to']))];
  if (from === undefined) throw new WrongUsage(noDay('--from'));
  if (to === undefined) throw new WrongUsage(noDay('--to'));
  if (from > to) throw new WrongUsage(DAYS_OUT_OF_ORDER);
  return { from, to };
}

/** A programme goes by its code, an envelope by its own. */
async function named(
  given: string | undefined,
  { register, rulebook }: { readonly register: DataSource; readonly rulebook: Rulebook },
): Promise<{ readonly programme?: string; readonly envelope?: string }> {
  if (given === undefined) return {};
  if (programmeIn(rulebook, given) !== undefined) return { programme: given };
  const [found] = await envelopeBalances(register, given);
  if (found === undefined) throw new WrongUsage(nothingOf(given));
  return { envelope: given };
}

function linesOf(found: Certification, { csv, operation }: Given['options']): readonly Text[] {
  if (typeof csv === 'string') return [writtenTo(csv, inCsv(found))];
  if (typeof operation !== 'string') return certificationInWords(found);
  const own = operationsIn(found.programmes).filter(({ stream }) => stream === operation);
  if (own.length === 0) throw new WrongUsage(noOperation(operation));
  return own.flatMap(operationInWords);
}
