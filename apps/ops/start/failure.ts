import type { Text } from '../../../domain/texts';
import { ToldFailure } from '../../modules/texts/told-failure';
import { FOLDER_FAILURES } from './failure-texts';

/** A start that cannot go on, in words for whoever started it: shown without a stack trace. */
export class StartFailure extends ToldFailure {}

/** A part that did not come up this time, and may the next: it was killed meanwhile, or its port was not free yet. */
export class PassingFailure extends StartFailure {}

/** Says what an error of the machine means for whoever started us; other errors pass unchanged. */
export function explained(error: unknown, where: Text): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC') return new StartFailure(FOLDER_FAILURES.full(where), { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartFailure(FOLDER_FAILURES.notWritable(where, code), { cause: error });
  return error;
}

/** The code that Node gives to an error of the system, or an empty text. */
export function codeOf(error: unknown): string {
  // Not `instanceof Error`: an error may come from another realm, as all of Node's own do inside jest.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
