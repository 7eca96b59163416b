import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { amounts, hours } from './incentive-amounts';
import { conditions } from './incentive-conditions';
import { withFunds } from './incentive-life';
import { keeping, missingFacts } from './incentive-time';
import type { Scenario } from './scenario';

/** More than any incentive. Cents. */
const ENOUGH = 10_000_000_000;

/** What employers are paid for a hire, when they are not, and what becomes of it later. */
export function incentives(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { incentives: rules } = version;
  if (rules === null) return [];
  const paying = withFunds({ rules, version, good }, ENOUGH);
  return [amounts, hours, conditions, missingFacts, keeping].flatMap((of) => of(paying));
}
