import type { CodiceFiscale } from './identifiers';
import { parseCivilDate, type CivilDate } from './time/civil-date';

/** Values of a character at an odd place (the first is odd), D.M. 23/12/1976 and 12/3/1974, table 2. */
const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const MONTH_LETTERS = 'ABCDEHLMPRST';
const OMOCODE_LETTERS = 'LMNPQRSTUV';
/** Zero-based places whose digit an omocode replaces by a letter. */
const DIGIT_PLACES = [6, 7, 9, 10, 12, 13, 14];
const SHAPE = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** What a tax code says of its holder. The century is not in the code: a birth date settles it. */
export interface TaxCodeBirth {
  readonly yearOfCentury: number;
  readonly month: number;
  readonly day: number;
  readonly sex: 'F' | 'M';
}

/**
 * A 16-character tax code, plain or omocode, in any case -> its plain form, so that the two forms of one person
 * compare equal; wrong shape, wrong check character or impossible day -> undefined. D.P.R. 605/1973.
 */
export function parseCodiceFiscale(text: string): CodiceFiscale | undefined {
  const code = text.toUpperCase();
  if (!SHAPE.test(code) || checkCharacter(code.slice(0, 15)) !== code[15]) return undefined;
  const plain = [...code.slice(0, 15)]
    .map((char, place) => (DIGIT_PLACES.includes(place) ? digitOf(char) : char))
    .join('');
  const whole = (plain + checkCharacter(plain)) as CodiceFiscale;
  const { month, day } = birthOf(whole);
  return parseCivilDate(`2000-${pad(month)}-${pad(day)}`) === undefined ? undefined : whole;
}

/** Day, month, year within its century and sex that the code states. */
export function birthOf(code: CodiceFiscale): TaxCodeBirth {
  const day = Number(code.slice(9, 11));
  return {
    yearOfCentury: Number(code.slice(6, 8)),
    month: MONTH_LETTERS.indexOf(code.charAt(8)) + 1,
    day: day > 40 ? day - 40 : day,
    sex: day > 40 ? 'F' : 'M',
  };
}

/** Whether a date of birth is the one that the code states. */
export function matchesBirthDate(code: CodiceFiscale, birth: CivilDate): boolean {
  const { yearOfCentury, month, day } = birthOf(code);
  const stated = `${birth.slice(0, 2)}${pad(yearOfCentury)}-${pad(month)}-${pad(day)}`;
  return stated === birth;
}

function checkCharacter(first15: string): string {
  const sum = [...first15].reduce((total, char, place) => {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65;
    return total + (place % 2 === 0 ? (ODD_VALUES[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}

const digitOf = (char: string): string => (/\d/.test(char) ? char : String(OMOCODE_LETTERS.indexOf(char)));
const pad = (value: number): string => String(value).padStart(2, '0');
