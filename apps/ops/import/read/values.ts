import { parseTaxCode } from '../../../../domain/codice-fiscale';
import { parseMunicipalityCode, parseProtocol } from '../../../../domain/identifiers';
import { parseCivilDate } from '../../../../domain/time/civil-date';
import { isTellable } from '../../../../domain/time/told-day';
import type { FaultCode } from '../faults';
import { fault, filled, parsedBy } from './column';

/** The kinds of column that more than one file has. */

/** A day as `dd/mm/yyyy`, within the limits of what may be told. */
export const dayOr = (empty?: FaultCode) =>
  parsedBy(
    (text) => parseCivilDate(text.split('/').reverse().join('-')),
    'date-impossible',
    filled(empty).regex(/^\d{2}\/\d{2}\/\d{4}$/, fault('date-malformed')),
  ).refine(isTellable, fault('date-beyond-limits'));
export const day = dayOr();

const LONGEST_TEXT = 200;
/** Words that people read, in the normal form of the register. */
export const words = filled()
  .normalize()
  .refine((text) => text.length <= LONGEST_TEXT && text.trim() === text, fault('text-not-allowed'));

/** An identifier of the file's own: letters, digits, dashes. */
export const ownId = filled().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, fault('id-malformed'));

/** A tax code as it is written, beside its plain form. */
export const taxCode = parsedBy(parseTaxCode, 'tax-code-wrong');
export const protocol = parsedBy(parseProtocol, 'id-malformed');
export const municipality = parsedBy(parseMunicipalityCode, 'code-unknown');

/** A week has so many hundredths of an hour. */
const MOST_HOURS = 16_800;
/** Hours a week as `37,50`: hundredths of an hour, at most those of a week. */
export const hours = parsedBy((text) => decimal(text, 2, MOST_HOURS), 'number-malformed');
/** What a part is compared with: more than nothing. */
export const fullTime = hours.refine((hundredths) => hundredths > 0, fault('full-time-of-nothing'));

/** One of the codes of a table, as what it stands for. */
export const oneOf = <Value>(codes: { readonly [code: string]: Value }) =>
  parsedBy((text) => (Object.hasOwn(codes, text) ? codes[text] : undefined), 'code-unknown');

/** `37,5` with so many places -> an integer of the smallest unit, at most `largest`. */
export function decimal(text: string, places: number, largest: number): number | undefined {
  const shape = /^(\d{1,9})(?:,(\d+))?$/.exec(text);
  const fraction = shape?.[2] ?? '';
  if (shape?.[1] === undefined || fraction.length > places) return undefined;
  const value = Number(shape[1] + fraction.padEnd(places, '0'));
  return value <= largest ? value : undefined;
}
