import { Inject } from '@nestjs/common';
import { Command, CommandRunner } from 'nest-commander';
import { TERMINAL, type Terminal } from '../terminal';
import type { Migrate } from './plan';
import { stopRequests } from './signals';
import { start } from './start';

/** The token under which the wiring provides the migration, so that the launcher needs no database library. */
export const MIGRATE = Symbol('migrate');

/** `npm start`: everything on this machine, until Ctrl-C. */
@Command({ name: 'start', description: 'starts the whole system on this machine, and stops it on Ctrl-C' })
export class StartCommand extends CommandRunner {
  constructor(
    @Inject(MIGRATE) private readonly migrate: Migrate,
    @Inject(TERMINAL) private readonly terminal: Terminal,
  ) {
    super();
  }

  override async run(): Promise<void> {
    const requests = stopRequests();
    const { migrate, terminal } = this;
    const options = { env: process.env, migrate, requests, output: process.stdout };
    // The worker's bundle, which is made once for each build.
    const code = await start({ ...options, prepare: terminal.bundle });
    requests.dispose();
    process.exit(code);
  }
}
