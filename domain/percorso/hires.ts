import type { Claim } from '../decider';
import { relationshipsOf } from '../employment/relationships';
import { resultFee } from '../entitlement/result-fee';
import type { Protocol } from '../identifiers';
import { rulesOfKind } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Percorso } from './state';
import { resultTranchesOf } from './pathway-facts';

/**
 * One hire earns in one pathway. A percorso holds the key of the hire whose outcome it recognises, and of the one whose fee
 * is owed now where that is another; it gives a key back as soon as the facts say so. Who finds the key taken leaves the hire
 * out, says so (`HiresExcluded`), pays the next best, and asks again whenever its money is assessed again.
 *
 * The first day of the job is part of the key. Two pathways whose days do not overlap then never ask for the same key,
 * whichever of them hears first that a hire was rectified from the days of one into those of the other: who is entitled
 * follows from the facts. Only where the days of two pathways overlap, the first to recognise the hire keeps it.
 */
export function hireKeysOf(percorso: Percorso, rules: ProgrammeVersion): readonly string[] {
  return hiresOf(percorso, rules).map(({ key }) => key);
}

/** What changes of the keys held as a percorso goes from one state to another. */
export function hireClaims(before: Percorso, after: Percorso, rules: ProgrammeVersion): readonly Claim[] {
  const [held, wanted] = [hireKeysOf(before, rules), hireKeysOf(after, rules)];
  const freed = held.filter((key) => !wanted.includes(key));
  const taken = wanted.filter((key) => !held.includes(key));
  return [
    ...freed.map((key): Claim => ({ kind: 'free-key', key })),
    ...taken.map((key): Claim => ({ kind: 'take-key', key, refusedAs: 'hire-earns-elsewhere' })),
  ];
}

/** The hire whose key was not granted; undefined where the claim is of something else. */
export function deniedHire(claim: Claim, percorso: Percorso, rules: ProgrammeVersion): Protocol | undefined {
  if (claim.kind !== 'take-key') return undefined;
  return hiresOf(percorso, rules).find(({ key }) => key === claim.key)?.relationship;
}

interface Hire {
  readonly relationship: Protocol;
  readonly key: string;
}

function hiresOf(percorso: Percorso, rules: ProgrammeVersion): readonly Hire[] {
  if (percorso.phase === 'none' || !isShared(rules)) return [];
  const { communications, money } = percorso.dossier;
  if (communications.length === 0) return [];
  const tranches = resultTranchesOf(percorso, rules);
  const expected = resultFee(tranches, () => true).relationship;
  const owed = resultFee(tranches, (one) => one.payableFrom <= (money.verifiedTo ?? '')).relationship;
  return relationshipsOf(communications)
    .filter(({ hire }) => hire === expected || hire === owed)
    .map(({ hire, firstDay }) => ({
      relationship: hire,
      key: `hire/${percorso.personId}/${hire}/${firstDay}`,
    }));
}

function isShared(rules: ProgrammeVersion): boolean {
  return rulesOfKind(rules, 'result-fee').some(({ sharing }) => sharing.pathways === 'one');
}
