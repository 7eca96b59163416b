import { Inject } from '@nestjs/common';
import { CommandRunner, Option } from 'nest-commander';
import { RULEBOOK } from '../../domain/programmes';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { shownLines } from '../modules/texts/shown';
import { Connections } from './connections';
import { exitOf, wordsOf } from './failures';
import { HELP_TEXTS } from './help-texts';
import { progressOn, type Progress } from './progress';
import { stopRequests } from './start/signals';
import { EXIT, TERMINAL, type Result, type Terminal } from './terminal';
import { OPS_TEXTS } from './texts';

/** What a command works with: its connections, the rules, where it shows how far it is, and whether it is to stop. */
export interface Work extends Pick<Terminal, 'env' | 'bundle' | 'language'> {
  readonly connections: Connections;
  readonly rulebook: Rulebook;
  readonly progress: Progress;
  readonly stop: AbortSignal;
}

/** The options that a command was called with; every command has `--json`, and what `--lang` says is known before. */
export interface Given {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

type CommanderCommand = Parameters<CommandRunner['setCommand']>[0];

/** One command: connects on demand, shows one result, always closes, and ends at once when it is interrupted. */
export abstract class OpsCommand extends CommandRunner {
  constructor(@Inject(TERMINAL) private readonly terminal: Terminal) {
    super();
  }

  protected abstract work(work: Work, given: Given): Promise<Result>;

  /** A mistake of the caller is thrown, so that it gets its own exit code. */
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command.exitOverride().allowExcessArguments(false));
  }

  @Option({ flags: '--json', description: HELP_TEXTS.json.en })
  parseJson(): boolean {
    return true;
  }

  @Option({ flags: '--lang <language>', description: HELP_TEXTS.lang.en })
  parseLang(language: string): string {
    return language;
  }

  override async run(args: string[], options: Given['options'] = {}): Promise<void> {
    // Of a subcommand it may have been read by the command above it, which has the same option.
    const json = this.command.optsWithGlobals()['json'] === true;
    const requests = stopRequests();
    const progress = progressOn(this.terminal.stderr, this.terminal.language);
    const connections = new Connections(this.terminal.env);
    const { env, bundle, language } = this.terminal;
    const closing = async (): Promise<void> => {
      requests.dispose();
      // What is still under way when a command is interrupted ends with the process.
      if (!requests.stop.aborted) await connections.close();
    };
    try {
      const { stop } = requests;
      const given = { args, options };
      const tools = { env, bundle, language, connections, rulebook: RULEBOOK, progress, stop };
      const result = await Promise.race([this.work(tools, given), interrupted(stop)]);
      progress.end();
      this.show(result, json);
    } catch (failure) {
      progress.end();
      this.explain(failure, json);
    } finally {
      await closing();
    }
  }

  private show({ exit, document, lines }: Result, json: boolean): void {
    this.terminal.exitCode = exit;
    const text = json
      ? JSON.stringify(document, null, 2)
      : lines.map((line) => line[this.terminal.language]).join('\n');
    this.terminal.stdout.write(`${shownLines(text)}\n`);
  }

  private explain(failure: unknown, json: boolean): void {
    this.terminal.exitCode = exitOf(failure);
    const message = wordsOf(failure);
    if (json) this.terminal.stdout.write(`${shownLines(JSON.stringify({ error: message.en }))}\n`);
    this.terminal.stderr.write(`${shownLines(message[this.terminal.language])}\n`);
  }
}

/** Nothing here needs to be finished: reads leave no trace, a rebuild's leftovers are dropped by the next, a wake is a wake. */
function interrupted(stop: AbortSignal): Promise<Result> {
  return new Promise((resolve) => {
    const document = { interrupted: true };
    const end = (): void => resolve({ exit: EXIT.interrupted, document, lines: [OPS_TEXTS.interrupted] });
    if (stop.aborted) end();
    stop.addEventListener('abort', end, { once: true });
  });
}
