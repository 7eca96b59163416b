import type { EntitlementKind, EntitlementOf, EntitlementRule } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { allowanceTranches } from './allowance';
import { businessTranches } from './business-fee';
import type { PathwayFacts, SharedRules } from './pathway-facts';
import { processTranches } from './process-fee';
import { resultTranches } from './result-fee';
import { spendTranches } from './spend-line';
import type { Tranche } from './tranche';

/** How one kind of entitlement is read: a pure function of rule and facts, and what makes its tranches mature. */
interface Reader<Rule extends EntitlementRule> {
  readonly tranches: (rule: Rule, facts: PathwayFacts, shared: SharedRules) => readonly Tranche[];
  /** A day that passes and is recorded as verified, or the end of the pathway. */
  readonly matures: 'by-day' | 'at-the-end';
}

/** Every kind of the vocabulary. A new one is its reader and a line here. */
const READERS: { readonly [Kind in EntitlementKind]: Reader<EntitlementOf<Kind>> } = {
  'result-fee': { tranches: resultTranches, matures: 'by-day' },
  'process-fee': { tranches: processTranches, matures: 'at-the-end' },
  allowance: { tranches: allowanceTranches, matures: 'by-day' },
  'spend-line': { tranches: spendTranches, matures: 'by-day' },
  'business-fee': { tranches: businessTranches, matures: 'by-day' },
};

/** A tranche with the rule that gives it. */
export interface RuledTranche {
  readonly rule: EntitlementRule;
  readonly tranche: Tranche;
}

/** Everything to which the facts entitle under the rules of a version, in the order of its rules. */
export function tranchesUnder(
  rules: Pick<ProgrammeVersion, 'entitlements'> & SharedRules,
  facts: PathwayFacts,
): readonly RuledTranche[] {
  return rules.entitlements.flatMap((rule) =>
    readerOf(rule)
      .tranches(rule, facts, rules)
      .map((tranche) => ({ rule, tranche })),
  );
}

/** Whether its tranches mature by a day that passes. */
export function maturesByDay(rule: EntitlementRule): boolean {
  return readerOf(rule).matures === 'by-day';
}

function readerOf({ kind }: EntitlementRule): Reader<EntitlementRule> {
  return READERS[kind] as Reader<EntitlementRule>;
}
