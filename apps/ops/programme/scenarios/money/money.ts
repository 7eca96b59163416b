import type { EntitlementKind, EntitlementRule } from '../../../../../domain/programmes/entitlements';
import type { Facts } from '../../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import type { Scenario } from '../scenario';
import { allowance } from './allowance';
import { businessFee } from './business-fee';
import type { Scene } from './life';
import { processFee } from './process-fee';
import { resultFee } from './result-fee';
import { spendLine } from './spend-line';

/** Every rule of money at work, in the order in which a version writes them. */
export function money(version: ProgrammeVersion, facts: Facts): readonly Scenario[] {
  const scene = { version, facts };
  return [...version.entitlements.flatMap((rule) => entitlement(rule, scene))];
}

type RuleOf<Kind extends EntitlementKind> = Extract<EntitlementRule, { kind: Kind }>;

const ENTITLEMENTS: {
  readonly [Kind in EntitlementKind]: (rule: RuleOf<Kind>, scene: Scene) => readonly Scenario[];
} = {
  'result-fee': resultFee,
  'process-fee': processFee,
  allowance,
  'spend-line': spendLine,
  'business-fee': businessFee,
};

function entitlement(rule: EntitlementRule, scene: Scene): readonly Scenario[] {
  const scenarios = ENTITLEMENTS[rule.kind] as (one: EntitlementRule, of: Scene) => readonly Scenario[];
  return scenarios(rule, scene);
}
