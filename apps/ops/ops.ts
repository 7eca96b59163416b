import { Module, type DynamicModule } from '@nestjs/common';
import { CommandFactory, CommandRunnerService, type CommanderOptionsType } from 'nest-commander';
import { shownLines } from '../modules/texts/shown';
import { AffectedCommand } from './affected.command';
import { CertifyCommand } from './certify.command';
import { BankFilesCommand } from './bank-files.command';
import { DoctorCommand } from './doctor.command';
import { ExplainCommand } from './explain.command';
import { exitOf, isHelp, wordsOf } from './failures';
import { ForecastCommand } from './forecast.command';
import { helpIn } from './help';
import { ImportCommand } from './import.command';
import { languageOf, spokenIn } from './language';
import { migrateFor, MigrateCommand } from './migrate.command';
import { ProgrammeCommand } from './programme.command';
import { RebuildCommand } from './rebuild.command';
import { ReplayCommand } from './replay.command';
import { ReportCommand } from './report.command';
import { ShowCommand } from './show.command';
import { SimulateCommand } from './simulate.command';
import { SkipCommand } from './skip.command';
import { MIGRATE, StartCommand } from './start/start.command';
import { StatementCommand } from './statement.command';
import { SweepCommand } from './sweep.command';
import { EXIT, TERMINAL, WrongUsage, type Terminal } from './terminal';
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
  StatementCommand,
  AffectedCommand,
  ForecastCommand,
  CertifyCommand,
  ImportCommand,
  BankFilesCommand,
  ...ProgrammeCommand.registerWithSubCommands(),
  SimulateCommand,
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
  surroundings: Omit<Terminal, 'exitCode' | 'language'>,
): Promise<number> {
  try {
    const { args: rest, language } = spokenIn(args, surroundings.env);
    return await run(rest, { ...surroundings, language, exitCode: EXIT.fine });
  } catch (failure) {
    if (!(failure instanceof WrongUsage)) throw failure;
    surroundings.stderr.write(`${failure.told[languageOf(surroundings.env)]}\n`);
    return EXIT.usage;
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = { ...optionsOn(terminal), logger: false as const };
  const app = await CommandFactory.createWithoutRunning(OpsModule.on(terminal), options);
  try {
    await app.get(CommandRunnerService).run(['node', 'ops', ...args]);
  } finally {
    await app.close();
  }
  return terminal.exitCode;
}

function optionsOn(terminal: Terminal): Omit<CommanderOptionsType, 'pluginsAvailable'> {
  const { stdout, stderr, language } = terminal;
  return {
    cliName: 'ops',
    errorHandler: (failure) => {
      throw failure;
    },
    serviceErrorHandler: (failure) => {
      terminal.exitCode = exitOf(failure);
      if (!isHelp(failure)) stderr.write(`${shownLines(wordsOf(failure)[language])}\n`);
    },
    helpConfiguration: helpIn(language),
    outputConfiguration: {
      writeOut: (text) => void stdout.write(shownLines(text)),
      writeErr: (text) => void stderr.write(shownLines(text)),
      // Told above, in the language asked for.
      outputError: () => undefined,
    },
  };
}
