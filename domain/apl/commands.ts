import type { CivilDate } from '../time/civil-date';
import type { Period } from './state';

/** What can be told of a body. */
export type AplCommand =
  | ({ readonly type: 'AccreditApl'; readonly name: string } & Period)
  | ({ readonly type: 'SuspendApl' } & Period)
  | { readonly type: 'WithdrawAccreditation'; readonly on: CivilDate }
  | { readonly type: 'SetAplPlaces'; readonly on: CivilDate; readonly places: number };
