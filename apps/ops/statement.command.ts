import { Command, Option } from 'nest-commander';
import { parsePayee } from '../../domain/account/payee';
import { parseToldDay } from '../../domain/time/told-day';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { statementInWords } from './statement/in-words';
import { noPayee, STATEMENT_TEXTS } from './statement/texts';
import { wholeStatement } from './statement/whole';
import { EXIT, WrongUsage, type Result } from './terminal';
import { noDay } from './texts';

/** `statement <payee>`: what is owed to a payee, why, and what became of it. */
@Command({
  name: 'statement',
  arguments: '<payee>',
  argsDescription: { payee: HELP_TEXTS['statement payee'].en },
  description: HELP_TEXTS.statement.en,
})
export class StatementCommand extends OpsCommand {
  @Option({ flags: '--as-of <date>', description: HELP_TEXTS['statement --as-of'].en })
  parseAsOf(date: string): string {
    return date;
  }

  protected async work(
    { connections, rulebook, progress }: Work,
    { args: [given = ''], options }: Given,
  ): Promise<Result> {
    const payee = parsePayee(given);
    if (payee === undefined) throw new WrongUsage(noPayee(given));
    const told = options['asOf'];
    const asOf = typeof told === 'string' ? parseToldDay(told) : undefined;
    if (told !== undefined && asOf === undefined) throw new WrongUsage(noDay('--as-of'));
    const read = (lines: number) =>
      progress.report({ what: STATEMENT_TEXTS.read, done: lines, total: lines });
    const register = await connections.register();
    const statement = await wholeStatement(register, { payee, asOf }, { rulebook, read });
    const exit = statement.agree ? EXIT.fine : EXIT.findings;
    return { exit, document: statement, lines: statementInWords(statement) };
  }
}
