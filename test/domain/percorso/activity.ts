import { parseActivityId } from '../../../domain/identifiers';
import type { Activity } from '../../../domain/activity';
import { APL_GINESTRA, day, made } from '../values';

/** An attended tutoring of an hour given by Ginestra, with what is changed. */
export function activityOf({
  on,
  digit,
  ...changes
}: { readonly on: string; readonly digit: number } & Partial<Omit<Activity, 'on'>>) {
  return {
    type: 'RecordActivity',
    activityId: made(parseActivityId, `99999999-9999-4999-8999-9999999999${String(digit).padStart(2, '0')}`),
    on: day(on),
    kind: 'tutoring',
    minutes: 60,
    mode: 'in-person',
    provider: APL_GINESTRA,
    attendance: 'attended',
    groupId: null,
    ...changes,
  } as const;
}
