import { PROPOSAL } from '../../../domain/programmes/citations';
import type { Text } from '../../../domain/texts';
import { alike } from './text';

/** The act that a rule comes from, under its own name; what no act says yet is called so in either language. */
export function actText(act: string): Text {
  return act === PROPOSAL.it ? PROPOSAL : alike(act);
}
