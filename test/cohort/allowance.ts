/** The allowances of a cohort of PIO Fase 1, from the CSV files alone: 500 EUR for each completed month with an action, six at most. */
import { acceptedRows } from './accepted';
import { plusDays, plusMonths, type Day } from './calendar';
import { cell, dayIn, readTable, type Row } from './csv';

const MONTH_CENTS = 50_000;
const MONTHS = [0, 1, 2, 3, 4, 5] as const;

/** Cents, of months that were over before the day. */
export function cohortAllowances(folder: string, asOf: Day): number {
  const leftOn = new Map(readTable(folder, 'uscite').rows.map((row) => [idOf(row), dayIn(row, 'data')]));
  const actions = new Map<string, Day[]>();
  for (const row of readTable(folder, 'azioni').rows)
    if (cell(row, 'esito') === 'SVOLTA')
      actions.set(idOf(row), [...(actions.get(idOf(row)) ?? []), dayIn(row, 'data')]);
  return acceptedRows(folder)
    .filter((row) => cell(row, 'data_scelta_apl') !== '')
    .flatMap((row) => {
      const [chosen, left] = [dayIn(row, 'data_scelta_apl'), leftOn.get(idOf(row))];
      return MONTHS.map((month) => ({
        from: plusMonths(chosen, month),
        to: plusDays(plusMonths(chosen, month + 1), -1),
      })).filter(
        ({ from, to }) =>
          to < asOf &&
          (left === undefined || left >= to) &&
          (actions.get(idOf(row)) ?? []).some((on) => from <= on && on <= to),
      );
    })
    .reduce((cents) => cents + MONTH_CENTS, 0);
}

const idOf = (row: Row): string => cell(row, 'id_adesione');
