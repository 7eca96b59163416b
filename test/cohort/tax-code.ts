import { dayOfText, type Day } from './calendar';

const OMOCODE = 'LMNPQRSTUV';
const OMOCODE_PLACES = [6, 7, 9, 10, 12, 13, 14];
const MONTHS = 'ABCDEHLMPRST';
const DIGITS_OR_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What a character counts at an odd place: digits first, then letters. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21].concat([
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]);

/** The code without its check character, letters of an omocode turned back into digits: the person. */
export function plainForm(code: string): string {
  return [...code]
    .slice(0, 15)
    .map((letter, place) => {
      const digit = OMOCODE_PLACES.includes(place) ? OMOCODE.indexOf(letter) : -1;
      return digit < 0 ? letter : String(digit);
    })
    .join('');
}

export const isTaxCode = (code: string): boolean =>
  /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/.test(code) &&
  checkCharacter(code) === code[15];

/** True if the code says this date of birth (`22/06/1978`). */
export function saysBirth(code: string, birth: string): boolean {
  const plain = plainForm(code);
  const month = String(MONTHS.indexOf(plain.charAt(8)) + 1).padStart(2, '0');
  const day = String(Number(plain.slice(9, 11)) % 40).padStart(2, '0');
  return dayOfText(birth)?.slice(2) === `${plain.slice(6, 8)}-${month}-${day}`;
}

/** The plain code of somebody with the same names, born in the same place on that day. */
export function taxCodeOf(code: string, born: Day, sex: string): string {
  const [year = '', month = '', day = ''] = born.split('-');
  const place = plainForm(code).slice(11);
  const dayOfCode = String(Number(day) + (sex === 'F' ? 40 : 0)).padStart(2, '0');
  return checked(
    `${code.slice(0, 6)}${year.slice(2)}${MONTHS.charAt(Number(month) - 1)}${dayOfCode}${place}`,
  );
}

/** The same code with its last digit as a letter. */
export function omocodeOf(code: string): string {
  const plain = plainForm(code);
  return checked(plain.slice(0, 14) + OMOCODE.charAt(Number(plain.charAt(14))));
}

const checked = (code: string): string => code + checkCharacter(code);

function checkCharacter(code: string): string {
  const sum = [...code].slice(0, 15).reduce((total, letter, place) => total + counts(letter, place), 0);
  return String.fromCharCode(65 + (sum % 26));
}

function counts(letter: string, place: number): number {
  const index = DIGITS_OR_LETTERS.indexOf(letter);
  // Places are counted from one: the first is odd.
  if (place % 2 === 0) return ODD[index] ?? 0;
  return index < 10 ? index : index - 10;
}
