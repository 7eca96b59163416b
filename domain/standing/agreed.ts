import { PROFILE_INDEX_UNIT } from '../entitlement/assegno-value';
import type { KnownPatto } from '../percorso/agreed';
import { pattoOn } from '../percorso/patto';
import { deliveredOf, unplannedIn, type ActionStanding, type Unplanned } from '../percorso/plan-delivered';
import { profileOf, profileOfMoney, refreshBy } from '../percorso/profile';
import { hasEnded, type BegunPercorso } from '../percorso/state';
import type { ProfileNeed } from '../programmes/profiling';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';

/** What was agreed with a person and what came of it; each null as long as there is none. */
export interface AgreedStanding {
  readonly profile: ProfileStanding | null;
  /** That in force on the day asked about. */
  readonly patto: KnownPatto | null;
  readonly plan: PlanStanding | null;
}

export interface ProfileStanding {
  readonly version: number;
  readonly on: CivilDate;
  /** Between 0 and 1, four decimals. */
  readonly profileIndex: string;
  readonly referenceOn: CivilDate;
  readonly needs: readonly ProfileNeed[];
  /** Whether money follows it: one that was measured once money was set aside changes nothing of it. */
  readonly setsAmounts: boolean;
  /** The last day on which it may stay as it is; null where none is set, or it has passed. */
  readonly refreshBy: CivilDate | null;
  readonly refreshDueSince: CivilDate | null;
}

export interface PlanStanding {
  readonly version: number;
  readonly on: CivilDate;
  readonly actions: readonly ActionStanding[];
  readonly unplanned: readonly Unplanned[];
}

export function agreedOf(percorso: BegunPercorso, rules: ProgrammeVersion, asOf: CivilDate): AgreedStanding {
  const { plan } = percorso.agreed;
  return {
    profile: profileStanding(percorso, rules),
    patto: pattoOn(percorso, asOf) ?? null,
    plan:
      plan === null
        ? null
        : {
            version: plan.version,
            on: plan.on,
            actions: deliveredOf(percorso, asOf),
            unplanned: unplannedIn(percorso, asOf),
          },
  };
}

function profileStanding(percorso: BegunPercorso, rules: ProgrammeVersion): ProfileStanding | null {
  const profile = profileOf(percorso);
  if (profile === undefined) return null;
  const { version, on, profileIndex, referenceOn, needs, dueSince } = profile;
  return {
    version,
    on,
    referenceOn,
    needs,
    profileIndex: (profileIndex / PROFILE_INDEX_UNIT).toFixed(4),
    setsAmounts: profileOfMoney(percorso, rules) === profile,
    refreshBy: hasEnded(percorso) ? null : (refreshBy(percorso, rules) ?? null),
    refreshDueSince: dueSince,
  };
}
