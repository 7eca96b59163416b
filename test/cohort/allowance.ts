/** The allowances of a cohort of PIO Fase 1, from the CSV files alone: 500 EUR for each completed month with an action, six at most. */
import { acceptedRows } from './accepted';
import { plusDays, plusMonths, type Day } from './calendar';
import { cell, dayIn, type Row } from './csv';
import { toldOf } from './in-order';
import type { AsOf } from './oracle';
import { grouped } from './order';

const MONTH_CENTS = 50_000;
const MONTHS = [0, 1, 2, 3, 4, 5] as const;

/** Cents, of months that were over before both days: each is assessed on the day after, by what was told by then. */
export function cohortAllowances(folder: string, { asOf, knownAt }: AsOf): number {
  const told = asOf < knownAt ? asOf : knownAt;
  const accepted = acceptedRows(folder);
  const { actions, exits } = toldOf(folder, accepted);
  const isTold = (row: Row): boolean => dayIn(row, 'data') <= told;
  const leftOn = new Map(exits.filter(isTold).map((row) => [idOf(row), dayIn(row, 'data')]));
  const attended = grouped(
    actions.filter((row) => isTold(row) && cell(row, 'esito') === 'SVOLTA'),
    idOf,
  );
  return accepted
    .filter((row) => cell(row, 'data_scelta_apl') !== '' && dayIn(row, 'data_scelta_apl') <= told)
    .map((row) =>
      monthsOf(row, { leftOn: leftOn.get(idOf(row)), attended: attended.get(idOf(row)) ?? [], told }),
    )
    .reduce((cents, months) => cents + months * MONTH_CENTS, 0);
}

interface Served {
  readonly leftOn: Day | undefined;
  readonly attended: readonly Row[];
  readonly told: Day;
}

/** Whole months since the choice, with an action in each. */
function monthsOf(row: Row, { leftOn, attended, told }: Served): number {
  const chosen = dayIn(row, 'data_scelta_apl');
  return MONTHS.map((month) => ({
    from: plusMonths(chosen, month),
    to: plusDays(plusMonths(chosen, month + 1), -1),
  })).filter(
    ({ from, to }) =>
      to < told &&
      (leftOn === undefined || leftOn >= to) &&
      attended.map((action) => dayIn(action, 'data')).some((on) => from <= on && on <= to),
  ).length;
}

const idOf = (row: Row): string => cell(row, 'id_adesione');
