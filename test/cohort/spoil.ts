/**
 * Spoils a cohort: of every kind of mistake one row has it, and says in `errori.csv` which. The rest stays right, so an import of
 * the folder takes it and refuses these, with what depends on them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedRows } from './accepted';
import type { Chance } from './chance';
import { cell, changed, readTable, writeTable, type Row } from './csv';
import { FIRST_MISTAKES } from './first-mistakes';
import { FILES, MISTAKES, type Mistake } from './mistakes';
import { phaseOf } from './phase';

/** Spoils the cohort in the folder, each mistake in another row, and lists them: in the first that can have it, or in one that is drawn. */
export function spoil(folder: string, chance?: Chance): void {
  const listed: string[] = [];
  const mistakes = phaseOf(folder).unemployed === null ? MISTAKES : FIRST_MISTAKES;
  for (const file of FILES) {
    // By the time of the others some adhesions are wrong.
    const accepted = new Set(acceptedRows(folder).map((row) => cell(row, 'id_adesione')));
    let table = readTable(folder, file);
    const used = new Set<Row>();
    for (const mistake of mistakes.filter((one) => one.file === file)) {
      const isFit = (row: Row): boolean =>
        !used.has(row) && (chance === undefined || isOf(row, accepted)) && (mistake.of?.(row) ?? true);
      const at = placeOf(table.rows, isFit, chance);
      const row = table.rows[at];
      if (row === undefined) throw new Error(`No row of ${file} can have ${mistake.reason}`);
      const made = changed(row, cellsOf(mistake, row));
      used.add(row).add(made);
      const rows = mistake.how === 'added' ? [...table.rows, made] : table.rows.with(at, made);
      table = { ...table, rows };
      const line = mistake.how === 'added' ? table.rows.length + 1 : at + 2;
      listed.push([file, String(line), mistake.reason].join(';'));
    }
    writeTable(folder, file, table);
  }
  writeFileSync(join(folder, 'errori.csv'), `${['file;riga;motivo', ...listed].join('\n')}\n`);
}

/** What tells of an adhesion is spoiled where that is accepted: else it would be refused all the same. */
const isOf = (row: Row, accepted: ReadonlySet<string>): boolean =>
  cell(row, 'id_adesione') === '' || accepted.has(cell(row, 'id_adesione'));

function placeOf(rows: readonly Row[], isFit: (row: Row) => boolean, chance: Chance | undefined): number {
  if (chance === undefined) return rows.findIndex(isFit);
  const fit = rows.flatMap((row, at) => (isFit(row) ? [at] : []));
  return fit.length === 0 ? -1 : chance.oneOf(fit);
}

const cellsOf = ({ cells }: Mistake, row: Row): Readonly<Record<string, string>> =>
  typeof cells === 'function' ? cells(row) : cells;
