import type { Recorded } from '../decider';
import type { PercorsoEvent } from './events';
import type { Percorso, Phase } from './percorso';

/** The state narrowed to the phases that the fact may follow; in any other the register is broken, and it stops loudly. */
export function inPhase<Wanted extends Phase>(
  percorso: Percorso,
  phases: readonly Wanted[],
  fact: Recorded<PercorsoEvent>,
): Extract<Percorso, { phase: Wanted }> {
  return phases.includes(percorso.phase as Wanted)
    ? (percorso as Extract<Percorso, { phase: Wanted }>)
    : broken(percorso, fact);
}

/** A fact that cannot follow the state. */
export function broken(percorso: Percorso, fact: Recorded<PercorsoEvent>): never {
  throw new Error(
    `${fact.stream} version ${fact.version}: ${fact.event.type} cannot follow phase ${percorso.phase}`,
  );
}
