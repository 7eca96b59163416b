import { ascending } from '../employment/corrected';
import type { AplId } from '../identifiers';
import type { KnownActivity } from '../activity';
import type { FeeRules, ProcessFeeRule } from '../programmes/fees';
import { chosenBy, type FeeFacts } from './fee-facts';

/** What a provider has earned by process: whole steps, and cents. */
export interface ProcessFee {
  readonly payee: AplId;
  readonly steps: number;
  readonly cents: number;
}

/**
 * The process fee of a pathway: minutes of the delivered activities that its chosen provider gave, summed over the
 * pathway, cut to whole steps, capped, rounded half up once; due also after an exit. Of several providers in turn each
 * gets what its minutes add to the sum, in the order of the days: the parts make the whole, and minutes short of a step
 * are carried on. Source: LEGGIMI of the regional export, «Fees of the providers»; the division is a proposal.
 */
export function processFees(rule: ProcessFeeRule, facts: FeeFacts): readonly ProcessFee[] {
  const fees = new Map<AplId, ProcessFee>();
  let minutes = 0;
  for (const { payee, activity } of countedActivities(rule, facts)) {
    const before = feeOfMinutes(rule, minutes);
    minutes += activity.minutes;
    const after = feeOfMinutes(rule, minutes);
    const { steps, cents } = fees.get(payee) ?? { steps: 0, cents: 0 };
    fees.set(payee, {
      payee,
      steps: steps + after.steps - before.steps,
      cents: cents + after.cents - before.cents,
    });
  }
  return [...fees.values()].filter((fee) => fee.steps > 0);
}

/** Result and process of a pathway under its ceiling; what is above it is cut from the process part first (a proposal). */
export function capped(
  { ceilingCents }: Pick<FeeRules, 'ceilingCents'>,
  resultCents: number,
  processCents: number,
): { readonly resultCents: number; readonly processCents: number } {
  const result = Math.min(resultCents, ceilingCents);
  return { resultCents: result, processCents: Math.min(processCents, ceilingCents - result) };
}

interface Counted {
  readonly payee: AplId;
  readonly activity: KnownActivity;
}

/**
 * By day: the attended activities of the kinds of the rule that were given by the APL chosen last on or before their day;
 * before the first choice, by the APL chosen first.
 */
export function countedActivities(rule: ProcessFeeRule, facts: FeeFacts): readonly Counted[] {
  return facts.activities
    .filter((activity) => activity.attendance === 'attended' && rule.kinds.includes(activity.kind))
    .flatMap((activity) => {
      const payee = chosenBy(facts.choices, activity.on) ?? facts.choices[0]?.aplId;
      return payee === activity.provider ? [{ payee, activity }] : [];
    })
    .toSorted((one, other) => ascending(one.activity.on, other.activity.on));
}

/** Whole steps up to the most that count, and their price, rounded half up to the cent. */
export function feeOfMinutes(
  rule: ProcessFeeRule,
  minutes: number,
): { readonly steps: number; readonly cents: number } {
  const steps = Math.min(Math.floor(minutes / rule.stepMinutes), rule.mostSteps);
  const centMinutes = steps * rule.stepMinutes * rule.centsPerHour;
  return { steps, cents: Math.floor((centMinutes * 2 + 60) / 120) };
}
