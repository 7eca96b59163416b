import { accept, type Deadline, type Decision, type NewFact, type Ruling } from '../decider';
import type { StreamId } from '../identifiers';
import { rulesOf } from '../programmes';
import { lastDayOf } from '../programmes/programme';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { PercorsoDeadline } from './agenda';
import { claimsOnEnd } from './claims';
import type { PercorsoEvent } from './events';
import { hasEnded, type OpenPercorso, type Percorso } from './percorso';

/**
 * What a deadline becomes once it is due, dated at the instant at which it fell due; never before the last step, which
 * six months that had passed before their choice was recorded would otherwise be.
 */
export function expire(deadline: Deadline, percorso: Percorso, stream: StreamId): Decision<PercorsoEvent> {
  if (percorso.phase === 'none' || hasEnded(percorso)) return accept([]);
  const dueOn = dateOf(deadline.dueAt);
  const on = dueOn < percorso.since ? percorso.since : dueOn;
  const passed = (event: PercorsoEvent) => [factOn(on, event, [deadline.rule])];
  switch (deadline.name as PercorsoDeadline) {
    case 'choice':
      return accept(passed({ type: 'AssegnoLapsed' }), claimsOnEnd(stream, percorso, false));
    case 'acceptance':
      return accept(passed({ type: 'AplAcceptanceExpired', chooseBy: chooseAgainBy(percorso, on) }));
    case 'first-meeting':
      return accept(passed({ type: 'FirstMeetingMissed', chooseBy: chooseAgainBy(percorso, on) }));
    case 'conclusion':
      return accept(passed({ type: 'PercorsoConcluded' }), claimsOnEnd(stream, percorso, true));
  }
}

/** By when an APL is to be chosen again, counted from a refusal or a silence. */
export function chooseAgainBy(percorso: OpenPercorso, from: CivilDate): CivilDate {
  return lastDayOf(rulesOf(percorso.rules).terms.choice, from);
}

export function factOn(
  effectiveOn: CivilDate,
  event: PercorsoEvent,
  basis: readonly Ruling[],
): NewFact<PercorsoEvent> {
  return { event, effectiveOn, basis };
}
