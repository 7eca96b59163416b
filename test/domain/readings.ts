import { RULEBOOK } from '../../domain/programmes';
import type { ProgrammeVersion } from '../../domain/programmes/programme';
import { rulebookBehind, type Rulebook } from '../../domain/programmes/rulebook';
import { THIRD_PROVIDERS } from '../../domain/programmes/tos-pio2-service';
import type { CivilDate } from '../../domain/time/civil-date';

/** The programmes as they were first read: the amounts of the tests that name no other rulebook are worked out under it. */
export const FIRST_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
/** The programmes in force, with the settled reading of what they pay. */
export const SETTLED_READING: Rulebook = RULEBOOK;

/** Rules under which the register of accredited bodies is looked at on every day of the tests. */
export function everyDay(version: ProgrammeVersion): ProgrammeVersion {
  const { accreditation } = THIRD_PROVIDERS;
  const from = '2020-01-01' as CivilDate;
  return {
    ...version,
    providers: { ...THIRD_PROVIDERS, accreditation: { ...accreditation, everyDayFrom: from } },
  };
}
