import { Module, type DynamicModule } from '@nestjs/common';
import { CommandFactory, CommandRunnerService } from 'nest-commander';
import { shownLines } from '../modules/texts/shown';
import { DoctorCommand } from './doctor.command';
import { ExplainCommand } from './explain.command';
import { exitOf, isUsage, wordsOf } from './failures';
import { ImportCommand } from './import.command';
import { migrateFor, MigrateCommand } from './migrate.command';
import { RebuildCommand } from './rebuild.command';
import { ReplayCommand } from './replay.command';
import { ReportCommand } from './report.command';
import { ShowCommand } from './show.command';
import { SkipCommand } from './skip.command';
import { MIGRATE, StartCommand } from './start/start.command';
import { SweepCommand } from './sweep.command';
import { EXIT, TERMINAL, type Terminal } from './terminal';
import { VerifyCommand } from './verify.command';

const COMMANDS = [
  StartCommand,
  ShowCommand,
  ExplainCommand,
  SkipCommand,
  VerifyCommand,
  ReplayCommand,
  RebuildCommand,
  SweepCommand,
  ReportCommand,
  ImportCommand,
  DoctorCommand,
  MigrateCommand,
];

/** Every command of the command line. */
@Module({})
class OpsModule {
  static on(terminal: Terminal): DynamicModule {
    const providers = [
      { provide: TERMINAL, useValue: terminal },
      { provide: MIGRATE, useValue: migrateFor },
    ];
    return { module: OpsModule, providers: [...COMMANDS, ...providers] };
  }
}

/** Runs one command and gives its exit code. */
export async function runOps(
  args: readonly string[],
  surroundings: Omit<Terminal, 'exitCode'>,
): Promise<number> {
  const terminal: Terminal = { ...surroundings, exitCode: EXIT.fine };
  const fail = (failure: unknown): void => {
    terminal.exitCode = exitOf(failure);
    // The parser has shown its own mistakes and its help already.
    if (!isUsage(failure)) terminal.stderr.write(`${shownLines(wordsOf(failure))}\n`);
  };
  const app = await CommandFactory.createWithoutRunning(OpsModule.on(terminal), {
    logger: false,
    cliName: 'ops',
    errorHandler: (failure) => {
      throw failure;
    },
    serviceErrorHandler: fail,
    outputConfiguration: {
      writeOut: (text) => void terminal.stdout.write(shownLines(text)),
      writeErr: (text) => void terminal.stderr.write(shownLines(text)),
    },
  });
  try {
    await app.get(CommandRunnerService).run(['node', 'ops', ...args]);
  } finally {
    await app.close();
  }
  return terminal.exitCode;
}
