import type { Text } from '../../texts';
import type { ProgrammeVersion } from '../programme';

/** What can be found in the rules of a programme, and how much it weighs. */
export const FINDINGS = {
  'table-gap': 'note',
  'table-overlap': 'error',
  'row-never-holds': 'error',
  'name-twice': 'error',
  'step-unreachable': 'error',
  'step-without-taker': 'error',
  'step-without-way-out': 'error',
  'never-concludes': 'warning',
  'clock-never-starts': 'error',
  'deadline-without-effect': 'error',
  'change-without-effect': 'error',
  'exit-without-cause': 'error',
  'exit-id-shared': 'note',
  'fact-not-asked': 'error',
  'fact-not-used': 'note',
  'citation-missing': 'error',
  'still-proposed': 'note',
  'amount-impossible': 'error',
  'amount-outside-range': 'error',
  'envelope-without-budget': 'error',
  'budget-not-published': 'note',
  'budget-without-use': 'note',
  'provision-without-effect': 'error',
  'profile-not-measured': 'error',
  'waits-without-term': 'note',
  'window-empty': 'error',
  'not-open': 'note',
  'rule-without-scenario': 'note',
  'scenario-fails': 'error',
} as const satisfies { readonly [code: string]: Weight };

/** An error: the rules do not do what they say. A warning: a jurist should look. A note: what is known to be so. */
export type Weight = 'error' | 'warning' | 'note';
export type FindingCode = keyof typeof FINDINGS;

/** Something found in the rules: where it stands, and what it means in one sentence. */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  readonly row: string;
  readonly sentence: Text;
}

/** One look at the rules of a version. */
export type Check = (version: ProgrammeVersion) => readonly Finding[];

/** A finding of that kind; the sentence Italian first. */
export function found(code: FindingCode, row: string, [it, en]: readonly [string, string]): Finding {
  return { code, weight: FINDINGS[code], row, sentence: { it, en } };
}
