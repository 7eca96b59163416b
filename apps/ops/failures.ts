import { isDatabaseAway } from '../modules/database/away';
import { ConfigurationError } from '../modules/configuration/configuration';
import { codeOf, StartFailure } from './start/failure';
import { EXIT, Unreachable, WrongUsage } from './terminal';

/** Tables or functions that are not there, rights that were never given: a database that was never migrated. */
const NOT_MIGRATED: ReadonlySet<string> = new Set(['42P01', '3F000', '42883', '42501']);

/** The exit code of a failure, by who can do something about it. */
export function exitOf(failure: unknown): number {
  if (failure instanceof WrongUsage || failure instanceof ConfigurationError) return EXIT.usage;
  if (isUsage(failure)) return failure.exitCode === 0 ? EXIT.fine : EXIT.usage;
  return isAway(failure) ? EXIT.unreachable : EXIT.broken;
}

/** What went wrong, and what to do about it. Only a mistake of ours shows where it happened. */
export function wordsOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  if (NOT_MIGRATED.has(codeOf(failure)))
    return `The database is not up to date (${failure.message}): run "npm run ops -- migrate", or start the system once with "npm start".`;
  if (exitOf(failure) === EXIT.broken) return failure.stack ?? failure.message;
  const isOurs = failure instanceof Unreachable || failure instanceof StartFailure;
  return isOurs || !isAway(failure)
    ? failure.message
    : `${failure.message}\nIs it running? "npm start" starts it.`;
}

/** A mistake that the parser of the command line found, or its help and version, which are none. */
export function isUsage(failure: unknown): failure is Error & { readonly exitCode: number } {
  return failure instanceof Error && 'exitCode' in failure && codeOf(failure).startsWith('commander.');
}

function isAway(failure: unknown): boolean {
  if (failure instanceof Unreachable || failure instanceof StartFailure || isDatabaseAway(failure))
    return true;
  const code = codeOf(failure);
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|57P|08|28|3D)/.test(code) || NOT_MIGRATED.has(code);
}
