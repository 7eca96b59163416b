import { RULEBOOK } from '../../domain/programmes';
import { PATTO_CONTENTS } from '../../domain/programmes/patto';
import type { ProgrammeVersion } from '../../domain/programmes/programme';
import { rulebookBehind, type Rulebook } from '../../domain/programmes/rulebook';
import { THIRD_PROVIDERS, THIRD_RECOVERY } from '../../domain/programmes/tos-pio2-service';
import type { CivilDate } from '../../domain/time/civil-date';

/** The programmes as they were first read: the amounts of the tests that name no other rulebook are worked out under it. */
export const FIRST_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
/** With the settled reading of what they pay. */
export const SETTLED_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21.2');
/** The programmes in force. */
export const THIRD_READING: Rulebook = RULEBOOK;
/** The amounts of the first reading, and claims that fall. */
export const FIRST_WITH_FALLING_CLAIMS: Rulebook = {
  programmes: FIRST_READING.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map((version) => ({ ...version, recovery: THIRD_RECOVERY })),
  })),
};

/** Rules under which the register of accredited bodies is looked at on every day of the tests. */
export function everyDay(version: ProgrammeVersion): ProgrammeVersion {
  const { accreditation } = THIRD_PROVIDERS;
  const from = '2020-01-01' as CivilDate;
  return {
    ...version,
    providers: { ...THIRD_PROVIDERS, accreditation: { ...accreditation, everyDayFrom: from } },
  };
}

/** The first reading, where a patto has to say something and profiles grow old; of every programme. */
export const DEMANDING: Rulebook = {
  programmes: FIRST_READING.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map((version) => ({
      ...version,
      patto: { required: PATTO_CONTENTS, source: version.adhesion },
      profileRefresh: { days: 90, source: version.adhesion },
    })),
  })),
};
