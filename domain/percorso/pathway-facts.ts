import type { PathwayFacts } from '../entitlement/pathway-facts';
import { tranchesUnder, type RuledTranche } from '../entitlement/readers';
import type { ResultTranche } from '../entitlement/tranche';
import type { EntitlementRule } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { once, remembered } from '../remembered';
import { choicesOf } from './choices';
import { clockStartOf } from './clock';
import { isTaken } from './pathway';
import { hasEnded, stepIn, type BegunPercorso, type Percorso } from './state';

/** What the entitlements of a pathway depend on, as recorded; undefined before there is money for it. */
export function pathwayFactsOf(
  percorso: Percorso,
  rules: Pick<ProgrammeVersion, 'clock' | 'reservation'>,
): PathwayFacts | undefined {
  if (percorso.phase === 'none' || !isTaken(rules.reservation.from, percorso)) return undefined;
  const { personId, requestedOn, dossier } = percorso;
  const { exitedOn, communications, activities } = dossier;
  return {
    personId,
    profileIndex: stepIn(percorso, 'profile')?.profileIndex ?? null,
    requestedOn,
    clockFrom: clockStartOf(percorso, rules) ?? null,
    choices: choicesOf(dossier),
    exitedOn,
    ...endOf(percorso),
    communications,
    activities,
    elsewhere: dossier.elsewhere.map((one) => one.relationship),
  };
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
  isOfSort: (rule: EntitlementRule) => boolean = () => true,
): readonly RuledTranche[] {
  if (percorso.phase === 'none' || !isTaken(rules.reservation.from, percorso)) return [];
  return givenIn(percorso, rules)
    .filter(({ rule }) => isOfSort(rule))
    .flatMap(({ tranches }) => tranches());
}

/** What each rule gives in a state, once: agenda, deadlines, assessment and claims of one decision all ask for it. */
const givenIn = remembered((percorso: Percorso, rules: ProgrammeVersion) => {
  const facts = pathwayFactsOf(percorso, rules);
  const { clock, evidence } = rules;
  return rules.entitlements.map((rule) => ({
    rule,
    tranches: once(() =>
      facts === undefined ? [] : tranchesUnder({ entitlements: [rule], clock, evidence }, facts),
    ),
  }));
});

/** Every part of a result fee that the jobs known so far contain. */
export function resultTranchesOf(percorso: Percorso, rules: ProgrammeVersion): readonly ResultTranche[] {
  return tranchesOf(percorso, rules, ({ kind }) => kind === 'result-fee').map(
    ({ tranche }) => tranche as ResultTranche,
  );
}
