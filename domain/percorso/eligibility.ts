import type { Ruling } from '../ruling';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Facts } from '../programmes/facts';
import { assess } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';

/** Every requirement of the version, each with its verdict and the facts it rests on. */
export function assessAll(version: ProgrammeVersion, facts: Facts, on: CivilDate): readonly Ruling[] {
  return version.requirements.map((requirement) => assess(requirement, facts, on));
}

export function unmetRules(rulings: readonly Ruling[]): readonly string[] {
  return rulings.filter((ruling) => ruling.verdict === 'not-met').map((ruling) => ruling.rule);
}

/** The facts without which a requirement can be neither granted nor denied. */
export function missingFacts(rulings: readonly Ruling[]): readonly string[] {
  const named = rulings.flatMap((ruling) => (ruling.because === undefined ? [] : ruling.because.split(', ')));
  return [...new Set(named)];
}
