import type { KnownActivity } from '../activity';
import type { Payee } from '../account/payee';
import { ascending } from '../employment/corrected';
import type { SpendLineRule } from '../programmes/entitlements';
import { addMonths, civilDateOf, partsOf, type CivilDate } from '../time/civil-date';
import { inChargeOn, type PathwayFacts } from './pathway-facts';
import { givenByCharge } from './process-fee';
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
    const payableFrom = nextMonth(activity.on);
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
  { choices, activities }: PathwayFacts,
): readonly { readonly payee: Payee; readonly activity: KnownActivity }[] {
  return activities
    .filter(({ kind, attendance }) => kinds.includes(kind) && attendance === 'attended')
    .flatMap((activity) => {
      const payee = givenByCharge(inChargeOn(service, choices, activity.on), activity);
      return payee === undefined ? [] : [{ payee, activity }];
    })
    .toSorted(
      ({ activity: one }, { activity: other }) =>
        ascending(one.on, other.on) || ascending(one.activityId, other.activityId),
    );
}

/** Rounded half up to the cent. */
function priceOf({ price }: SpendLineRule, { minutes }: KnownActivity): number {
  if ('centsPerActivity' in price) return price.centsPerActivity;
  return Math.floor((minutes * price.centsPerHour * 2 + 60) / 120);
}

function nextMonth(on: CivilDate): CivilDate {
  const [year, month] = partsOf(on);
  return addMonths(civilDateOf(year, month, 1), 1);
}
