import type { ContractCode, EmployerId, Protocol } from '../identifiers';
import type { CivilDate } from '../time/civil-date';

export const COMMUNICATION_KINDS = ['ordinary', 'rectification', 'annulment'] as const;
/** 01 ordinary; 03 replaces the message it names, as if it had been right from the start; 04 removes it. */
export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

export const EMPLOYMENT_EVENTS = ['hire', 'extension', 'conversion', 'end'] as const;
/** ASS hire, PRO extension, TRS conversion, CES end. */
export type EmploymentEvent = (typeof EMPLOYMENT_EVENTS)[number];

export const EMPLOYMENT_MODULES = ['ordinary', 'temp-agency', 'domestic'] as const;
/** UL ordinary employer, US temp agency (UNISOMM), UD domestic work. */
export type EmploymentModule = (typeof EMPLOYMENT_MODULES)[number];

/**
 * A mandatory employment communication (comunicazione obbligatoria, D.M. 30/10/2007) as it came: late, repeated or corrected.
 * `eventOn` is the first day of a hire, the new last day of an extension, the day of a conversion, the last day of an end.
 */
export interface Communication {
  readonly protocol: Protocol;
  readonly receivedOn: CivilDate;
  readonly kind: CommunicationKind;
  readonly event: EmploymentEvent;
  readonly module: EmploymentModule;
  readonly employer: EmployerId;
  readonly contract: ContractCode;
  readonly eventOn: CivilDate;
  /** The planned last day; null means open-ended. Of an apprenticeship, the end of its training period. */
  readonly plannedEndOn: CivilDate | null;
  /** Hundredths of an hour; null where no hours are agreed. */
  readonly weeklyHours: number | null;
  readonly fullTimeHours: number | null;
  /** What a 03 corrects or a 04 annuls; of an extension, conversion or end, the hire or its latest rectification. */
  readonly refersTo: Protocol | null;
}
