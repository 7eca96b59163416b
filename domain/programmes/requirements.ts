import type { Citation, Json, Ruling } from '../ruling';
import type { RegionCode } from '../identifiers';
import { isKnown, type Knowable } from '../knowable';
import {
  factIn,
  type CrisisSector,
  type FactName,
  type Facts,
  type FactValues,
  type IncomeSupport,
  type Told,
  type ToldFact,
} from './facts';
import type { UnemploymentLaw } from './unemployment';
import { daysBetween, type CivilDate } from '../time/civil-date';
import { unemployedFor, type UnemployedFor } from './unemployed-for';

/** The vocabulary from which a programme states who may take part. */
export type Requirement =
  | { readonly kind: 'minimum-age'; readonly years: number; readonly source: Citation }
  | { readonly kind: 'resident-or-domiciled'; readonly region: RegionCode; readonly source: Citation }
  | {
      readonly kind: 'unemployed';
      readonly orOn: readonly IncomeSupport[];
      readonly law: UnemploymentLaw;
      readonly source: Citation;
    }
  | UnemployedFor
  | { readonly kind: 'receiving'; readonly supports: readonly IncomeSupport[]; readonly source: Citation }
  | {
      readonly kind: 'not-receiving';
      readonly supports: readonly IncomeSupport[];
      readonly source: Citation;
    }
  | {
      readonly kind: 'worker-of-crisis';
      readonly sectors: readonly CrisisSector[];
      readonly source: Citation;
    }
  /** A course completed at most so many days before; `orNone`: who attended none takes part too. */
  | {
      readonly kind: 'completed-course';
      readonly withinDays: number;
      readonly orNone: boolean;
      readonly source: Citation;
    };

/** Applies one requirement on a day: met, not met, or unknown because of the facts named in `because`. */
export function assess(requirement: Requirement, facts: Facts, on: CivilDate): Ruling {
  const used = [...factsOf(requirement), ...readFor(requirement, facts)];
  const verdict = verdictOf(requirement, facts, on);
  const missing = used.filter((name) => !isKnownOn(factIn(facts, name), on));
  return {
    rule: requirement.source.id,
    source: requirement.source.act,
    verdict,
    facts: Object.fromEntries(used.map((name): [string, Json] => [name, plain(factIn(facts, name))])),
    ...(verdict === 'unknown' ? { because: missing.join(', ') } : {}),
  };
}

/** The facts that a requirement looks at, of those that are told. */
export function factsOf(requirement: Requirement): readonly ToldFact[] {
  switch (requirement.kind) {
    case 'minimum-age':
      return ['ageYears'];
    case 'resident-or-domiciled':
      return ['residenceRegion', 'domicileRegion'];
    case 'unemployed':
      return ['didOn', 'incomeSupport'];
    case 'unemployed-for':
      return ['didOn', 'workedDays', 'domicileCrisisArea'];
    case 'receiving':
    case 'not-receiving':
      return ['incomeSupport'];
    case 'completed-course':
      return ['courseCompletedOn'];
    case 'worker-of-crisis':
      return ['crisisSector'];
  }
}

/** What it looks at beside them, where the registers were read. */
function readFor({ kind }: Requirement, facts: Facts): readonly FactName[] {
  return (kind === 'unemployed' || kind === 'unemployed-for') && facts.unemployment !== undefined
    ? ['unemployment']
    : [];
}

type Verdict = Ruling['verdict'];

function verdictOf(requirement: Requirement, facts: Facts, on: CivilDate): Verdict {
  switch (requirement.kind) {
    case 'minimum-age':
      return test(factIn(facts, 'ageYears'), (years) => years >= requirement.years);
    case 'resident-or-domiciled':
      return either(
        test(onDay(factIn(facts, 'residenceRegion'), on), (region) => region === requirement.region),
        test(onDay(factIn(facts, 'domicileRegion'), on), (region) => region === requirement.region),
      );
    case 'unemployed':
      return either(
        isRegistered(facts, on),
        test(
          factIn(facts, 'incomeSupport'),
          (support) => !isLater(facts, on) && meansUnemployed(support, requirement, facts),
        ),
      );
    case 'unemployed-for':
      return unemployedFor(requirement, facts, on);
    case 'receiving':
      return test(
        factIn(facts, 'incomeSupport'),
        (support) => !isLater(facts, on) && requirement.supports.includes(support),
      );
    case 'not-receiving':
      return test(
        factIn(facts, 'incomeSupport'),
        (support) => isLater(facts, on) || !requirement.supports.includes(support),
      );
    case 'worker-of-crisis':
      return test(
        factIn(facts, 'crisisSector'),
        (sector) => sector !== null && requirement.sectors.includes(sector),
      );
    case 'completed-course':
      return test(factIn(facts, 'courseCompletedOn'), (day) =>
        day === null ? requirement.orNone : day <= on && daysBetween(day, on) <= requirement.withinDays,
      );
  }
}

/**
 * Whether somebody is registered as unemployed: as the registers have it where they were read, else by the day of the DID. A
 * DID that is not known may be one that the registers do not have.
 */
function isRegistered(facts: Facts, on: CivilDate): Verdict {
  const did = factIn(facts, 'didOn');
  const read = facts.unemployment;
  const isKept = read !== undefined && !(isKnown(read) && read.known.status === 'undeclared');
  if (!isKept) return test(did, (day) => day !== null && day <= on);
  if (isKnown(read) && read.known.status === 'lost' && !isKnown(did)) return 'unknown';
  return test(read, ({ status }) => status === 'unemployed' || status === 'conserved');
}

/** Support whose application is a DID says no more than a DID, once the registers were read. */
function meansUnemployed(
  support: IncomeSupport,
  { orOn, law }: Extract<Requirement, { kind: 'unemployed' }>,
  { unemployment }: Facts,
): boolean {
  return (
    orOn.includes(support) && (unemployment === undefined || !law.declaration.supports.includes(support))
  );
}

/** What is known of a day: of a fact that holds only since a later one, nothing. */
function onDay<Value>(fact: Told<Value>, on: CivilDate): Knowable<Value> {
  return isKnownOn(fact, on) ? fact : { unknown: 'not-declared' };
}

function isKnownOn(fact: Told<unknown>, on: CivilDate): boolean {
  return 'known' in fact && (fact.since === undefined || fact.since <= on);
}

/** Whether the support that is known began only after the day: on that day it was not received, and proves nothing. */
function isLater(facts: Facts, on: CivilDate): boolean {
  const support = factIn(facts, 'incomeSupport');
  return 'known' in support && support.since !== undefined && support.since > on;
}

function test<Value>(fact: Knowable<Value>, holds: (value: Value) => boolean): Verdict {
  if (!isKnown(fact)) return 'unknown';
  return holds(fact.known) ? 'met' : 'not-met';
}

function either(one: Verdict, other: Verdict): Verdict {
  if (one === 'met' || other === 'met') return 'met';
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'not-met';
}

/** As a ruling shows it: the value alone where nobody said since when it holds. */
function plain(fact: Told<FactValues[FactName]>): Json {
  if (!('known' in fact)) return { unknown: fact.unknown };
  const known: Json = typeof fact.known === 'object' && fact.known !== null ? { ...fact.known } : fact.known;
  return fact.since === undefined ? known : { known, since: fact.since };
}
