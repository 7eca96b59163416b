import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOfText, type Day } from './calendar';

/** A row by the names of its columns; `width` tells how many cells it really has. */
export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly width: number;
}
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** One record a line, `;` between cells, `"` around a cell that holds either. */
export function readTable(folder: string, name: string): Table {
  const lines = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const [columns = [], ...rows] = lines.map(cellsOf);
  return { columns, rows: rows.map((cells) => rowOf(columns, cells)) };
}

/** An export without applications has no file of them. */
export const hasTable = (folder: string, name: string): boolean => existsSync(join(folder, `${name}.csv`));

export function writeTable(folder: string, name: string, { columns, rows }: Table): void {
  const lines = rows.map(({ cells }) => columns.map((column) => quoted(cells[column] ?? '')));
  const text = [columns, ...lines].map((cells) => `${cells.join(';')}\n`).join('');
  writeFileSync(join(folder, `${name}.csv`), text);
}

/** The cell of a column; empty where the row has none. */
export const cell = (row: Row, column: string): string => row.cells[column] ?? '';

/** The row with other cells in some columns. */
export const changed = ({ cells, width }: Row, others: Readonly<Record<string, string>>): Row => ({
  cells: { ...cells, ...others },
  width,
});

/** The day of a column that every good row fills. */
export function dayIn(row: Row, column: string): Day {
  const day = dayOfText(cell(row, column));
  if (day === undefined) throw new Error(`No day in ${column}: ${JSON.stringify(row.cells)}`);
  return day;
}

/** `0,5806` -> 0.5806; an empty cell -> undefined. */
export const decimal = (text: string): number | undefined =>
  text === '' ? undefined : Number(text.replace(',', '.'));

function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  return {
    cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
    width: cells.length,
  };
}

function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(';');
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, inside, plain]) => inside?.replaceAll('""', '"') ?? plain ?? '',
  );
}

const quoted = (text: string): string => (/[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
