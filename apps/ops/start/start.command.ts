import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { HELP_TEXTS } from '../help-texts';
import { TERMINAL, type Terminal } from '../terminal';
import type { Migrate } from './plan';
import { stopRequests } from './signals';
import { start } from './start';

/** The token under which the wiring provides the migration, so that the launcher needs no database library. */
export const MIGRATE = Symbol('migrate');

/** `npm start`: everything on this machine, until Ctrl-C. */
@Command({ name: 'start', description: HELP_TEXTS.start.en })
export class StartCommand extends CommandRunner {
  constructor(
    @Inject(MIGRATE) private readonly migrate: Migrate,
    @Inject(TERMINAL) private readonly terminal: Terminal,
  ) {
    super();
  }

  /** A mistake of the caller is thrown, as of every command. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    return super.setCommand(command.exitOverride().allowExcessArguments(false));
  }

  @Option({ flags: '--lang <language>', description: HELP_TEXTS.lang.en })
  parseLang(language: string): string {
    return language;
  }

  override async run(): Promise<void> {
    const requests = stopRequests();
    const { migrate, terminal } = this;
    const options = {
      env: process.env,
      migrate,
      requests,
      output: process.stdout,
      language: terminal.language,
    };
    // The worker's bundle, which is made once for each build.
    const code = await start({ ...options, prepare: terminal.bundle });
    requests.dispose();
    process.exit(code);
  }
}
