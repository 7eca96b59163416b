import { accept, refuse, type Context } from '../decider';
import type { ProgrammeVersion } from '../programmes/programme';
import { met } from '../ruling';
import { addDays, type CivilDate } from '../time/civil-date';
import type { KnownProfile } from './agreed';
import type { Measured } from './agreed-events';
import { latest } from './clock';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { ruleIn } from './pathway';
import type { BegunPercorso, OpenPercorso } from './state';
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

/** The profile in force; undefined before one. */
export function profileOf({ agreed }: BegunPercorso): KnownProfile | undefined {
  return agreed.profiles.at(-1);
}

/** The profile that money follows: the last before the step from which on there is money. */
export function profileOfMoney(
  { agreed: { profiles } }: BegunPercorso,
  { reservation }: Pick<ProgrammeVersion, 'reservation'>,
): KnownProfile | undefined {
  return profiles.findLast(({ after }) => !after.includes(reservation.from)) ?? profiles[0];
}

/**
 * The last day on which the profile in force may stay as it is, never before it was recorded, nor before a correction that
 * tells otherwise; undefined where the programme sets none, or it was told already.
 */
export function refreshBy(
  percorso: OpenPercorso,
  { profileRefresh }: Pick<ProgrammeVersion, 'profileRefresh'>,
): CivilDate | undefined {
  const profile = profileOf(percorso);
  if (profileRefresh === undefined || profile === undefined || profile.dueSince !== null) return undefined;
  const { referenceOn, recordedOn } = profile;
  const lastDay = latest(addDays(referenceOn, profileRefresh.days), recordedOn);
  return latest(lastDay, percorso.correctedOn ?? lastDay);
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
