import { Command, Option } from 'nest-commander';
import { migrate } from '../modules/database/migrate';
import { OpsCommand, type Given, type Work } from './ops-command';
import type { Migrate } from './start/plan';
import { requireRegister } from './start/reachable';
import { EXIT, type Result } from './terminal';
import { aligned } from './text';

/** The migration as the launcher asks for it: told in lines. */
export const migrateFor: Migrate = (ownerUrl, report) =>
  migrate(ownerUrl, ({ done, total, step }) => report(`${step} (${done} of ${total})`));

/** `migrate`: the schema of a database, and the logins of the processes. */
@Command({
  name: 'migrate',
  description:
    'brings the database up to date and names the role of each process; a second time changes nothing',
})
export class MigrateCommand extends OpsCommand {
  @Option({
    flags: '--print-urls',
    description: 'prints the URLs with their passwords, to be put into a secret store',
  })
  parsePrintUrls(): boolean {
    return true;
  }

  protected async work({ connections, progress }: Work, { options }: Given): Promise<Result> {
    const ownerUrl = connections.ownerUrl();
    await requireRegister(ownerUrl);
    const steps: string[] = [];
    const urls = await migrate(ownerUrl, ({ done, total, step }) => {
      steps.push(step);
      progress.report({ what: 'migrations', done, total });
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
        steps.length === 0 ? 'The database was up to date.' : `${steps.length} migrations done.`,
        ...aligned(variables),
        ...(options['printUrls'] === true ? [] : ['--print-urls shows the passwords.']),
      ],
    };
  }
}

function masked(text: string): string {
  const url = new URL(text);
  url.password = '***';
  return url.href;
}
