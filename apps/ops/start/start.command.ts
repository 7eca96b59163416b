import { Inject } from '@nestjs/common';
import { Command, CommandRunner } from 'nest-commander';
import type { Migrate } from './plan';
import { stopRequests } from './signals';
import { start } from './start';

/** The token under which the wiring provides the migration, so that the launcher needs no database library. */
export const MIGRATE = Symbol('migrate');

/** `npm start`: everything on this machine, until Ctrl-C. */
@Command({ name: 'start', description: 'starts the whole system on this machine, and stops it on Ctrl-C' })
export class StartCommand extends CommandRunner {
  constructor(@Inject(MIGRATE) private readonly migrate: Migrate) {
    super();
  }

  override async run(): Promise<void> {
    const requests = stopRequests();
    const code = await start({ env: process.env, migrate: this.migrate, requests, output: process.stdout });
    requests.dispose();
    process.exit(code);
  }
}
