import type { Text } from '../../../domain/texts';

/** The languages that people are spoken to in, one at a time. */
export type Language = keyof Text;

export const LANGUAGES: readonly Language[] = ['it', 'en'];

/** A sentence in both languages, Italian first. */
export function text(it: string, en: string): Text {
  return { it, en };
}

/** What is written alike in both: a code, an identifier, a day. */
export function alike(written: string): Text {
  return { it: written, en: written };
}

/** Parts laid out alike in both languages, each of them said in its own words. */
export function inBoth(say: (language: Language) => string): Text {
  return { it: say('it'), en: say('en') };
}

/** Several texts with the same sign between them. */
export function joined(parts: readonly Text[], between: string): Text {
  return inBoth((language) => parts.map((part) => part[language]).join(between));
}

/** A sentence with its full stop; what ends with one, also within a quotation, gets no other. */
export function ended(words: Text): Text {
  return inBoth((language) => (/[.?!]»?$/.test(words[language]) ? words[language] : `${words[language]}.`));
}
