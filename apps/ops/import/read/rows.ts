import type { Text } from '../../../../domain/texts';
import { quoted } from '../../../modules/texts/shown';
import { inBoth, text } from '../../../modules/texts/text';
import type { Fault } from './column';
import { cellsOf } from './cells';
import { linesOf, type Line } from './lines';

/** A row of a file as its cells, or the one fault for which it has none. `cells` are what could be split. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: Fault | undefined;
}

export interface OpenFile {
  readonly header: readonly string[];
  /** Why the header could not be read. */
  readonly fault?: Fault;
  /** The rows after the header, many at a time. */
  readonly rows: AsyncGenerator<readonly Row[]>;
}

/** Reads the header and stands before the first row; an empty file has neither. */
export async function openRows(path: string): Promise<OpenFile> {
  const lines = linesOf(path);
  let first: readonly Line[] = [];
  while (first.length === 0) {
    const next = await lines.next();
    if (next.done === true) return { header: [], rows: rowsFrom([], lines, 0) };
    first = next.value;
  }
  const [top, ...others] = first;
  const { cells: header, fault } = top === undefined ? NOTHING : split(top);
  return { header, rows: rowsFrom(others, lines, header.length), ...(fault === undefined ? {} : { fault }) };
}

/** What is wrong with a header, one sentence each. */
export function headerMistakes(file: string, header: readonly string[], columns: object): readonly Text[] {
  const wanted = Object.keys(columns);
  const missing = wanted.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !wanted.includes(name));
  const twice = header.filter((name, place) => header.indexOf(name) !== place);
  return [
    ...named(file, missing, COLUMN_TEXTS.missing),
    ...named(file, unknown, COLUMN_TEXTS.unknown),
    ...named(file, twice, COLUMN_TEXTS.twice),
  ];
}

const COLUMN_TEXTS = {
  missing: text(': manca la colonna', ' has no column'),
  unknown: text(': colonna non prevista', ' has an unknown column'),
  twice: text(': colonna ripetuta', ' has a column twice:'),
} as const;

function named(file: string, names: readonly string[], what: Text): readonly Text[] {
  const all = names.map(quoted).join(', ');
  return names.length === 0 ? [] : [inBoth((language) => `${file}.csv${what[language]} ${all}`)];
}

async function* rowsFrom(
  first: readonly Line[],
  rest: AsyncGenerator<readonly Line[]>,
  width: number,
): AsyncGenerator<readonly Row[]> {
  yield rowsOf(first, width);
  for await (const lines of rest) yield rowsOf(lines, width);
}

function rowsOf(lines: readonly Line[], width: number): readonly Row[] {
  // An empty line is no row: the last one of a file is often there.
  return lines.filter((line) => line.text !== '').map((line) => rowOf(line, width));
}

function rowOf(row: Line, width: number): Row {
  const { number: line } = row;
  const { cells, fault } = split(row);
  if (fault !== undefined || cells.length === width) return { line, cells, fault };
  const reason = cells.length < width ? 'columns-missing' : 'columns-too-many';
  return { line, cells, fault: { field: '', reason } };
}

type Split = Omit<Row, 'line'>;
const NOTHING: Split = { cells: [], fault: undefined };

/** The cells of a line; of one that cannot be read as it should, what tells which row it was. */
function split({ text, guess }: Line): Split {
  if (text === undefined) return { cells: plainly(guess), fault: { field: '', reason: 'line-unreadable' } };
  const cells = cellsOf(text);
  if (cells !== undefined) return { cells, fault: undefined };
  return { cells: plainly(text), fault: { field: '', reason: 'quotes-unbalanced' } };
}

function plainly(text: string): readonly string[] {
  return text.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
}
