import type { CpiId, PercorsoId, PersonId, ProgrammeCode } from '../identifiers';
import type { Knowable } from '../knowable';
import type { Facts } from '../programmes/facts';
import type { CivilDate } from '../time/civil-date';
import type { Sex } from './events';

/** Somebody asks to take part in a programme. */
export interface SubmitAdhesion {
  readonly type: 'SubmitAdhesion';
  readonly personId: PersonId;
  readonly programme: ProgrammeCode;
  readonly cpi: CpiId;
  readonly on: CivilDate;
  readonly sex: Knowable<Sex>;
  readonly facts: Facts;
  /** The person's percorsi in the programme that are known by then: an adhesion is later than the end of each. */
  readonly earlier?: readonly PercorsoId[];
  /** Her percorsi in programmes that exclude this one, or in this one, known by then: an adhesion is later than the end of each. */
  readonly elsewhere?: readonly PercorsoId[];
  readonly overtaken?: Overtaken;
  /** Other records of the person that are joined into this one. */
  readonly records?: readonly PersonId[];
  /**
   * Reads the register of offices and the person's unemployment; what was asked before they were kept, or comes from an
   * import, is decided on what it tells.
   */
  readonly registers?: 'read';
}

/** An adhesion that is told late: one of hers that came after it, to the same programme or one that excludes it, is on record already. */
export interface Overtaken {
  readonly by: ProgrammeCode;
  /** The day of that adhesion. */
  readonly on: CivilDate;
  /** The day by which the one that is told now was over, by all that is known of it; null of one that may be open. */
  readonly overOn: CivilDate | null;
}
