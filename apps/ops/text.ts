import { dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';

/** `2026-11-22` -> `22/11/2026`. */
export function day(date: CivilDate | string): string {
  return date.split('-').reverse().join('/');
}

/** The moment as a clock on the wall in Italy shows it: `22/11/2026 16:04`. */
export function moment(at: Instant): string {
  return `${day(dateOf(at))} ${CLOCK.format(new Date(at))}`;
}

const CLOCK = new Intl.DateTimeFormat('it-IT', { timeStyle: 'short', timeZone: 'Europe/Rome' });

/** 375500 -> `€ 3.755,00`; what is owed the other way has its sign before: `-€ 12,50`. */
export function euro(cents: number): string {
  const sum = Math.abs(cents);
  const whole = Math.trunc(sum / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return `${cents < 0 ? '-' : ''}€ ${whole},${(sum % 100).toString().padStart(2, '0')}`;
}

/** Rows in aligned columns, each line after the indent. */
export function aligned(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    (indent + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd(),
  );
}
