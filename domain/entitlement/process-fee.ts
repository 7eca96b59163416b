import type { KnownActivity } from '../activity';
import { ascending } from '../employment/corrected';
import type { Payee } from '../account/payee';
import { halfUp } from '../half-up';
import type { ProcessFeeRule } from '../programmes/entitlements';
import type { CivilDate } from '../time/civil-date';
import { byDay, givenByCharge, isDelivered } from './delivered';
import { anyHasBegun, inChargeOn, type PathwayFacts } from './pathway-facts';
import { isSuspendedOn } from './path-end';
import type { Tranche } from './tranche';

/** What a provider has earned by process: whole steps, cents, and the day of the last activity that counted. */
export interface ProcessFee {
  readonly payee: Payee;
  readonly steps: number;
  readonly cents: number;
  readonly lastOn: CivilDate;
}

/** The process fee of each provider, payable once the pathway has ended. */
export function processTranches(rule: ProcessFeeRule, facts: PathwayFacts): readonly Tranche[] {
  return processFees(rule, facts).map(({ payee, cents, lastOn }) => ({
    part: rule.part,
    payee,
    cents,
    earnedOn: lastOn,
    payableFrom: facts.endedOn,
    alternative: null,
  }));
}

/**
 * The process fee of a pathway: minutes of the delivered activities that its chosen provider gave, summed over the
 * pathway, cut to whole steps, capped, rounded half up once; due also after an exit. Of several providers in turn each
 * gets what its minutes add to the sum, in the order of the days: the parts make the whole, and minutes short of a step
 * are carried on. Source: LEGGIMI of the regional export, «Fees of the providers»; the division is a proposal.
 */
export function processFees(rule: ProcessFeeRule, facts: PathwayFacts): readonly ProcessFee[] {
  const fees = new Map<Payee, ProcessFee>();
  let sum = 0;
  for (const { payee, activity, minutes } of countedActivities(rule, facts)) {
    const before = feeOfMinutes(rule, sum);
    sum += minutes;
    const after = feeOfMinutes(rule, sum);
    const { steps, cents } = fees.get(payee) ?? { steps: 0, cents: 0 };
    fees.set(payee, {
      payee,
      steps: steps + after.steps - before.steps,
      cents: cents + after.cents - before.cents,
      lastOn: activity.on,
    });
  }
  return [...fees.values()].filter((fee) => fee.steps > 0);
}

/** Whole steps up to the most that count, and their price, rounded half up to the cent. */
export function feeOfMinutes(
  rule: ProcessFeeRule,
  minutes: number,
): { readonly steps: number; readonly cents: number } {
  const steps = Math.min(Math.floor(minutes / rule.stepMinutes), rule.mostSteps);
  const centMinutes = steps * rule.stepMinutes * rule.centsPerHour;
  return { steps, cents: halfUp(centMinutes, 60) };
}

interface Counted {
  readonly payee: Payee;
  readonly activity: KnownActivity;
  /** As many of its minutes as count. */
  readonly minutes: number;
}

/** By day: the attended activities of the kinds of the rule that were given by the provider in charge on their day. */
export function countedActivities(rule: ProcessFeeRule, facts: PathwayFacts): readonly Counted[] {
  const counted = facts.activities
    .filter((activity) => isDelivered(activity, rule.kinds))
    .filter(({ on }) => rule.counting.whileSuspended === 'counted' || !isSuspendedOn(facts, on))
    .flatMap((activity) => {
      const payee = givenByCharge(chargeOn(rule, facts, activity.on), activity);
      return payee === undefined ? [] : [{ payee, activity, minutes: activity.minutes }];
    })
    .toSorted((one, other) => ascending(one.activity.on, other.activity.on));
  const { mostMinutesADay } = rule.counting;
  return mostMinutesADay === null ? counted : withinDays(mostMinutesADay, counted, facts.activities);
}

function chargeOn({ service, counting }: ProcessFeeRule, facts: PathwayFacts, on: CivilDate) {
  const provider = inChargeOn(service, facts, on);
  if (provider !== undefined || counting.beforeChoice === 'none') return provider;
  return anyHasBegun(service, facts.choices, on) ? undefined : facts.choices[0]?.provider;
}

/**
 * On no day more than so many minutes, all attended activities of the person together. What counts gives way to what does not;
 * of what counts the order of the ids decides, so that no order of arrival can.
 */
function withinDays(
  most: number,
  counted: readonly Counted[],
  all: readonly KnownActivity[],
): readonly Counted[] {
  const ids = new Set(counted.map(({ activity }) => activity.activityId));
  const room = new Map<CivilDate, number>();
  const roomOn = (day: CivilDate): number =>
    room.get(day) ??
    most -
      all
        .filter(
          ({ on, attendance, activityId }) => on === day && attendance === 'attended' && !ids.has(activityId),
        )
        .reduce((sum, one) => sum + one.minutes, 0);
  return counted.toSorted(byDay).map((one) => {
    const left = Math.max(0, roomOn(one.activity.on));
    const minutes = Math.min(one.minutes, left);
    room.set(one.activity.on, left - minutes);
    return { ...one, minutes };
  });
}
