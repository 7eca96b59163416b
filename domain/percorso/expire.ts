import { isOfRecoveryTerm, recoveryPassed, type RecoveryDeadline } from '../account/recovery-agenda';
import { ENGINE } from '../actors';
import { accept, type Claim, type Deadline, type Decision, type Premises } from '../decider';
import type { StreamId } from '../identifiers';
import { met } from '../ruling';
import { maturesByDay } from '../entitlement/readers';
import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn } from '../programmes/rulebook';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { PercorsoDeadline } from './agenda';
import { withoutOn } from './accreditation-read';
import { withMoney } from './assess';
import { claimsOnEnd, freePlace } from './claims';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { ruleIn, silenceOf } from './pathway';
import { resultTranchesOf, tranchesOf } from './pathway-facts';
import { hasEnded, type BegunPercorso, type OpenPercorso, type Percorso } from './state';

/**
 * What a deadline becomes once it is due, dated at the instant at which it fell due; never before the last step, which
 * six months that had passed before their choice was recorded would otherwise be.
 */
export function expire(deadline: Deadline, percorso: Percorso, premises: Premises): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  return isOfRecoveryTerm(deadline.name)
    ? accept(askedBackInVain(deadline, percorso))
    : passedOf(deadline, percorso, premises);
}

function passedOf(
  deadline: Deadline,
  percorso: BegunPercorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  const rules = rulesIn(rulebook, percorso.rules);
  const at = { stream, rules, now: deadline.dueAt, actor: ENGINE };
  const name = deadline.name as Exclude<PercorsoDeadline, RecoveryDeadline>;
  const dueOn = dateOf(deadline.dueAt);
  if (name === 'evidence') return withMoney(percorso, verified(percorso, rules, dueOn), at);
  const on = dueOn < percorso.since ? percorso.since : dueOn;
  const passed = (event: PercorsoEvent) => [factOn(on, event, [deadline.rule])];
  if (hasEnded(percorso))
    return name === 'settlement' ? withMoney(percorso, passed({ type: 'PercorsoSettled' }), at) : accept([]);
  if (name === 'settlement') return accept([]);
  if (name === 'accreditation') return accept([turned(deadline, percorso, dueOn)]);
  const event = passing(name, rules);
  return withMoney(percorso, passed(event), { ...at, claims: claimsAfter(event, stream, percorso) });
}

/** Nobody replied, or nothing came back, by that day. */
function askedBackInVain(deadline: Deadline, { dossier }: BegunPercorso) {
  const passed = recoveryPassed(deadline, dossier.money);
  return passed === undefined ? [] : [factOn(dateOf(deadline.dueAt), passed.event, passed.basis)];
}

/** The provider is accredited no longer, or again. */
function turned({ rule }: Deadline, percorso: OpenPercorso, on: CivilDate) {
  return factOn(on, { type: 'AccreditationChanged', without: withoutOn(on, percorso) }, [rule]);
}

/** The end of the service, a profile that has grown old, or what becomes of a step that was waited for in vain. */
function passing(name: StepName | 'conclusion' | 'profile-refresh', rules: ProgrammeVersion): PercorsoEvent {
  if (name === 'profile-refresh') return { type: 'ProfileRefreshDue' };
  return name === 'conclusion' ? { type: 'PercorsoConcluded' } : silenceOf(name, ruleIn(name, rules));
}

/** What a percorso gives back as its time passes: all of it at its end, the place at a provider that is gone. */
function claimsAfter({ type }: PercorsoEvent, stream: StreamId, percorso: OpenPercorso): readonly Claim[] {
  if (type === 'PercorsoConcluded' || type === 'AssegnoLapsed') return claimsOnEnd(stream, percorso);
  return type === 'PlanOverdue' || type === 'ProfileRefreshDue' ? [] : freePlace(stream, percorso);
}

/** Everything that matures on that day: milestones for whose messages the time has passed, and other parts whose day has come. */
function verified(percorso: BegunPercorso, rules: ProgrammeVersion, on: CivilDate) {
  const milestones = resultTranchesOf(percorso, rules)
    .filter((one) => one.payableFrom === on)
    .map(({ outcome, relationship, milestone, earnedOn: reachedOn }) =>
      factOn(on, { type: 'OutcomeVerified', outcome, relationship, milestone, reachedOn }, [
        met(rules.evidence.source, { reachedOn, payableFrom: on }),
      ]),
    );
  const others = tranchesOf(percorso, rules, (rule) => rule.kind !== 'result-fee' && maturesByDay(rule))
    .filter(({ tranche }) => tranche.payableFrom === on)
    .map(({ rule, tranche: { part, payee, earnedOn } }) =>
      factOn(on, { type: 'TrancheMatured', part, payee, earnedOn }, [
        met(rule.basis, { earnedOn, payableFrom: on }),
      ]),
    );
  return [...milestones, ...others];
}
