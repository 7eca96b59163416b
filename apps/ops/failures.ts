import { isDatabaseAway } from '../modules/database/away';
import { ConfigurationError } from '../modules/configuration/configuration';
import { alike, inBoth } from '../modules/texts/text';
import { ToldFailure } from '../modules/texts/told-failure';
import type { Text } from '../../domain/texts';
import { codeOf, StartFailure } from './start/failure';
import { EXIT, Unreachable, WrongUsage } from './terminal';
import { notMigrated, OPS_TEXTS, parserText } from './texts';

/** Tables or functions that are not there, rights that were never given: a database that was never migrated. */
const NOT_MIGRATED: ReadonlySet<string> = new Set(['42P01', '3F000', '42883', '42501']);

/** The exit code of a failure, by who can do something about it. */
export function exitOf(failure: unknown): number {
  if (failure instanceof WrongUsage || failure instanceof ConfigurationError) return EXIT.usage;
  if (isUsage(failure)) return failure.exitCode === 0 ? EXIT.fine : EXIT.usage;
  return isAway(failure) ? EXIT.unreachable : EXIT.broken;
}

/** What went wrong, and what to do about it. Only a mistake of ours shows where it happened. */
export function wordsOf(failure: unknown): Text {
  if (failure instanceof ToldFailure) return failure.told;
  if (!(failure instanceof Error)) return alike(String(failure));
  if (isUsage(failure)) return parserText(codeOf(failure), failure.message) ?? alike(failure.message);
  if (NOT_MIGRATED.has(codeOf(failure))) return notMigrated(failure.message);
  if (exitOf(failure) === EXIT.broken) return alike(failure.stack ?? failure.message);
  return inBoth((language) => `${failure.message}\n${OPS_TEXTS.isItRunning[language]}`);
}

/** A mistake that the parser of the command line found, or its help and version, which are none. */
function isUsage(failure: unknown): failure is Error & { readonly exitCode: number } {
  return failure instanceof Error && 'exitCode' in failure && codeOf(failure).startsWith('commander.');
}

/** Help that was asked for, or that a command line without a command gets: the parser shows it itself. */
export function isHelp(failure: unknown): boolean {
  return isUsage(failure) && codeOf(failure).startsWith('commander.help');
}

function isAway(failure: unknown): boolean {
  if (failure instanceof Unreachable || failure instanceof StartFailure || isDatabaseAway(failure))
    return true;
  const code = codeOf(failure);
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|57P|08|28|3D)/.test(code) || NOT_MIGRATED.has(code);
}
