import type { KnownActivity } from '../activity';
import type { Payee } from '../account/payee';
import { halfUp } from '../half-up';
import type { SpendLineRule } from '../programmes/entitlements';
import { firstOfNextMonth } from '../time/civil-date';
import { byDay, givenByCharge, isDelivered } from './delivered';
import { inChargeOn, type PathwayFacts } from './pathway-facts';
import type { Tranche } from './tranche';

/**
 * A line of what a pathway may spend: delivered activities of its kinds that a member of the provider gave, paid to the lead,
 * in the order of their days up to the maximum of the line. A month of the calendar is one tranche, payable once it is over.
 */
export function spendTranches(rule: SpendLineRule, facts: PathwayFacts): readonly Tranche[] {
  const months = new Map<string, Tranche>();
  let room = rule.mostCents;
  for (const { payee, activity } of deliveredOf(rule, facts)) {
    const cents = Math.min(priceOf(rule, activity), room);
    room -= cents;
    const payableFrom = firstOfNextMonth(activity.on);
    const name = `${payableFrom} ${payee}`;
    const before = months.get(name)?.cents ?? 0;
    const { part } = rule;
    const earned = { part, payee, cents: before + cents, earnedOn: activity.on };
    if (cents > 0) months.set(name, { ...earned, payableFrom, alternative: null });
  }
  return [...months.values()];
}

function deliveredOf(
  { service, kinds }: SpendLineRule,
  facts: PathwayFacts,
): readonly { readonly payee: Payee; readonly activity: KnownActivity }[] {
  return facts.activities
    .filter((activity) => isDelivered(activity, kinds))
    .flatMap((activity) => {
      const payee = givenByCharge(inChargeOn(service, facts, activity.on), activity);
      return payee === undefined ? [] : [{ payee, activity }];
    })
    .toSorted(byDay);
}

/** Rounded half up to the cent. */
function priceOf({ price }: SpendLineRule, { minutes }: KnownActivity): number {
  if ('centsPerActivity' in price) return price.centsPerActivity;
  return halfUp(minutes * price.centsPerHour, 60);
}
