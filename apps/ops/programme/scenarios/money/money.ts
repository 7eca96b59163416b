import type {
  EntitlementKind,
  EntitlementOf,
  EntitlementRule,
} from '../../../../../domain/programmes/entitlements';
import type { Facts } from '../../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import type { Scenario } from '../scenario';
import { allowance } from './allowance';
import { budgets } from './budgets';
import { businessFee } from './business-fee';
import { evidence } from './evidence';
import type { Scene } from './life';
import { payments } from './payments';
import { processFee } from './process-fee';
import { ranges } from './ranges';
import { reservation } from './reservation';
import { resultFee } from './result-fee';
import { spendLine } from './spend-line';
import { ceiling } from './together';

/** Every rule of money at work, in the order in which a version writes them. */
export function money(version: ProgrammeVersion, facts: Facts): readonly Scenario[] {
  // Where a rule says nothing of it, the money of the envelopes suffices.
  const rich: Scene = { version: { ...version, budgets: [] }, facts };
  return [
    ...version.entitlements.flatMap((rule) => entitlement(rule, rich)),
    ...[ceiling, reservation, evidence, payments].flatMap((of) => of(rich)),
    ...[budgets, ranges].flatMap((of) => of({ version, facts })),
  ];
}

const ENTITLEMENTS: {
  readonly [Kind in EntitlementKind]: (rule: EntitlementOf<Kind>, scene: Scene) => readonly Scenario[];
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
