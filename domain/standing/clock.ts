import { chooseBy, concludesOn, jobsOf } from '../percorso/clock';
import { choicesOf } from '../percorso/choices';
import { hasEnded, type Percorso } from '../percorso/percorso';
import { lastDayOfPercorso, type ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';

/** When the service ends: as planned at the choice, and as jobs have moved it; and whether a job suspends it. */
export interface ClockStanding {
  readonly plannedEnd: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly chooseBy: CivilDate | null;
  /** The first day of the job that suspends it on the day asked about; null where none does. */
  readonly suspendedSince: CivilDate | null;
}

export function clockOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  rules: ProgrammeVersion,
  asOf: CivilDate,
): ClockStanding {
  const [first] = choicesOf(percorso.dossier);
  const plannedEnd = first === undefined ? null : lastDayOfPercorso(rules.duration, first.on);
  if (hasEnded(percorso))
    return { plannedEnd, endsOn: percorso.endedOn, chooseBy: null, suspendedSince: null };
  const running = jobsOf(percorso).find(
    ({ firstDay, lastDay }) => firstDay <= asOf && (lastDay === null || lastDay >= asOf),
  );
  return {
    plannedEnd,
    endsOn: concludesOn(percorso, rules) ?? null,
    chooseBy: percorso.phase === 'issued' ? chooseBy(percorso, rules) : null,
    suspendedSince: running?.firstDay ?? null,
  };
}
