import type { Stage } from '../../../domain/percorso/state';
import type { Window } from '../../../domain/standing/bounds';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { PHASE_TEXTS } from '../../modules/texts/pathway';

/** The limits of a value, one of them or both, and what is counted: a number itself, the characters of a text, the items of a list. */
export interface Limits {
  readonly least?: number;
  readonly most?: number;
  readonly of?: string;
}

/** What is counted where it is not the number itself: of one, and of any other number. */
const COUNTED: { readonly [of: string]: readonly [one: Text, many: Text] } = {
  string: [
    { it: ' carattere', en: ' character' },
    { it: ' caratteri', en: ' characters' },
  ],
  array: [
    { it: ' elemento', en: ' item' },
    { it: ' elementi', en: ' items' },
  ],
  cents: [
    { it: ' centesimo', en: ' cent' },
    { it: ' centesimi', en: ' cents' },
  ],
  places: [
    { it: ' posto', en: ' place' },
    { it: ' posti', en: ' places' },
  ],
  times: [
    { it: ' volta', en: ' time' },
    { it: ' volte', en: ' times' },
  ],
};

export function limitsText({ least, most, of = 'number' }: Limits): Text {
  const { it, en } = nounOf(of, most ?? least);
  if (least !== undefined && most !== undefined)
    return { it: `Da ${least} a ${most}${it}`, en: `From ${least} to ${most}${en}` };
  if (most !== undefined) return { it: `Al massimo ${most}${it}`, en: `At most ${most}${en}` };
  return { it: `Almeno ${least ?? 0}${it}`, en: `At least ${least ?? 0}${en}` };
}

function nounOf(of: string, count: number | undefined): Text {
  const [one, many] = COUNTED[of] ?? [];
  return (count === 1 ? one : many) ?? { it: '', en: '' };
}

/** Days that would be accepted: `since` is the step of the first, and today is named where it is the last. */
interface Days {
  readonly windows: readonly Window[];
  readonly since: Stage | undefined;
  readonly today: CivilDate;
}

export function windowsText({ windows, since, today }: Days): Text {
  const step = since === undefined ? { it: '', en: '' } : PHASE_TEXTS[since];
  const named = (name: string): string => (name === '' ? '' : ` (${name})`);
  const told = windows.map(({ from, to }) => ({
    it: [
      ...(from === null ? [] : [`dal ${day(from)}${named(step.it)}`]),
      ...(to === null ? [] : [`al ${day(to)}${named(to === today ? 'oggi' : '')}`]),
    ].join(' '),
    en: [
      ...(from === null ? [] : [`from ${day(from)}${named(step.en)}`]),
      ...(to === null ? [] : [`to ${day(to)}${named(to === today ? 'today' : '')}`]),
    ].join(' '),
  }));
  return { it: told.map(({ it }) => it).join(', '), en: told.map(({ en }) => en).join(', ') };
}

function day(date: CivilDate): string {
  return date.split('-').reverse().join('/');
}

export function oneOfText(allowed: readonly string[]): Text {
  const all = allowed.join(', ');
  return { it: `Uno dei valori previsti: ${all}`, en: `One of the values foreseen: ${all}` };
}
