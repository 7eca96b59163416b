import { Command, Option } from 'nest-commander';
import { envelopeForecasts } from '../../activities/postgres/report/envelope-forecast';
import { FULL_SIGHT } from '../../domain/programmes/sight';
import { parseToldDay } from '../../domain/time/told-day';
import { forecastsInWords } from './forecast/in-words';
import { FORECAST_TEXTS, noEnvelope } from './forecast/texts';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noDay } from './texts';

/** `forecast [envelope]`: what will fall due month by month, against what is left. */
@Command({
  name: 'forecast',
  arguments: '[envelope]',
  argsDescription: { envelope: HELP_TEXTS['forecast envelope'].en },
  description: HELP_TEXTS.forecast.en,
})
export class ForecastCommand extends OpsCommand {
  @Option({ flags: '--as-of <date>', required: true, description: HELP_TEXTS['forecast --as-of'].en })
  parseAsOf(date: string): string {
    return date;
  }

  protected async work(
    { connections, rulebook, progress }: Work,
    { args: [envelope], options }: Given,
  ): Promise<Result> {
    const asOf = parseToldDay(String(options['asOf']));
    if (asOf === undefined) throw new WrongUsage(noDay('--as-of'));
    const asked = { asOf, envelope, rulebook, sight: FULL_SIGHT };
    const found = await envelopeForecasts(await connections.register(), asked, (step) =>
      progress.report({ what: FORECAST_TEXTS.read, ...step }),
    );
    if (envelope !== undefined && found.length === 0) throw new WrongUsage(noEnvelope(envelope));
    return { exit: EXIT.fine, document: { asOf, envelopes: found }, lines: forecastsInWords(found) };
  }
}
