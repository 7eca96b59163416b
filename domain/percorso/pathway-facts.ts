import type { PathwayFacts } from '../entitlement/pathway-facts';
import { tranchesUnder, type RuledTranche } from '../entitlement/readers';
import { resultTranches } from '../entitlement/result-fee';
import type { ResultTranche } from '../entitlement/tranche';
import { rulesOfKind } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { alone, providerIdOf } from '../provider';
import { choicesOf } from './choices';
import { assegnoOf, hasEnded, type Percorso } from './percorso';

/** What the entitlements of a pathway depend on, as recorded; undefined before an assegno. */
export function pathwayFactsOf(percorso: Percorso): PathwayFacts | undefined {
  const assegno = assegnoOf(percorso);
  if (percorso.phase === 'none' || assegno === undefined) return undefined;
  const { personId, requestedOn, phase, dossier } = percorso;
  const { exitedOn, communications, activities } = dossier;
  const choices = choicesOf(dossier).map(({ aplId, on, metOn, leftOn }) => ({
    provider: alone(providerIdOf(aplId)),
    on,
    metOn,
    leftOn,
  }));
  const endedOn = hasEnded(percorso) ? percorso.endedOn : null;
  return {
    personId,
    profileIndex: assegno.profileIndex,
    requestedOn,
    clockFrom: choices[0]?.on ?? null,
    choices,
    exitedOn,
    lapsedOn: phase === 'lapsed' ? endedOn : null,
    endedOn,
    communications,
    activities,
    elsewhere: dossier.elsewhere.map((one) => one.relationship),
  };
}

/** Everything to which the facts known so far entitle, days to come included. */
export function tranchesOf(percorso: Percorso, rules: ProgrammeVersion): readonly RuledTranche[] {
  const facts = pathwayFactsOf(percorso);
  return facts === undefined ? [] : tranchesUnder(rules, facts);
}

/** Every part of a result fee that the jobs known so far contain. */
export function resultTranchesOf(percorso: Percorso, rules: ProgrammeVersion): readonly ResultTranche[] {
  const facts = pathwayFactsOf(percorso);
  if (facts === undefined) return [];
  return rulesOfKind(rules, 'result-fee').flatMap((rule) => resultTranches(rule, facts, rules));
}
