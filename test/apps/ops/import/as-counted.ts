import type { Report, ReportRow } from '../../../../domain/figures/report-row';
import { cohortAllowances } from '../../../cohort/allowance';
import { cohortFigures } from '../../../cohort/figures';
import { cohortMoney, type AsOf } from '../../../cohort/oracle';
import { printedNumbers } from '../../../cohort/printed';
import type { ImportWorld } from './import-world';

type Rows = ReadonlyMap<string, ReportRow>;

/** The rows of a report by their names. */
export async function reported(
  world: ImportWorld,
  programme: string,
  { asOf, knownAt }: AsOf,
): Promise<Rows> {
  const asked = ['report', programme, '--as-of', asOf, '--known-at', knownAt];
  const { rows } = (await world.json(...asked)).document as Report;
  return new Map(rows.map((row) => [row.indicator, row]));
}

/** Every figure and every sum of money of Fase 1 is that which the files alone give, and is printed so. */
export async function isAsCounted(world: ImportWorld, folder: string, dates: readonly AsOf[]): Promise<void> {
  for (const at of dates) {
    const report = await reported(world, 'TOS-PIO1', at);
    const counted = { ...cohortFigures(folder, at), ...moneyOf(folder, at) };
    const found = Object.keys(counted).map((name) => [name, report.get(name)?.numerator]);
    expect({ at, ...Object.fromEntries(found) }).toEqual({ at, ...counted });
    const printed = printedNumbers(counted);
    const numbers = Object.keys(printed).map((name) => [name, numberIn(report.get(name)?.printed)]);
    expect({ at, ...Object.fromEntries(numbers) }).toEqual({ at, ...printed });
  }
}

function moneyOf(folder: string, at: AsOf): Readonly<Record<string, number>> {
  const money = cohortMoney(folder, at);
  return {
    result_fee_matured: money.resultMaturedCents,
    result_fee_payable: money.resultPayableCents,
    process_fee_matured: money.processCents,
    fees_after_cap: money.totalCents,
    fees_payable_after_cap: money.totalPayableCents,
    allowance_assessed: cohortAllowances(folder, at),
  };
}

const numberIn = (printed = ''): string | undefined => /\d[\d.,]*/.exec(printed)?.[0];
