import type { MeasureCommand } from '../proceeding/matter';
import type { CivilDate } from '../time/civil-date';
import type { Period } from './state';

/**
 * What can be told of a body. With `unlessSo` what is on record already is accepted and not recorded again, and an accreditation
 * told again from the same day with another end takes the place of the first; commands of before have it not.
 */
export type AplCommand = MeasureCommand | ToldOfBody;

/** What somebody tells, or an import. */
export type ToldOfBody = (
  | ({ readonly type: 'AccreditApl'; readonly name: string } & Period)
  | ({ readonly type: 'SuspendApl' } & Period)
  | { readonly type: 'WithdrawAccreditation'; readonly on: CivilDate }
  | { readonly type: 'SetAplPlaces'; readonly on: CivilDate; readonly places: number }
) & { readonly unlessSo?: true };
