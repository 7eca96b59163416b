import type { Command } from '../../../domain/deciders';
import { NATURES } from '../../../domain/percorso/corrections';
import { correctionOf } from '../commands/correction';
import type { Asked, CommandRow } from '../commands/row';

/** The acts as which a fact may be told instead. */
const ACTS = [
  ...new Set(Object.values(NATURES).flatMap((nature) => (typeof nature === 'string' ? [] : nature.instead))),
];

/** The correction of a fact of a percorso, told by one of these acts. */
export function correctionRow(rows: readonly CommandRow[]): CommandRow {
  return correctionOf({
    type: 'CorrectFact',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/correct-fact',
    roles: ['cpi', 'apl', 'beneficiary', 'manager', 'operator'],
    summary: { it: 'Rettifica un fatto registrato per errore', en: 'Correct a fact recorded by mistake' },
    acts: rows.filter(({ type }) => ACTS.some((one) => one === type)),
    own: ownOf,
    example: EXAMPLE,
  });
}

const EXAMPLE = {
  on: '2020-01-20',
  corrects: 4,
  instead: { type: 'SignPatto', on: '2020-01-13' },
  withdraws: [],
};

/** Of the person's other percorsi: an adhesion has no end of its own before it. */
function ownOf(command: Command, { path }: Asked): Command {
  if (command.type !== 'SubmitAdhesion') return command;
  const { earlier = [], ...adhesion } = command;
  return { ...adhesion, earlier: earlier.filter((one) => one !== path['percorsoId']) };
}
