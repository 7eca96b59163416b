import type { FaultCode } from '../faults';

/** What a column of a file may hold, and why a cell is refused. */
export interface Column<Value> {
  /** Undefined where the text is no such value. */
  readonly parse: (text: string) => Value | undefined;
  readonly fault: (text: string) => FaultCode;
  /** Why an empty cell is refused; null where it may be empty, and its value is then null. */
  readonly empty: FaultCode | null;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of a file with those columns, each cell parsed. */
export type RowOf<Described extends Columns> = {
  readonly [Name in keyof Described]: Described[Name] extends Column<infer Value> ? Value : never;
};

/** Why a row is refused; `field` is empty where the row as a whole is wrong. */
export interface Fault {
  readonly field: string;
  readonly reason: FaultCode;
}

/** What came of a row: all of it, or its faults and what could be read. */
export type Parsed<Row> =
  | { readonly row: Row }
  | { readonly faults: readonly Fault[]; readonly read: { readonly [column: string]: unknown } };

/** A column that must be filled. */
export function must<Value>(
  parse: (text: string) => Value | undefined,
  fault: FaultCode | ((text: string) => FaultCode),
  empty: FaultCode = 'cell-missing',
): Column<Value> {
  return { parse, fault: typeof fault === 'string' ? () => fault : fault, empty };
}

/** A column that may be empty. */
export function may<Value>({ parse, fault }: Column<Value>): Column<Value | null> {
  return { parse, fault, empty: null };
}

/** Parses the cells of a row, in the order of the header. */
export function parseCells<Described extends Columns>(
  columns: Described,
  header: readonly string[],
  cells: readonly string[],
): Parsed<RowOf<Described>> {
  const read: { [column: string]: unknown } = {};
  const faults: Fault[] = [];
  header.forEach((field, place) => {
    const column = columns[field];
    if (column === undefined) return;
    const found = cellOf(column, (cells[place] ?? '').normalize('NFC'));
    if ('reason' in found) faults.push({ field, reason: found.reason });
    else read[field] = found.value;
  });
  return faults.length === 0 ? { row: read as RowOf<Described> } : { faults, read };
}

/** Control characters, NUL among them, and halves of a character: neither the register nor a screen can show them. */
const NOT_TEXT = /[\p{Cc}\p{Cs}]/u;

function cellOf(column: Column<unknown>, text: string): { value: unknown } | { reason: FaultCode } {
  if (text === '') return column.empty === null ? { value: null } : { reason: column.empty };
  if (NOT_TEXT.test(text)) return { reason: 'text-not-allowed' };
  const value = column.parse(text);
  return value === undefined ? { reason: column.fault(text) } : { value };
}
