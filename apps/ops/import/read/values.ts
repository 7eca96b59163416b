import { parseCodiceFiscale } from '../../../../domain/codice-fiscale';
import { parseMunicipalityCode, parseProtocol } from '../../../../domain/identifiers';
import { parseCivilDate, type CivilDate } from '../../../../domain/time/civil-date';
import { must, type Column } from './column';

/** The kinds of column that more than one file has. */

/** A day as `dd/mm/yyyy`. */
export const day: Column<CivilDate> = must(
  (text) => (DAY.test(text) ? parseCivilDate(text.split('/').reverse().join('-')) : undefined),
  (text) => (DAY.test(text) ? 'date-impossible' : 'date-malformed'),
);
const DAY = /^\d{2}\/\d{2}\/\d{4}$/;

const LONGEST_TEXT = 200;
export const words: Column<string> = must(
  (text) => (text.length <= LONGEST_TEXT && text.trim() === text ? text : undefined),
  'text-not-allowed',
);

/** An identifier of the file's own: letters, digits, dashes. */
export const ownId: Column<string> = must(
  (text) => (/^[A-Z0-9][A-Z0-9-]{0,39}$/.test(text) ? text : undefined),
  'id-malformed',
);

export const taxCode = must(parseCodiceFiscale, 'tax-code-wrong');
export const protocol = must(parseProtocol, 'id-malformed');
export const municipality = must(parseMunicipalityCode, 'code-unknown');

/** Hours a week as `37,50`: hundredths of an hour, at most those of a week. */
export const hours: Column<number> = must((text) => decimal(text, 2, 16_800), 'number-malformed');

/** One of the codes of a table, as what it stands for. */
export function oneOf<Value>(codes: { readonly [code: string]: Value }): Column<Value> {
  return must((text) => (Object.hasOwn(codes, text) ? codes[text] : undefined), 'code-unknown');
}

/** `37,5` with so many places -> an integer of the smallest unit, at most `largest`. */
export function decimal(text: string, places: number, largest: number): number | undefined {
  const shape = /^(\d{1,9})(?:,(\d+))?$/.exec(text);
  const fraction = shape?.[2] ?? '';
  if (shape?.[1] === undefined || fraction.length > places) return undefined;
  const value = Number(shape[1] + fraction.padEnd(places, '0'));
  return value <= largest ? value : undefined;
}
