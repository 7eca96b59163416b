import type { MeasureName } from '../proceeding/matter';
import type { CivilDate } from '../time/civil-date';
import type { IncomeSource } from './events';

/** What work is expected to pay in the tax year of a day, known from that day on. */
export interface ProspectiveIncome {
  readonly since: CivilDate;
  readonly of: IncomeSource;
  readonly cents: number;
}

/** The status was lost by a measure, and until when no DID may follow. */
export interface Forfeiture {
  readonly on: CivilDate;
  readonly newDidFrom: CivilDate;
  readonly under: MeasureName;
}

/** What was told of a person's unemployment; the status follows from it, and from the jobs (`status.ts`). */
export type Unemployment =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'told';
      readonly declared: readonly CivilDate[];
      readonly revoked: readonly CivilDate[];
      /** Losses by a measure that stands; their days are among those revoked. */
      readonly forfeited: readonly Forfeiture[];
      /** In the order in which they were told: of two with one first day the later holds. */
      readonly incomes: readonly ProspectiveIncome[];
    };

/** What was told of a person under any of her records; of two incomes with one first day that of the last of them holds. */
export function toldTogether(records: readonly Unemployment[]): Unemployment {
  const told = records.flatMap((one) => (one.phase === 'none' ? [] : [one]));
  if (told.length === 0) return { phase: 'none' };
  return {
    phase: 'told',
    declared: told.flatMap(({ declared }) => declared),
    revoked: told.flatMap(({ revoked }) => revoked),
    forfeited: told.flatMap(({ forfeited }) => forfeited),
    incomes: told.flatMap(({ incomes }) => incomes),
  };
}
