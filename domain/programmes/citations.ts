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

/** An office takes back an act of its own that was wrong; whoever is told something wrong has it put right. */
export const CORRECTION: Citation = {
  id: 'L241/1990-21-nonies',
  act: 'L. 241/1990 art. 21-nonies',
  status: 'memory',
  text: 'L’amministrazione rettifica o annulla d’ufficio il proprio atto errato, entro un termine ragionevole',
};
