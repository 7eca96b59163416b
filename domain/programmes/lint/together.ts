import type { Case, Columns } from '../decision-table';

/** Of some columns of a table all the values that cases have in common. */
export interface Box {
  readonly [column: string]: readonly string[];
}

/** Cases told together wherever they differ in one column alone; a column of which every value is there is not named. */
export function together<Table extends Columns>(
  columns: Table,
  cases: readonly Case<Table>[],
): readonly Box[] {
  const boxes = cases.map((one): Box =>
    Object.fromEntries(Object.entries(one).map(([column, value]) => [column, [value]])),
  );
  const merged = Object.keys(columns).reduceRight<readonly Box[]>((all, column) => along(column, all), boxes);
  return merged.map((box) => spoken(columns, box));
}

/** Boxes that are alike but for that column, as one. */
function along(column: string, boxes: readonly Box[]): readonly Box[] {
  const alike = new Map<string, Box>();
  for (const box of boxes) {
    const key = JSON.stringify({ ...box, [column]: null });
    const known = alike.get(key);
    alike.set(
      key,
      known === undefined
        ? box
        : { ...known, [column]: [...valuesOf(known, column), ...valuesOf(box, column)] },
    );
  }
  return [...alike.values()];
}

function spoken(columns: Columns, box: Box): Box {
  return Object.fromEntries(
    Object.entries(box).filter(([column, values]) => values.length < (columns[column]?.length ?? 0)),
  );
}

function valuesOf(box: Box, column: string): readonly string[] {
  return box[column] ?? [];
}
