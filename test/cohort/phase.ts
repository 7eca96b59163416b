import type { Day } from './calendar';
import { cell, readTable } from './csv';

/** What a phase of the plan asks and pays otherwise than the other. */
export interface Phase {
  readonly window: { readonly from: Day; readonly to: Day };
  /** Who receives such support does not take part; null for any. */
  readonly excluded: readonly string[] | null;
  /** Months without work before the adhesion, and those in a complex crisis area; null where none are asked. */
  readonly unemployed: { readonly months: number; readonly complexArea: number } | null;
  readonly offices: 'provide' | 'do-not';
  readonly fixedTermLeastCents: number;
}

const FIRST: Phase = {
  window: { from: '2018-03-06', to: '2019-03-10' },
  excluded: null,
  unemployed: { months: 12, complexArea: 6 },
  offices: 'provide',
  fixedTermLeastCents: 50_000,
};
const SECOND: Phase = {
  window: { from: '2019-12-21', to: '2020-09-30' },
  excluded: ['RDC'],
  unemployed: null,
  offices: 'do-not',
  fixedTermLeastCents: 100_000,
};

/** The phase whose cohort a folder holds, by the ids of its adhesions. */
export function phaseOf(folder: string): Phase {
  const [row] = readTable(folder, 'adesioni').rows;
  return row !== undefined && cell(row, 'id_adesione').startsWith('PIO1-') ? FIRST : SECOND;
}
