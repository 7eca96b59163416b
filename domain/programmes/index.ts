import type { CivilDate } from '../time/civil-date';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2 } from './tos-pio2';

/** Every programme that the engine knows. A new one is a file beside this and a line here. */
export const PROGRAMMES: readonly Programme[] = [TOS_PIO2];

/** A version of a programme's rules by name, as a percorso remembers it: `TOS-PIO2/2019-12-21`. */
export type RulesName = `${string}/${string}`;

export function rulesNameOf(version: ProgrammeVersion): RulesName {
  return `${version.code}/${version.version}`;
}

export function programmeOf(code: string): Programme | undefined {
  return PROGRAMMES.find((programme) => programme.code === code);
}

/** The version that takes adhesions on that day; undefined when the programme is closed to them. */
export function versionOn(programme: Programme, on: CivilDate): ProgrammeVersion | undefined {
  return programme.versions.find((version) => version.adhesionFrom <= on && on <= version.adhesionTo);
}

/** The version that a percorso pinned. A name that no programme has is a register written by other code: it stops. */
export function rulesOf(name: RulesName): ProgrammeVersion {
  const found = PROGRAMMES.flatMap((programme) => programme.versions).find(
    (version) => rulesNameOf(version) === name,
  );
  if (found === undefined) throw new Error(`No programme version is named ${name}`);
  return found;
}

/** `TOS-PIO2/2019-12-21` -> `TOS-PIO2`. */
export function programmeCodeOf(rules: RulesName): string {
  return rules.slice(0, rules.indexOf('/'));
}
