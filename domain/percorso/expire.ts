import { ENGINE } from '../actors';
import { accept, type Deadline, type Decision, type Premises } from '../decider';
import { met } from '../ruling';
import { maturesByDay } from '../entitlement/readers';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn } from '../programmes/rulebook';
import { lastDayOf } from '../programmes/term';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { PercorsoDeadline } from './agenda';
import { withMoney } from './assess';
import { claimsOnEnd, freePlace } from './claims';
import { latest } from './clock';

import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { resultTranchesOf, tranchesOf } from './pathway-facts';
import { hasEnded, type EndedPercorso, type OpenPercorso, type Percorso } from './percorso';

/**
 * What a deadline becomes once it is due, dated at the instant at which it fell due; never before the last step, which
 * six months that had passed before their choice was recorded would otherwise be.
 */
export function expire(
  deadline: Deadline,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, percorso.rules);
  const at = { stream, rules, now: deadline.dueAt, actor: ENGINE };
  const name = deadline.name as PercorsoDeadline;
  const dueOn = dateOf(deadline.dueAt);
  if (name === 'evidence') return withMoney(percorso, verified(percorso, rules, dueOn), at);
  const on = dueOn < percorso.since ? percorso.since : dueOn;
  const passed = (event: PercorsoEvent) => [factOn(on, event, [deadline.rule])];
  if (hasEnded(percorso))
    return name === 'settlement' ? withMoney(percorso, passed({ type: 'PercorsoSettled' }), at) : accept([]);
  const ending = { ...at, claims: claimsOnEnd(stream, percorso) };
  const again = { ...at, claims: freePlace(stream, percorso) };
  // A message may make a term pass that had long been over: the next one runs from the day on which that became known.
  const chooseBy = chooseAgainBy(rules, latest(on, percorso.dossier.money.verifiedTo ?? on));
  switch (name) {
    case 'choice':
      return withMoney(percorso, passed({ type: 'AssegnoLapsed' }), ending);
    case 'acceptance':
      return withMoney(percorso, passed({ type: 'AplAcceptanceExpired', chooseBy }), again);
    case 'first-meeting':
      return withMoney(percorso, passed({ type: 'FirstMeetingMissed', chooseBy }), again);
    case 'plan':
      return accept(passed({ type: 'PlanOverdue' }));
    case 'conclusion':
      return withMoney(percorso, passed({ type: 'PercorsoConcluded' }), ending);
    case 'settlement':
      return accept([]);
  }
}

/** By when an APL is to be chosen again, counted from a refusal or a silence. */
export function chooseAgainBy({ terms }: ProgrammeVersion, from: CivilDate): CivilDate {
  return lastDayOf(terms.choice, from);
}

/** Everything that matures on that day: milestones for whose messages the time has passed, and other parts whose day has come. */
function verified(percorso: OpenPercorso | EndedPercorso, rules: ProgrammeVersion, on: CivilDate) {
  const milestones = resultTranchesOf(percorso, rules)
    .filter((one) => one.payableFrom === on)
    .map(({ outcome, relationship, milestone, earnedOn: reachedOn }) =>
      factOn(on, { type: 'OutcomeVerified', outcome, relationship, milestone, reachedOn }, [
        met(rules.evidence.source, { reachedOn, payableFrom: on }),
      ]),
    );
  const others = tranchesOf(percorso, rules)
    .filter(
      ({ rule, tranche }) => rule.kind !== 'result-fee' && maturesByDay(rule) && tranche.payableFrom === on,
    )
    .map(({ rule, tranche: { part, payee, earnedOn } }) =>
      factOn(on, { type: 'TrancheMatured', part, payee, earnedOn }, [
        met(rule.basis, { earnedOn, payableFrom: on }),
      ]),
    );
  return [...milestones, ...others];
}
