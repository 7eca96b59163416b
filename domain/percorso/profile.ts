import type { ProgrammeVersion } from '../programmes/programme';
import { addDays, type CivilDate } from '../time/civil-date';
import type { KnownProfile } from './agreed';
import { latest } from './clock';
import type { BegunPercorso, OpenPercorso } from './state';

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
