import type { Citation, Json, Ruling } from '../ruling';
import type { RegionCode } from '../identifiers';
import { isKnown, type Knowable } from '../knowable';
import type { CivilDate } from '../time/civil-date';

export const INCOME_SUPPORTS = ['none', 'naspi', 'rdc', 'rei', 'cigs-cessazione'] as const;
/** Income support that a person receives: NASpI, Reddito di cittadinanza, REI, CIGS for cessation of activity, or none. */
export type IncomeSupport = (typeof INCOME_SUPPORTS)[number];

/** The facts on which programmes put conditions; each known, or unknown for a stated reason. */
export interface RequirementFacts {
  /** Completed years on the day of adhesion. */
  readonly ageYears: Knowable<number>;
  readonly residenceRegion: Knowable<RegionCode>;
  readonly domicileRegion: Knowable<RegionCode>;
  /** Day of the DID, the declaration that opens registered unemployment; null when there is none. */
  readonly didOn: Knowable<CivilDate | null>;
  readonly incomeSupport: Knowable<IncomeSupport>;
}
export type FactName = keyof RequirementFacts;
export const FACT_NAMES: readonly FactName[] = [
  'ageYears',
  'residenceRegion',
  'domicileRegion',
  'didOn',
  'incomeSupport',
];

/** The vocabulary from which a programme states who may take part. */
export type Requirement =
  | { readonly kind: 'minimum-age'; readonly years: number; readonly source: Citation }
  | { readonly kind: 'resident-or-domiciled'; readonly region: RegionCode; readonly source: Citation }
  | { readonly kind: 'unemployed'; readonly orOn: readonly IncomeSupport[]; readonly source: Citation }
  | {
      readonly kind: 'not-receiving';
      readonly supports: readonly IncomeSupport[];
      readonly source: Citation;
    };

/** Applies one requirement on the day of adhesion: met, not met, or unknown because of the facts named in `because`. */
export function assess(requirement: Requirement, facts: RequirementFacts, on: CivilDate): Ruling {
  const used = factsOf(requirement);
  const verdict = verdictOf(requirement, facts, on);
  const missing = used.filter((name) => !('known' in facts[name]));
  return {
    rule: requirement.source.id,
    source: requirement.source.act,
    verdict,
    facts: Object.fromEntries(used.map((name): [string, Json] => [name, plain(facts[name])])),
    ...(verdict === 'unknown' ? { because: missing.join(', ') } : {}),
  };
}

/** The facts that a requirement looks at. */
export function factsOf(requirement: Requirement): readonly FactName[] {
  switch (requirement.kind) {
    case 'minimum-age':
      return ['ageYears'];
    case 'resident-or-domiciled':
      return ['residenceRegion', 'domicileRegion'];
    case 'unemployed':
      return ['didOn', 'incomeSupport'];
    case 'not-receiving':
      return ['incomeSupport'];
  }
}

type Verdict = Ruling['verdict'];

function verdictOf(requirement: Requirement, facts: RequirementFacts, on: CivilDate): Verdict {
  switch (requirement.kind) {
    case 'minimum-age':
      return test(facts.ageYears, (years) => years >= requirement.years);
    case 'resident-or-domiciled':
      return either(
        test(facts.residenceRegion, (region) => region === requirement.region),
        test(facts.domicileRegion, (region) => region === requirement.region),
      );
    case 'unemployed':
      return either(
        test(facts.didOn, (did) => did !== null && did <= on),
        test(facts.incomeSupport, (support) => requirement.orOn.includes(support)),
      );
    case 'not-receiving':
      return test(facts.incomeSupport, (support) => !requirement.supports.includes(support));
  }
}

function test<Value>(fact: Knowable<Value>, holds: (value: Value) => boolean): Verdict {
  if (!isKnown(fact)) return 'unknown';
  return holds(fact.known) ? 'met' : 'not-met';
}

function either(one: Verdict, other: Verdict): Verdict {
  if (one === 'met' || other === 'met') return 'met';
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'not-met';
}

function plain(fact: RequirementFacts[FactName]): Json {
  return 'known' in fact ? fact.known : { unknown: fact.unknown };
}
