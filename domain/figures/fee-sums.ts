import { totalOf, underCeiling } from '../entitlement/ceiling';
import { feeOfMinutes } from '../entitlement/process-fee';
import { rulesOfKind, type OutcomeClass } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import type { FeeGroup } from './counts';

/** Result and process fees of all pathways, before their ceilings and after them. */
export type FeeSums = ReturnType<typeof feesOf>;

/** Sums over all pathways; each group counts as often as it has pathways. */
export function feesOf(groups: readonly FeeGroup[], rulebook: Rulebook) {
  const rated = groups.map((group) => {
    const rules = rulesIn(rulebook, group.rules);
    const process = totalOf(
      rulesOfKind(rules, 'process-fee').map((rule) => feeOfMinutes(rule, group.minutes)),
    );
    const sumOf = (resultCents: number): number =>
      totalOf(
        underCeiling(rules.ceiling, [
          { part: 'result', cents: resultCents },
          { part: 'process', cents: process },
        ]),
      );
    const afterCap = sumOf(group.resultCents);
    return { ...group, process, afterCap, payableAfterCap: sumOf(group.payableCents) };
  });
  const sum = (of: (group: (typeof rated)[number]) => number): number =>
    rated.reduce((total, group) => total + of(group) * group.pathways, 0);
  return {
    result: sum((group) => group.resultCents),
    payable: sum((group) => group.payableCents),
    process: sum((group) => group.process),
    afterCap: sum((group) => group.afterCap),
    payableAfterCap: sum((group) => group.payableAfterCap),
    withResult: sum((group) => Number(group.resultCents > 0)),
    withProcess: sum((group) => Number(group.process > 0)),
    capped: sum((group) => Number(group.afterCap < group.resultCents + group.process)),
    byClass: byClass(groups, rulebook),
  };
}

interface ClassSum {
  readonly cents: number;
  readonly pathways: number;
}

function byClass(groups: readonly FeeGroup[], rulebook: Rulebook): ReadonlyMap<string, ClassSum> {
  const classes = new Map<string, ClassSum>();
  for (const { rules, outcome, resultCents, pathways } of groups) {
    classesOf(rulesIn(rulebook, rules)).forEach(({ name }) => {
      const { cents, pathways: before } = classes.get(name) ?? { cents: 0, pathways: 0 };
      const mine = name === outcome ? pathways : 0;
      classes.set(name, { cents: cents + resultCents * mine, pathways: before + mine });
    });
  }
  return classes;
}

function classesOf(rules: ProgrammeVersion): readonly OutcomeClass[] {
  return rulesOfKind(rules, 'result-fee').flatMap(({ classes }) => classes);
}
