import type { Communication } from '../employment/communication';
import type { PercorsoId, PersonId } from '../identifiers';
import type { DeathCommand } from './death';
import type { IdentityDecision, IdentityEvidence } from './events';

export type PersonCommand =
  /** `decision` only where somebody decided: registrations of before have none, and are asked again as they were. */
  | { readonly type: 'RegisterPerson'; readonly decision?: IdentityDecision }
  /** The code itself is kept with the personal data: a provisional one becomes final, a wrong one is corrected. */
  | { readonly type: 'ChangeTaxCode'; readonly because: IdentityEvidence }
  | {
      readonly type: 'ReportEmployment';
      readonly communication: Communication;
      /** Refuses one whose date contradicts the hire that it refers to; what was told before this was asked is taken as it came. */
      readonly unlessContradicted?: true;
      /** The record of which it was told, where that is joined into this one. */
      readonly heardOf?: PersonId;
    }
  | DeathCommand
  | JoiningCommand;

/** Two commands for each: the record that is joined is closed first and opened last, so that nothing is told in between. */
export type JoiningCommand =
  /** `pathways` are those of both records, as the edge found them. */
  | {
      readonly type: 'JoinRecord';
      readonly into: PersonId;
      readonly because: IdentityEvidence;
      readonly pathways: readonly PercorsoId[];
    }
  /** Follows on a joining, of the record that is kept. */
  | { readonly type: 'TakeInRecord'; readonly record: PersonId }
  /** `joining` is the version of the fact that joined it. */
  | {
      readonly type: 'ReleaseRecord';
      readonly record: PersonId;
      readonly joining: number;
      readonly because: IdentityEvidence;
    }
  /** Follows on a release, of the record that was joined. */
  | { readonly type: 'ReopenRecord' };
