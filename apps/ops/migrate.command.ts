import { Command, Option } from 'nest-commander';
import type { Text } from '../../domain/texts';
import { migrate } from '../modules/database/migrate';
import { text } from '../modules/texts/text';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import type { Migrate } from './start/plan';
import { requireRegister } from './start/reachable';
import { EXIT, type Result } from './terminal';
import { aligned, counted } from './text';

/** The migration as the launcher asks for it: told in lines. */
export const migrateFor: Migrate = (ownerUrl, report) =>
  migrate(ownerUrl, ({ done, total, step }) =>
    report(text(`${step} (${done} di ${total})`, `${step} (${done} of ${total})`)),
  );

/** `migrate`: the schema of a database, and the logins of the processes. */
@Command({
  name: 'migrate',
  description: HELP_TEXTS.migrate.en,
})
export class MigrateCommand extends OpsCommand {
  @Option({ flags: '--print-urls', description: HELP_TEXTS['migrate --print-urls'].en })
  parsePrintUrls(): boolean {
    return true;
  }

  protected async work({ connections, progress }: Work, { options }: Given): Promise<Result> {
    const ownerUrl = connections.ownerUrl();
    await requireRegister(ownerUrl);
    const steps: string[] = [];
    const urls = await migrate(ownerUrl, ({ done, total, step }) => {
      steps.push(step);
      progress.report({ what: text('migrazioni', 'migrations'), done, total });
    });
    const shown = options['printUrls'] === true ? (url: string) => url : masked;
    const variables = Object.entries(urls).map(([role, url]: [string, string]) => [
      `DATABASE_URL_${role.toUpperCase()}`,
      shown(url),
    ]);
    return {
      exit: EXIT.fine,
      document: { migrated: steps, urls: Object.fromEntries(variables) as object },
      lines: [
        migrated(steps.length),
        ...aligned(variables),
        ...(options['printUrls'] === true ? [] : [PASSWORDS]),
      ],
    };
  }
}

const PASSWORDS = text('--print-urls mostra le password.', '--print-urls shows the passwords.');

function migrated(steps: number): Text {
  if (steps === 0) return text('Il database era aggiornato.', 'The database was up to date.');
  return counted(
    steps,
    text('migrazione eseguita.', 'migration done.'),
    text('migrazioni eseguite.', 'migrations done.'),
  );
}

function masked(text: string): string {
  const url = new URL(text);
  url.password = '***';
  return url.href;
}
