/** The cells of a line, `;` between them, `"` around those that hold one of the two; undefined where the quotes do not match. */
export function cellsOf(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(';');
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (let found = CELL.exec(line); found !== null; found = CELL.exec(line)) {
    const [, quoted, plain = '', end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') return cells;
  }
  return undefined;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^";]*))(;|$)/y;
