import type { Communication } from '../../../domain/employment/communication';
import type { Choice, PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import type { KnownActivity } from '../../../domain/activity';
import { parseActivityId, type AplId } from '../../../domain/identifiers';
import { alone, providerIdOf } from '../../../domain/provider';
import { APL_GINESTRA, day, made, MARIA, moment } from '../values';

/** A choice of an APL on a day; met on the day and left never, unless told otherwise. */
export function chosen(
  aplId: AplId,
  on: string,
  { metOn = on, leftOn }: { readonly metOn?: string | null; readonly leftOn?: string } = {},
): Choice {
  return {
    provider: alone(providerIdOf(aplId)),
    on: day(on),
    metOn: metOn === null ? null : day(metOn),
    leftOn: leftOn === undefined ? null : day(leftOn),
  };
}

/** Adhesion on 2 January, choice on 15 January 2020; the pathway ends on 15 July. The clock runs from the first choice. */
export function facts(
  communications: readonly Communication[],
  changes: Partial<PathwayFacts> = {},
): PathwayFacts {
  const choices = changes.choices ?? [chosen(APL_GINESTRA, '2020-01-15')];
  return {
    personId: MARIA,
    profileIndex: 7000,
    requestedOn: day('2020-01-02'),
    clockFrom: choices[0]?.on ?? null,
    steps: [],
    choices,
    unaccredited: [],
    exitedOn: null,
    lapsedOn: null,
    endedOn: null,
    communications,
    activities: [],
    elsewhere: [],
    ...changes,
  };
}

/** An attended hour of tutoring with the chosen APL, unless `changes` says otherwise; `digit` tells it from others. */
export function activity(on: string, digit: number, changes: Partial<KnownActivity> = {}): KnownActivity {
  return {
    activityId: made(parseActivityId, `dddddddd-dddd-4ddd-8ddd-ddddddddddd${digit}`),
    on: day(on),
    kind: 'tutoring',
    minutes: 60,
    mode: 'remote',
    provider: APL_GINESTRA,
    attendance: 'attended',
    groupId: null,
    toldAt: moment(on),
    ...changes,
  };
}
