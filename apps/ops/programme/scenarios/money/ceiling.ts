import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';

/** What is due of a part that is earned alone, where a ceiling limits it. Cents. */
export function underCeiling({ ceiling }: ProgrammeVersion, part: string, cents: number): number {
  return ceiling?.parts.includes(part) === true ? Math.min(cents, ceiling.cents) : cents;
}
