import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';
import { alike, inBoth, text } from '../../../modules/texts/text';

/** A rule of a programme in one plain sentence, with the path on which it stands and its source. */
export interface Line {
  readonly path: string;
  readonly sentence: Text;
  readonly source: Citation | null;
}

/** Rules that are read together, in the order in which a jurist reads them. */
export interface Section {
  readonly title: Text;
  readonly lines: readonly Line[];
}

/** A rule in words, Italian first. */
export function line(path: string, source: Citation | null, [it, en]: readonly [string, string]): Line {
  return { path, source, sentence: text(it, en) };
}

/** What is listed with commas, the last after its own word: `uno, due o tre`. */
export function listed(parts: readonly Text[], last: Text): Text {
  return inBoth((language) => {
    const said = parts.map((part) => part[language]);
    return said.length < 2
      ? said.join('')
      : `${said.slice(0, -1).join(', ')} ${last[language]} ${said.at(-1) ?? ''}`;
  });
}

export const AND = text('e', 'and');
export const OR = text('o', 'or');
export const NOBODY = text('nessuno', 'nobody');

/** Codes one after the other; one that is the beginning of several as `A.*`. */
export function codes(all: readonly string[]): Text {
  return alike(all.map((code) => (code.endsWith('.') ? `${code}*` : code)).join(', '));
}
