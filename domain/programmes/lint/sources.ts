import type { Citation } from '../../ruling';
import type { ProgrammeVersion } from '../programme';
import { rulesOf } from '../rows';
import { found, type Finding } from './finding';

/** Whether each rule says where it comes from, and which values the notice has still to confirm. */
export function sources(version: ProgrammeVersion): readonly Finding[] {
  return rulesOf(version).flatMap(({ path, source }) => [
    ...missing(path, source),
    ...proposed(path, source),
  ]);
}

const SAID = { id: 'il riferimento', act: 'l’atto', text: 'il testo' } as const;

function missing(path: string, source: Citation): readonly Finding[] {
  const { id, act, text } = source;
  const words = { id: [id], act: [act], text: [text.it, text.en] } as const;
  const fields = (['id', 'act', 'text'] as const).filter((field) =>
    words[field].some((one) => one.trim() === ''),
  );
  if (fields.length === 0) return [];
  return [
    found('citation-missing', path, [
      `Alla fonte di questa regola manca ${fields.map((field) => SAID[field]).join(', ')}.`,
      `The source of this rule lacks its ${fields.join(', ')}.`,
    ]),
  ];
}

/** By its status: said by nobody yet, or from memory. */
const UNCONFIRMED: { readonly [status in Citation['status']]: readonly [string, string] | null } = {
  official: null,
  seed: null,
  proposed: ['Valore proposto', 'A proposed value'],
  memory: ['Valore citato a memoria', 'A value from memory'],
};

function proposed(path: string, { status, text, id }: Citation): readonly Finding[] {
  const said = UNCONFIRMED[status];
  if (said === null) return [];
  return [
    found('still-proposed', path, [
      `${said[0]}, da confermare con l’avviso (${id}): ${text.it}`,
      `${said[1]}, to be confirmed by the notice (${id}): ${text.en}`,
    ]),
  ];
}
