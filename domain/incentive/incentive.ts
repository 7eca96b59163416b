import type { Period } from '../apl/apl';
import type { EffectAnswer } from '../effects';
import type { IncentiveEffectName } from './effect-names';
import type {
  EmployerId,
  MunicipalityCode,
  PercorsoId,
  PersonId,
  ProgrammeCode,
  Protocol,
  RegionCode,
} from '../identifiers';
import type { CivilDate } from '../time/civil-date';

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

export type IncentiveCommand =
  | ({ readonly type: 'ApplyForIncentive'; readonly on: CivilDate } & Application)
  /** Decides again an application that waits for a fact, or for money. */
  | { readonly type: 'ReassessIncentive'; readonly on: CivilDate }
  | { readonly type: 'ProposeIncentivePayment'; readonly on: CivilDate }
  /** `proposal` is the version of the fact that proposed it. */
  | { readonly type: 'ApproveIncentivePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RejectIncentivePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RecordIncentiveRecovery'; readonly on: CivilDate; readonly cents: number }
  | { readonly type: 'RetryIncentiveEffect'; readonly key: string }
  /** Sent by the engine itself when an effect was attempted. */
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: IncentiveEffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };
