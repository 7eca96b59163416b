import { RULEBOOK } from '../../domain/programmes';
import { rulebookBehind, type Rulebook } from '../../domain/programmes/rulebook';
import { TOS_PIO2_CORRECTED } from '../../domain/programmes/tos-pio2';

/** The programmes as they were first read: the amounts of the tests that name no other rulebook are worked out under it. */
export const FIRST_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
/** With the settled reading of what they pay. */
export const SETTLED_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21.2');
/** The programmes in force: a claim falls with what it is for. */
export const CORRECTED_READING: Rulebook = RULEBOOK;
/** The amounts of the first reading, and claims that fall. */
export const FIRST_WITH_FALLING_CLAIMS: Rulebook = {
  programmes: FIRST_READING.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map((version) => ({ ...version, recovery: TOS_PIO2_CORRECTED.recovery })),
  })),
};
