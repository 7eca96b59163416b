import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';

/** Exits that share the id of a rule: an explanation names the rule by its id, and shows the words of the first. */
export function exitIds({ exits }: ProgrammeVersion): readonly Finding[] {
  return exits.flatMap(({ exit, source }, index) => {
    const first = exits.slice(0, index).find((one) => one.source.id === source.id);
    if (first === undefined || first.exit === exit) return [];
    return [
      found('exit-id-shared', `exits.${exit}`, [
        `La regola ha lo stesso identificativo (${source.id}) dell’uscita «${first.exit}»: una spiegazione ne mostra le parole.`,
        `The rule has the id (${source.id}) of the exit "${first.exit}" too: an explanation shows the words of that one.`,
      ]),
    ];
  });
}
