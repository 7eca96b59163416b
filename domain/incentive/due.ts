import type { IncentiveCondition, IncentiveRules } from '../programmes/incentives';
import type { Ruling } from '../ruling';
import { assess, type Assessment } from './conditions';
import type { WithMoney } from './state';

/** What an admitted application is entitled to (cents), and the conditions that leave nothing of it. */
export interface Due {
  readonly failed: readonly IncentiveCondition[];
  readonly entitledCents: number;
  readonly rulings: readonly Ruling[];
  /** That it is the answer to an application that a correction left waiting for facts: nothing of it is a rejection. */
  readonly answers: boolean;
}

/** What is due by what is known now; undefined where that does not say. What should have been rejected is entitled to nothing. */
export function dueOf(admitted: WithMoney, rules: IncentiveRules): Due | undefined {
  const assessment = assess(admitted, rules);
  const { rulings, missing, entitlement } = assessment;
  const { barredBy, awaitsFacts } = admitted;
  if (barredBy.length > 0) return { rulings, failed: barredBy, entitledCents: 0, answers: false };
  const failed = failedIn(assessment);
  if (failed.length === 0 && missing.length > 0) return undefined;
  const answers = awaitsFacts && (assessment.failed.length > 0 || entitlement !== null);
  return { rulings, failed, entitledCents: entitlement?.cents ?? 0, answers };
}

/** What fails once it was admitted: a hire that is no more told of the worker was never hers. */
function failedIn({ failed, missing }: Assessment): readonly IncentiveCondition[] {
  return failed.length === 0 && missing.includes('hire') ? ['hire'] : failed;
}
