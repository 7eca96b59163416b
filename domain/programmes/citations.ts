import type { Citation } from '../ruling';
import type { Text } from '../texts';

/** Words of the act itself, which has one language. */
type Quotation = `«${string}»`;

/** A rule that a programme's own document states. */
export function seed(id: string, act: string, words: Text | Quotation): Citation {
  return { id, act, status: 'seed', text: textOf(words) };
}

/** A rule of law, or of a decree. */
export function official(id: string, act: string, words: Text | Quotation): Citation {
  return { id, act, status: 'official', text: textOf(words) };
}

/** The act of what no act says yet. Facts name it in Italian, as they name every act. */
export const PROPOSAL: Text = {
  it: 'Proposta di parametro, da confermare con l’avviso',
  en: 'Proposed value, to be confirmed by the notice',
};

/** A value that no document states and that the notice must confirm. */
export function proposed(id: string, words: Text | Quotation): Citation {
  return { id, act: PROPOSAL.it, status: 'proposed', text: textOf(words) };
}

/** An office takes back an act of its own that was wrong; whoever is told something wrong has it put right. */
export const CORRECTION: Citation = {
  id: 'L241/1990-21-nonies',
  act: 'L. 241/1990 art. 21-nonies',
  status: 'memory',
  text: {
    it: 'L’amministrazione rettifica o annulla d’ufficio il proprio atto errato, entro un termine ragionevole',
    en: 'The administration corrects or annuls an act of its own that is wrong, within a reasonable time',
  },
};

function textOf(words: Text | Quotation): Text {
  return typeof words === 'string' ? { it: words, en: words } : words;
}
