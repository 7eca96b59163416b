import type { Payee } from '../account/payee';
import { allowanceTranches } from '../entitlement/allowance';
import { PROFILE_INDEX_UNIT, resultFeeCents } from '../entitlement/assegno-value';
import { businessTranches } from '../entitlement/business-fee';
import type { PathwayFacts } from '../entitlement/pathway-facts';
import { processFees } from '../entitlement/process-fee';
import { spendTranches } from '../entitlement/spend-line';
import { sumsOf } from '../entitlement/tranche';
import { pathwayFactsOf } from '../percorso/pathway-facts';
import type { Percorso } from '../percorso/state';
import {
  rulesOfKind,
  type Milestone,
  type OutcomeClassName,
  type SpendLineRule,
} from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';

/** How a fee comes about: the numbers of the rule, those of the percorso, and what they give. Cents. */
export interface FeesStanding {
  /** Between 0 and 1, four decimals; null where there is no profile, and so no result fee. */
  readonly profileIndex: string | null;
  readonly results: readonly ResultArithmetic[];
  readonly process: readonly ProcessArithmetic[];
  readonly allowances: readonly AllowanceArithmetic[];
  readonly spendLines: readonly SpendLineArithmetic[];
  readonly businesses: readonly BusinessArithmetic[];
  /** Null where there is none; the parts are those that stay within it together. */
  readonly ceilingCents: number | null;
  readonly ceilingParts: readonly string[];
}

interface ResultArithmetic {
  readonly outcome: OutcomeClassName;
  readonly minCents: number;
  readonly maxCents: number;
  readonly cents: number;
  readonly milestones: readonly Text[];
  readonly source: string;
}

interface ProcessArithmetic {
  readonly payee: Payee;
  readonly steps: number;
  readonly stepMinutes: number;
  readonly centsPerHour: number;
  readonly cents: number;
  readonly source: string;
}

interface AllowanceArithmetic {
  readonly part: string;
  readonly payee: Payee;
  readonly months: number;
  readonly mostMonths: number;
  readonly leastMinutes: number;
  readonly centsPerMonth: number;
  readonly cents: number;
  readonly source: string;
}

interface SpendLineArithmetic {
  readonly part: string;
  readonly payee: Payee;
  readonly price: SpendLineRule['price'];
  readonly mostCents: number;
  readonly cents: number;
  readonly source: string;
}

interface BusinessArithmetic {
  readonly part: string;
  readonly payee: Payee;
  readonly openedOn: CivilDate;
  readonly cents: number;
  readonly source: string;
}

/** Undefined before there is money for the pathway: then nobody is paid for anything. */
export function feesOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  rules: ProgrammeVersion,
): FeesStanding | undefined {
  const facts = pathwayFactsOf(percorso, rules);
  if (facts === undefined) return undefined;
  const { profileIndex } = facts;
  return {
    profileIndex: profileIndex === null ? null : (profileIndex / PROFILE_INDEX_UNIT).toFixed(4),
    results: profileIndex === null ? [] : resultsOf(profileIndex, rules),
    process: processOf(facts, rules),
    allowances: allowancesOf(facts, rules),
    spendLines: spendLinesOf(facts, rules),
    businesses: businessesOf(facts, rules),
    ceilingCents: rules.ceiling?.cents ?? null,
    ceilingParts: rules.ceiling?.parts ?? [],
  };
}

function resultsOf(profileIndex: number, rules: ProgrammeVersion): readonly ResultArithmetic[] {
  const classes = rulesOfKind(rules, 'result-fee').flatMap((rule) => rule.classes);
  return classes.map(({ name, minCents, maxCents, milestones, source }) => ({
    outcome: name,
    minCents,
    maxCents,
    source: source.act,
    cents: resultFeeCents(profileIndex, minCents, maxCents),
    milestones: milestones.map(inWords),
  }));
}

function processOf(facts: PathwayFacts, rules: ProgrammeVersion): readonly ProcessArithmetic[] {
  return rulesOfKind(rules, 'process-fee').flatMap((rule) =>
    processFees(rule, facts).map(({ payee, steps, cents }) => ({
      payee,
      steps,
      cents,
      stepMinutes: rule.stepMinutes,
      centsPerHour: rule.centsPerHour,
      source: rule.source.act,
    })),
  );
}

function allowancesOf(facts: PathwayFacts, rules: ProgrammeVersion): readonly AllowanceArithmetic[] {
  return rulesOfKind(rules, 'allowance').flatMap((rule) => {
    const { mostMonths, leastMinutes, centsPerMonth, source } = rule;
    const months = allowanceTranches(rule, facts);
    return sumsOf(months).map((sum) => ({
      ...sum,
      months: months.length,
      mostMonths,
      leastMinutes,
      centsPerMonth,
      source: source.act,
    }));
  });
}

function spendLinesOf(facts: PathwayFacts, rules: ProgrammeVersion): readonly SpendLineArithmetic[] {
  return rulesOfKind(rules, 'spend-line').flatMap((rule) =>
    sumsOf(spendTranches(rule, facts)).map((sum) => ({
      ...sum,
      price: rule.price,
      mostCents: rule.mostCents,
      source: rule.source.act,
    })),
  );
}

function businessesOf(facts: PathwayFacts, rules: ProgrammeVersion): readonly BusinessArithmetic[] {
  return rulesOfKind(rules, 'business-fee').flatMap((rule) =>
    businessTranches(rule, facts).map(({ part, payee, cents, earnedOn: openedOn }) => {
      return { part, payee, openedOn, cents, source: rule.source.act };
    }),
  );
}

function inWords({ name, reached, share }: Milestone): Text {
  const part = `${name}: ${(share * 100) / PROFILE_INDEX_UNIT}%`;
  return 'day' in reached
    ? { it: `${part} il giorno ${reached.day}`, en: `${part} on day ${reached.day}` }
    : {
        it: `${part} dopo ${reached.months} mesi civili`,
        en: `${part} after ${reached.months} civil months`,
      };
}
