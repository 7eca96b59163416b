import { isElevenDigitCode, type CodiceFiscale, type MunicipalityCode } from './identifiers';
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

/** The provisional code of a person: a progressive number, never zero, its office and a check digit. */
const PROVISIONAL = /^(?!0{7})\d{11}$/;

/** A tax code as it was given, in capitals, and its plain form: of both it is asked who somebody is. */
export interface TaxCode {
  readonly plain: CodiceFiscale;
  readonly written: string;
}

/** What a tax code says of its holder. The century is not in the code: a birth date settles it. */
export interface TaxCodeBirth {
  readonly yearOfCentury: number;
  readonly month: number;
  readonly day: number;
  readonly sex: 'F' | 'M';
  /** The municipality, or the state of a birth abroad. */
  readonly place: MunicipalityCode;
}

/**
 * A tax code of a person: 16 characters, plain or omocode, in any case, or the 11 digits of a provisional one, which is a
 * tax code in every respect until the final one is given (D.P.R. 605/1973 art. 3; D.M. 23/12/1976 art. 10). Wrong shape,
 * wrong check character or impossible day -> undefined. Other letters are refused before capitals could make Latin ones of them.
 */
export function parseTaxCode(text: string): TaxCode | undefined {
  if (PROVISIONAL.test(text) && isElevenDigitCode(text))
    return { plain: text as CodiceFiscale, written: text };
  if (!/^[\x21-\x7e]{16}$/.test(text)) return undefined;
  const written = text.toUpperCase();
  if (!SHAPE.test(written) || checkCharacter(written.slice(0, 15)) !== written[15]) return undefined;
  const plain = plainFormOf(written);
  return existed(plain) ? { plain, written } : undefined;
}

/** The plain form alone, in which the two forms of one person compare equal. */
export function parseCodiceFiscale(text: string): CodiceFiscale | undefined {
  return parseTaxCode(text)?.plain;
}

/** Day, month, year within its century, sex and place that the code states; a provisional one states nothing. */
export function birthOf(code: CodiceFiscale): TaxCodeBirth | undefined {
  if (PROVISIONAL.test(code)) return undefined;
  const day = Number(code.slice(9, 11));
  return {
    yearOfCentury: Number(code.slice(6, 8)),
    month: MONTH_LETTERS.indexOf(code.charAt(8)) + 1,
    day: day > 40 ? day - 40 : day,
    sex: day > 40 ? 'F' : 'M',
    place: code.slice(11, 15) as MunicipalityCode,
  };
}

/** Whether a date of birth is one that the code allows: the one that it states, or any where it states none. */
export function matchesBirthDate(code: CodiceFiscale, birth: CivilDate): boolean {
  const stated = birthOf(code);
  return stated === undefined || bornIn(birth.slice(0, 2), stated) === birth;
}

function plainFormOf(written: string): CodiceFiscale {
  const plain = [...written.slice(0, 15)]
    .map((char, place) => (DIGIT_PLACES.includes(place) ? digitOf(char) : char))
    .join('');
  return (plain + checkCharacter(plain)) as CodiceFiscale;
}

/** Whether the stated day existed in a century of the living: 29 February in one of the two at least. */
function existed(code: CodiceFiscale): boolean {
  const stated = birthOf(code);
  return (
    stated === undefined ||
    ['19', '20'].some((century) => parseCivilDate(bornIn(century, stated)) !== undefined)
  );
}

function bornIn(century: string, { yearOfCentury, month, day }: TaxCodeBirth): string {
  return `${century}${pad(yearOfCentury)}-${pad(month)}-${pad(day)}`;
}

/** The check letter of capitals and digits, of any number (D.M. 23/12/1976 art. 7): other codes of the State borrow it. */
export function checkCharacter(text: string): string {
  const sum = [...text].reduce((total, char, place) => {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65;
    return total + (place % 2 === 0 ? (ODD_VALUES[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}

const digitOf = (char: string): string => (/\d/.test(char) ? char : String(OMOCODE_LETTERS.indexOf(char)));
const pad = (value: number): string => String(value).padStart(2, '0');
