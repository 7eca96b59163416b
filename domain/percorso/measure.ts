import { accept, refuse, type Context } from '../decider';
import { met } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { Measured } from './agreed-events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { ruleIn } from './pathway';
import { step, type PercorsoDecision } from './step';

/** How far the person is from work, as of a day that is not to come. */
export function assignProfile(held: Allowed<'AssignProfile'>, context: Context): PercorsoDecision {
  const { command } = held;
  const event = { type: 'ProfileAssigned', ...measuredBy(command) } as const;
  return aheadOf(command) ?? step({ ...held, step: 'profile' }, { event }, context);
}

/** The same once more while the percorso goes on; what an assegno is worth was settled by its issue. */
export function refreshProfile({ command, rules }: Allowed<'RefreshProfile'>): PercorsoDecision {
  const refused = aheadOf(command);
  if (refused !== undefined) return refused;
  const { on, profileIndex } = command;
  const { profileRefresh } = rules;
  const basis = [
    met(ruleIn('profile', rules).source, { profileIndex }),
    ...(profileRefresh === undefined ? [] : [met(profileRefresh.source, { profileIndex })]),
  ];
  return accept([factOn(on, { type: 'ProfileRefreshed', ...measuredBy(command) }, basis)]);
}

function measuredBy({ profileIndex, referenceOn, needs }: Measured): Measured {
  return {
    profileIndex,
    ...(referenceOn === undefined ? {} : { referenceOn }),
    ...(needs === undefined ? {} : { needs }),
  };
}

function aheadOf({
  on,
  referenceOn = on,
}: Measured & { readonly on: CivilDate }): PercorsoDecision | undefined {
  return referenceOn > on ? refuse('reference-day-after-profile', [referenceOn]) : undefined;
}
