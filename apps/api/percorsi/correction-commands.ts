import { NATURES } from '../../../domain/percorso/corrections';
import { correctionOf } from '../commands/correction';
import type { CommandRow } from '../commands/row';

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
    example: EXAMPLE,
  });
}

const EXAMPLE = {
  on: '2020-01-20',
  corrects: 4,
  instead: { type: 'SignPatto', on: '2020-01-13' },
  withdraws: [],
};
