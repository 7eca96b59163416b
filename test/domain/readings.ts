import { RULEBOOK } from '../../domain/programmes';
import { rulebookBehind, type Rulebook } from '../../domain/programmes/rulebook';

/** The programmes as they were first read: the amounts of the tests that name no other rulebook are worked out under it. */
export const FIRST_READING: Rulebook = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
/** The programmes in force, with the settled reading of what they pay. */
export const SETTLED_READING: Rulebook = RULEBOOK;
