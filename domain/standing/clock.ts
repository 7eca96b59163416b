import { concludesOn, jobsOf, plannedEndOf } from '../percorso/clock';
import { dueSteps } from '../percorso/pathway';
import { hasEnded, type BegunPercorso } from '../percorso/state';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';

/** When the service ends: as planned when it began, and as jobs have moved it; and whether a job suspends it. */
export interface ClockStanding {
  readonly plannedEnd: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** By when a provider is to be chosen. */
  readonly chooseBy: CivilDate | null;
  /** The first day of the job that suspends it on the day asked about; null where none does. */
  readonly suspendedSince: CivilDate | null;
}

export function clockOf(percorso: BegunPercorso, rules: ProgrammeVersion, asOf: CivilDate): ClockStanding {
  const plannedEnd = plannedEndOf(percorso, rules) ?? null;
  if (hasEnded(percorso))
    return { plannedEnd, endsOn: percorso.end.on, chooseBy: null, suspendedSince: null };
  const running = jobsOf(percorso).find(
    ({ firstDay, lastDay }) => firstDay <= asOf && (lastDay === null || lastDay >= asOf),
  );
  return {
    plannedEnd,
    endsOn: concludesOn(percorso, rules) ?? null,
    chooseBy: dueSteps(percorso, rules).find(({ step }) => step === 'choice')?.lastDay ?? null,
    suspendedSince: running?.firstDay ?? null,
  };
}
