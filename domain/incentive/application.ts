import type { Period } from '../apl/state';
import type {
  EmployerId,
  MunicipalityCode,
  PercorsoId,
  PersonId,
  ProgrammeCode,
  Protocol,
  RegionCode,
} from '../identifiers';

/** What an employer asks: the hire it is for, the hours of the contract and the place of work. */
export interface Application {
  readonly personId: PersonId;
  /** The percorso of the person in the programme, as the edge found it; null where the person has none. */
  readonly percorsoId: PercorsoId | null;
  readonly programme: ProgrammeCode;
  readonly employer: EmployerId;
  readonly hire: Protocol;
  /** Hundredths of an hour. */
  readonly weeklyHours: number;
  readonly fullTimeHours: number;
  readonly seat: Seat;
}

/** The seat or unit where the person works, and when it lay in a crisis area of any kind. */
export interface Seat {
  readonly municipality: MunicipalityCode;
  readonly region: RegionCode;
  readonly crisisAreas: readonly Period[];
}
