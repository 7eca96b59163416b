import type { Text } from '../../domain/texts';
import { dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { alike, inBoth, LANGUAGES, text, type Language } from '../modules/texts/text';

/** `2026-11-22` -> `22/11/2026`, in Italian as in English. */
export function day(date: CivilDate | string): string {
  return date.split('-').reverse().join('/');
}

/** The moment as a clock on the wall in Italy shows it: `22/11/2026 16:04`. */
export function moment(at: Instant): string {
  return `${day(dateOf(at))} ${CLOCK.format(new Date(at))}`;
}

const CLOCK = new Intl.DateTimeFormat('it-IT', { timeStyle: 'short', timeZone: 'Europe/Rome' });

/** 375500 -> `€ 3.755,00`, `€3,755.00`; what is owed the other way has its sign before: `-€ 12,50`. */
export function euro(cents: number): Text {
  const sum = Math.abs(cents);
  const whole = number(Math.trunc(sum / 100));
  const part = (sum % 100).toString().padStart(2, '0');
  const sign = cents < 0 ? '-' : '';
  return text(`${sign}€ ${whole.it},${part}`, `${sign}€${whole.en}.${part}`);
}

/** 7193 -> `7.193`, `7,193`; a fraction has the digits that it is given: 0.8 with 4 -> `0,8000`, `0.8000`. */
export function number(value: number, digits = 0): Text {
  const [whole = '', part] = value.toFixed(digits).split('.');
  return inBoth((language) => {
    const { thousands, fraction } = SIGNS[language];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return part === undefined ? grouped : `${grouped}${fraction}${part}`;
  });
}

const SIGNS: { readonly [language in Language]: { readonly thousands: string; readonly fraction: string } } =
  {
    it: { thousands: '.', fraction: ',' },
    en: { thousands: ',', fraction: '.' },
  };

/** A count with its noun, of one or of any other number: `1 fatto`, `7.193 fatti`. */
export function counted(count: number, one: Text, many: Text): Text {
  const noun = count === 1 ? one : many;
  return inBoth((language) => `${number(count)[language]} ${noun[language]}`);
}

/** A line without words. */
export const BLANK = alike('');

/** A cell of a table: a text, or what is written alike in both languages. */
export type Cell = Text | string;

/** Rows in aligned columns, each line after the indent. */
export function aligned(rows: readonly (readonly Cell[])[], indent = '  '): readonly Text[] {
  const [it = [], en = []] = LANGUAGES.map((language) =>
    alignedIn(
      rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell[language]))),
      indent,
    ),
  );
  return rows.map((_, index) => text(it[index] ?? '', en[index] ?? ''));
}

function alignedIn(rows: readonly (readonly string[])[], indent: string): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    (indent + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd(),
  );
}
