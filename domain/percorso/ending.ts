import type { Recorded } from '../decider';
import { broken, open } from './broken';
import type { PercorsoEvent } from './events';
import type { End, EndedPercorso, Percorso } from './state';

type How = End extends infer One ? (One extends End ? Omit<One, 'on'> : never) : never;

/** The state after the fact that ends a percorso; what it earned is still followed in the dossier. */
export function ended(before: Percorso, fact: Recorded<PercorsoEvent>, how: How): EndedPercorso {
  const on = fact.effectiveOn;
  return { ...open(before, fact), phase: 'ended', end: { ...how, on }, since: on };
}

/** The state after the death of the person; what was recorded as its end, if that came later, was none. */
export function endedByDeath(before: Percorso, fact: Recorded<PercorsoEvent>): EndedPercorso {
  if (before.phase === 'none') return broken(before, fact);
  const on = fact.effectiveOn;
  return { ...before, phase: 'ended', end: { how: 'deceased', on }, since: on };
}
