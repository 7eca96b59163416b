import type { Recorded } from '../decider';
import { open } from './broken';
import type { PercorsoEvent } from './events';
import type { End, EndedPercorso, Percorso } from './state';

type How = End extends infer One ? (One extends End ? Omit<One, 'on'> : never) : never;

/** The state after the fact that ends a percorso; what it earned is still followed in the dossier. */
export function ended(before: Percorso, fact: Recorded<PercorsoEvent>, how: How): EndedPercorso {
  const on = fact.effectiveOn;
  return { ...open(before, fact), phase: 'ended', end: { ...how, on }, since: on };
}
