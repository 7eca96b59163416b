import type { Text } from '../../../domain/texts';

/** The limits of a value, one of them or both, and what is counted: a number itself, the characters of a text, the items of a list. */
export interface Limits {
  readonly least?: number;
  readonly most?: number;
  readonly of?: string;
}

/** What is counted where it is not the number itself. */
const COUNTED: { readonly [of: string]: Text } = {
  string: { it: ' caratteri', en: ' characters' },
  array: { it: ' elementi', en: ' items' },
};

export function limitsText({ least, most, of = 'number' }: Limits): Text {
  const { it, en } = COUNTED[of] ?? { it: '', en: '' };
  if (least !== undefined && most !== undefined)
    return { it: `Da ${least} a ${most}${it}`, en: `From ${least} to ${most}${en}` };
  if (most !== undefined) return { it: `Al massimo ${most}${it}`, en: `At most ${most}${en}` };
  return { it: `Almeno ${least ?? 0}${it}`, en: `At least ${least ?? 0}${en}` };
}

/** Days from the first to the last, as `2019-12-20/2020-09-30`. */
export function windowsText(windows: readonly string[]): Text {
  const told = windows.map((window) => window.split('/').map((day) => day.split('-').reverse().join('/')));
  return {
    it: told.map(([from = '', to = '']) => `dal ${from} al ${to}`).join(', '),
    en: told.map(([from = '', to = '']) => `from ${from} to ${to}`).join(', '),
  };
}

export function oneOfText(allowed: readonly string[]): Text {
  const all = allowed.join(', ');
  return { it: `Uno dei valori previsti: ${all}`, en: `One of the values foreseen: ${all}` };
}
