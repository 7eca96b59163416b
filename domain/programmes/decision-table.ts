import type { Citation } from '../ruling';

/** The columns of a table, and the values that each may take. */
export type Columns = { readonly [column: string]: readonly string[] };

/** One value for each column. */
export type Case<Table extends Columns> = { readonly [Column in keyof Table]: Table[Column][number] };

/** A row holds where every column that it names has one of the values listed; a column that it does not name is free. */
export interface Row<Table extends Columns> {
  readonly name: string;
  readonly when: { readonly [Column in keyof Table]?: readonly Table[Column][number][] };
  readonly cents: number;
  readonly source: Citation;
}

/** Amounts by case. A case without a row is worth nothing, on purpose or by mistake: `gapsOf` lists them for a jurist. */
export interface DecisionTable<Table extends Columns, Line extends Row<Table> = Row<Table>> {
  readonly columns: Table;
  readonly rows: readonly Line[];
}

/** The row that holds, null where none does, and for every other row the columns that spoke against it. */
export interface Match<Line> {
  readonly row: Line | null;
  readonly against: { readonly [row: string]: readonly string[] };
}

/** Which row holds for a case, and why no other. Where rows overlap the first one holds; no table here should. */
export function matchOf<Table extends Columns, Line extends Row<Table>>(
  table: DecisionTable<Table, Line>,
  one: Case<Table>,
): Match<Line> {
  const row = table.rows.find((candidate) => columnsAgainst(candidate, one).length === 0) ?? null;
  const others = table.rows.filter((candidate) => candidate !== row);
  return {
    row,
    against: Object.fromEntries(others.map((other) => [other.name, columnsAgainst(other, one)])),
  };
}

/** Every case for which no row holds. */
export function gapsOf<Table extends Columns>(table: DecisionTable<Table>): readonly Case<Table>[] {
  return casesOf(table).filter((one) => rowsFor(table, one).length === 0);
}

/** Every case for which more than one row holds, with their names. */
export function overlapsOf<Table extends Columns>(
  table: DecisionTable<Table>,
): readonly { readonly case: Case<Table>; readonly rows: readonly string[] }[] {
  return casesOf(table)
    .map((one) => ({ case: one, rows: rowsFor(table, one).map((row) => row.name) }))
    .filter(({ rows }) => rows.length > 1);
}

/** Every combination of the values of the columns. */
export function casesOf<Table extends Columns>(table: DecisionTable<Table>): readonly Case<Table>[] {
  const cases = Object.entries(table.columns).reduce<readonly { readonly [column: string]: string }[]>(
    (known, [column, values]) => known.flatMap((one) => values.map((value) => ({ ...one, [column]: value }))),
    [{}],
  );
  return cases as readonly Case<Table>[];
}

function rowsFor<Table extends Columns>(
  table: DecisionTable<Table>,
  one: Case<Table>,
): readonly Row<Table>[] {
  return table.rows.filter((row) => columnsAgainst(row, one).length === 0);
}

function columnsAgainst<Table extends Columns>(row: Row<Table>, one: Case<Table>): readonly string[] {
  return Object.keys(row.when).filter((column) => {
    const values: readonly string[] | undefined = row.when[column];
    return values !== undefined && !values.includes(one[column] ?? '');
  });
}
