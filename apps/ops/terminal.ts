import type { WorkerOptions } from '@temporalio/worker';
import type { Text } from '../../domain/texts';
import type { Language } from '../modules/texts/text';
import { ToldFailure } from '../modules/texts/told-failure';
import type { Output } from './start/screen';

/** The token under which a command finds the terminal that it was called from. */
export const TERMINAL = Symbol('terminal');

/** What a command needs of the process it runs in; tests give their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The one language that the command speaks. */
  readonly language: Language;
  /** Today's workflow code, as the worker runs it. */
  readonly bundle: () => Promise<NonNullable<WorkerOptions['workflowBundle']>>;
  /** The exit code that the command came to. */
  exitCode: number;
}

/** What a caller can tell from the exit code alone. */
export const EXIT = { fine: 0, findings: 1, usage: 2, unreachable: 3, broken: 70, interrupted: 130 } as const;

/** What a command found: one document for programs, the same in every language, and lines for people. */
export interface Result {
  readonly exit: 0 | 1 | 3 | 130;
  readonly document: unknown;
  readonly lines: readonly Text[];
}

/** The command was called in a way that it does not know. */
export class WrongUsage extends ToldFailure {}

/** Something that the command needs is not there; the message says what to start or to set. */
export class Unreachable extends ToldFailure {}
