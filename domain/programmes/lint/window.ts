import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';

/** Whether anybody can adhere at all, and when. */
export function window({ adhesionFrom, adhesionTo, gate }: ProgrammeVersion): readonly Finding[] {
  if (adhesionTo < adhesionFrom)
    return [
      found('window-empty', 'adhesion', [
        `Le adesioni finiscono il ${adhesionTo}, prima che comincino (${adhesionFrom}).`,
        `Adhesions end on ${adhesionTo}, before they begin (${adhesionFrom}).`,
      ]),
    ];
  if (gate === null) return [];
  if (gate.openFrom === null)
    return [
      found('not-open', 'gate', [
        'Nessun atto ha aperto le adesioni: finché non c’è, nessuno può aderire.',
        'No act has opened adhesions: until there is one, nobody can adhere.',
      ]),
    ];
  if (gate.openFrom <= adhesionTo) return [];
  return [
    found('window-empty', 'gate', [
      `Le adesioni aprono il ${gate.openFrom}, quando sono già chiuse (${adhesionTo}).`,
      `Adhesions open on ${gate.openFrom}, when they are closed already (${adhesionTo}).`,
    ]),
  ];
}
