/** What a terminal takes as an order, or shows as nothing or in another place: control and format characters, separators of lines, halves of a character. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text of a file, a request or a failure as a terminal, a log or a message may quote it: what cannot be shown stands there as
 * `\u001b`. Inside a JSON text it reads back as what it was.
 */
export function shown(text: string): string {
  return text.replace(UNSHOWABLE, escaped);
}

const LONGEST_QUOTED = 60;

/** A name or a cell in a message about it: shown, and no longer than a line bears. */
export function quoted(text: string): string {
  return shown(text.slice(0, LONGEST_QUOTED));
}

const LONGEST_CAUSE = 300;

/** The message of a failure in one line. */
export function quotedCause(message: string): string {
  return shown(message.replaceAll(/\s*\n\s*/g, ' ').slice(0, LONGEST_CAUSE));
}

/** A text of several lines, each of them shown. */
export function shownLines(text: string): string {
  return text.split('\n').map(shown).join('\n');
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, place) => unitOf(character, place)).join('');
}

function unitOf(character: string, place: number): string {
  return `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`;
}

/**
 * Words that the register can keep and a screen can show: without control characters, NUL among them, halves of a character,
 * and the sign that stands where somebody before could not read what was written.
 */
export const KEPT_TEXT = /^[^\p{Cc}\p{Cs}\uFFFD]*$/u;
