import type { Citation } from '../ruling';

/** A rule that a programme's own document states. */
export function seed(id: string, act: string, text: string): Citation {
  return { id, act, status: 'seed', text };
}

/** A rule of law, or of a decree. */
export function official(id: string, act: string, text: string): Citation {
  return { id, act, status: 'official', text };
}

/** A value that no document states and that the notice must confirm. */
export function proposed(id: string, text: string): Citation {
  return { id, act: 'Proposta di parametro, da confermare con l’avviso', status: 'proposed', text };
}
