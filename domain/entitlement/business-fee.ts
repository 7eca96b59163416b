import type { BusinessFeeRule } from '../programmes/entitlements';
import { addDays } from '../time/civil-date';
import { inChargeOn, type PathwayFacts } from './pathway-facts';
import type { Tranche } from './tranche';

/** The outcome of a person who works on her own account: earned on the day on which the business was opened, payable from the next. */
export function businessTranches(
  { part, cents, service }: BusinessFeeRule,
  facts: PathwayFacts,
): readonly Tranche[] {
  const opened = facts.steps.find(({ step }) => step === 'business')?.on;
  if (opened === undefined) return [];
  const provider = inChargeOn(service, facts, opened);
  if (provider === undefined) return [];
  const payableFrom = addDays(opened, 1);
  return [{ part, payee: provider.lead, cents, earnedOn: opened, payableFrom, alternative: null }];
}
