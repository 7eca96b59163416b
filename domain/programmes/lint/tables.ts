import { gapsOf, overlapsOf, type Columns, type DecisionTable } from '../decision-table';
import type { ResultFeeRule } from '../entitlements';
import type { ProgrammeVersion } from '../programme';
import { rulesOfKind } from '../entitlements';
import { found, type Finding } from './finding';
import { together } from './together';

/** Gaps and overlaps in tables, and rows that never hold because another one comes before them. */
export function tables(version: ProgrammeVersion): readonly Finding[] {
  const { incentives } = version;
  const fees = rulesOfKind(version, 'result-fee').flatMap((rule) => classes(rule));
  if (incentives === null) return fees;
  const prefixes = incentives.contracts.map(([prefix, name]) => ({ name, contracts: [prefix] }));
  return [
    ...fees,
    ...hidden(prefixes, 'incentives.contracts'),
    ...gaps(incentives.amounts, 'incentives.amounts'),
    ...overlaps(incentives.amounts, 'incentives.amounts.rows'),
  ];
}

/** A case without a row is worth nothing: on purpose or by mistake, a jurist says which. */
function gaps<Table extends Columns>(table: DecisionTable<Table>, row: string): readonly Finding[] {
  return together(table.columns, gapsOf(table)).map((box) => {
    const spoken = Object.entries(box)
      .map(([column, values]) => `${column} ${values.join('/')}`)
      .join(', ');
    return found('table-gap', row, [
      `Nessuna riga vale per ${spoken}: in questi casi l’importo è zero.`,
      `No row holds for ${spoken}: in these cases the amount is nothing.`,
    ]);
  });
}

function overlaps<Table extends Columns>(table: DecisionTable<Table>, row: string): readonly Finding[] {
  const pairs = overlapsOf(table).map(({ rows }) => rows.join(' + '));
  return [...new Set(pairs)].map((pair) => {
    const of = overlapsOf(table).filter(({ rows }) => rows.join(' + ') === pair);
    const example = Object.values(of[0]?.case ?? {}).join(', ');
    return found('table-overlap', `${row}.${pair.split(' + ')[0] ?? ''}`, [
      `Più righe valgono per lo stesso caso (${pair}), come ${example}: si applicherebbe la prima.`,
      `Several rows hold for the same case (${pair}), like ${example}: the first one would be applied.`,
    ]);
  });
}

function classes({ part, classes: all }: ResultFeeRule): readonly Finding[] {
  return hidden(all, `entitlements.${part}.classes`);
}

/** Contracts that another row before takes, whatever this one says of them. */
function hidden(
  rows: readonly { readonly name: string; readonly contracts: readonly string[] }[],
  table: string,
): readonly Finding[] {
  return rows.flatMap(({ name, contracts }, index) => {
    const earlier = rows.slice(0, index).flatMap((one) => one.contracts);
    const taken = contracts.filter((code) => earlier.some((prefix) => code.startsWith(prefix)));
    if (taken.length === 0) return [];
    return [
      found('row-never-holds', `${table}.${name}`, [
        `I contratti ${taken.join(', ')} sono già di una riga precedente: questa per loro non vale mai.`,
        `The contracts ${taken.join(', ')} belong to a row before: this one never holds for them.`,
      ]),
    ];
  });
}
