import type { PathwayFacts } from '../entitlement/pathway-facts';
import { tranchesUnder, type RuledTranche } from '../entitlement/readers';
import type { ResultTranche } from '../entitlement/tranche';
import { firstRecord } from '../person/hearing';
import type { EntitlementRule } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { once, remembered } from '../remembered';
import type { CivilDate } from '../time/civil-date';
import { choicesOf } from './choices';
import { clockStartOf } from './clock';
import type { Dossier } from './dossier';
import { isTaken } from './pathway';
import { profileOfMoney } from './profile';
import { hasEnded, hearingIn, type BegunPercorso, type Percorso } from './state';

/** What the entitlements of a pathway depend on, as recorded; undefined before there is money for it. */
export function pathwayFactsOf(
  percorso: Percorso,
  rules: Pick<ProgrammeVersion, 'clock' | 'reservation'>,
): PathwayFacts | undefined {
  if (percorso.phase === 'none' || !isTaken(rules.reservation.from, percorso)) return undefined;
  const { requestedOn, dossier } = percorso;
  const { communications, unaccredited } = dossier;
  return {
    // Who was paid under one record is not asked to give it back because another one is kept.
    personId: firstRecord(hearingIn(percorso)),
    profileIndex: profileOfMoney(percorso, rules)?.profileIndex ?? null,
    requestedOn,
    clockFrom: clockStartOf(percorso, rules) ?? null,
    steps: dossier.firsts,
    choices: choicesOf(dossier),
    unaccredited,
    exitedOn: leftOn(dossier),
    ...endOf(percorso),
    communications,
    activities: activitiesOf(dossier),
    elsewhere: dossier.elsewhere,
  };
}

/** A death is an exit, whatever was recorded as one after it. */
function leftOn({ exitedOn, death }: Dossier): CivilDate | null {
  if (death === null || (exitedOn !== null && exitedOn < death.on)) return exitedOn;
  return death.on;
}

/** Nobody takes part after death. */
function activitiesOf({ activities, death }: Dossier): Dossier['activities'] {
  return death === null ? activities : activities.filter(({ on }) => on <= death.on);
}

function endOf(percorso: BegunPercorso): Pick<PathwayFacts, 'lapsedOn' | 'endedOn'> {
  if (!hasEnded(percorso)) return { lapsedOn: null, endedOn: null };
  const { how, on } = percorso.end;
  return { lapsedOn: how === 'lapsed' ? on : null, endedOn: on };
}

/** Everything to which the facts known so far entitle by rules of that sort, days to come included; in the order of the rules. */
export function tranchesOf(
  percorso: Percorso,
  rules: ProgrammeVersion,
  isOfSort?: (rule: EntitlementRule) => boolean,
): readonly RuledTranche[] {
  const facts = pathwayFactsOf(percorso, rules);
  if (facts === undefined) return [];
  const given = givenBy(facts.communications, { facts, rules });
  const asked = isOfSort === undefined ? given : given.filter(({ rule }) => isOfSort(rule));
  return reached(
    asked.flatMap(({ tranches }) => tranches()),
    percorso,
  );
}

/** Employment ends with death, whether its end was communicated or not: what is earned later is not earned. */
function reached(tranches: readonly RuledTranche[], percorso: Percorso): readonly RuledTranche[] {
  const death = percorso.phase === 'none' ? null : percorso.dossier.death;
  return death === null ? tranches : tranches.filter(({ tranche }) => tranche.earnedOn <= death.on);
}

/** On what depends what each rule gives. */
interface Basis {
  readonly facts: PathwayFacts;
  readonly rules: ProgrammeVersion;
}

/**
 * What each rule gives, once for the same facts: agenda, deadlines, assessment and claims all ask for it, of one state after
 * the other. Known by the list of messages, which every state of a percorso shares until one comes.
 */
const givenBy = remembered((_: PathwayFacts['communications'], { facts, rules }: Basis) => {
  const { entitlements, clock, evidence } = rules;
  return entitlements.map((rule) => ({
    rule,
    tranches: once(() => tranchesUnder({ entitlements: [rule], clock, evidence }, facts)),
  }));
}, isSameBasis);

function isSameBasis(one: Basis, other: Basis): boolean {
  const names = Object.keys(one.facts) as (keyof PathwayFacts)[];
  return one.rules === other.rules && names.every((name) => one.facts[name] === other.facts[name]);
}

/** Every part of a result fee that the jobs known so far contain. */
export function resultTranchesOf(percorso: Percorso, rules: ProgrammeVersion): readonly ResultTranche[] {
  return tranchesOf(percorso, rules, ({ kind }) => kind === 'result-fee').map(
    ({ tranche }) => tranche as ResultTranche,
  );
}
