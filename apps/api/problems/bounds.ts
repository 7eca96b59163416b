import type { Command } from '../../../domain/deciders';
import { programmeIn, type Rulebook } from '../../../domain/programmes/rulebook';
import type { Reason } from '../../../domain/rejections';
import { oneOfText, windowsText } from '../texts/limits';
import { fieldError, type FieldError } from './field-errors';

/** What would have been accepted, where the rules can list it: the programmes that there are, the days on which one takes adhesions. */
export function boundsOf(reason: Reason, command: Command, rulebook: Rulebook): readonly FieldError[] {
  if (!('programme' in command)) return [];
  if (reason === 'programme-unknown') {
    const allowed = rulebook.programmes.map((programme) => programme.code);
    return [{ ...fieldError('programme', 'one-of'), text: oneOfText(allowed), allowed }];
  }
  if (reason !== 'adhesion-window-closed') return [];
  const versions = programmeIn(rulebook, command.programme)?.versions ?? [];
  const allowed = [
    ...new Set(versions.map(({ adhesionFrom, adhesionTo }) => `${adhesionFrom}/${adhesionTo}`)),
  ];
  return [{ ...fieldError('on', 'out-of-range'), text: windowsText(allowed), allowed }];
}
