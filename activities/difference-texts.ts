import type { Text } from '../domain/texts';
import type { Difference } from './differences';

/** Where an audit found a difference: in words, with a code that stays for programs. */
export interface ToldDifference extends Text {
  readonly code: string;
}

export function toldDifference(code: string, words: readonly [string, string]): ToldDifference {
  return { code, it: words[0], en: words[1] };
}

/** How a decision taken again differs from what the register holds. */
export const REDECIDED_TEXTS = {
  /** `event.cents: decided 8000, register 7000`. */
  value: ({ place, expected, found }: Difference): ToldDifference =>
    toldDifference('value', [
      `${place || 'il tutto'}: deciso ${worded(expected, 'nulla')}, registro ${worded(found, 'nulla')}`,
      `${place || 'the whole'}: decided ${worded(expected, 'nothing')}, register ${worded(found, 'nothing')}`,
    ]),
  fact: (version: number, one: Difference): ToldDifference => {
    const within = one.place === '' ? '' : `.${one.place}`;
    const { it } = REDECIDED_TEXTS.value({ ...one, place: `fatto ${version}${within}` });
    const { en } = REDECIDED_TEXTS.value({ ...one, place: `fact ${version}${within}` });
    return toldDifference('fact', [it, en]);
  },
  unreadable: (version: number): ToldDifference =>
    toldDifference('version-unreadable', [
      `deciso sulla versione ${version}, che non si può leggere`,
      `decided on version ${version}, which cannot be read`,
    ]),
  overdue: (deadline: string): ToldDifference =>
    toldDifference('deadline-passed', [
      `il termine ${deadline} era passato prima`,
      `deadline ${deadline} had passed before it`,
    ]),
  unnoticed: (causation: string): ToldDifference =>
    toldDifference('told-before', [
      `${causation} era stato comunicato prima`,
      `${causation} had been told before it`,
    ]),
  unheld: (stream: string, version: number): ToldDifference =>
    toldDifference('read-not-held', [
      `letto ${stream} alla versione ${version}, che il registro non conserva`,
      `read ${stream} at version ${version}, which the register does not hold`,
    ]),
  unexplained: toldDifference('unexplained', [
    'nessun comando e nessun passare del tempo spiega questo fatto',
    'no command and no passing of time explains this fact',
  ]),
  /** What the rules themselves say when they stop is for whoever wrote them. */
  stopped: (failure: string): ToldDifference =>
    toldDifference('stopped', [`le regole si sono fermate: «${failure}»`, failure]),
} as const;

function worded(value: unknown, nothing: string): string {
  return value === undefined ? nothing : JSON.stringify(value);
}
