import { accept, refuse, type Context } from '../decider';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { lastDayOf } from '../programmes/term';
import { met, type Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { lastDayIn } from './agenda';
import type { Delivered } from './events';
import { exempted } from './exemption';
import { factOn, only, type Held, type ProceedingDecision } from './fact';
import { isOver, stageOf, standingMeasure, type Proceeding } from './state';

/** Who came, or did not; an absence counts only where the summons had reached the person before that day. */
export function recordAppointment({ command, one, requests }: Held<'RecordAppointment'>): ProceedingDecision {
  const { kept, on, proceeding } = command;
  const { summons } = one;
  if (summons === null || stageOf(one) !== 'summoned') return elsewhereIn(one);
  if (on < summons.appointmentOn) return refuse('dates-out-of-order');
  if (kept) return only(on, { type: 'SummonsKept', proceeding });
  const exempt = exempted(one.matter, requests);
  if (exempt !== undefined) return exempt;
  const { delivery, appointmentOn } = summons;
  if (delivery === null || delivery.on >= appointmentOn) return refuse('summons-not-delivered');
  const basis = [met(DUE_PROCESS_LAW.summons, { deliveredOn: delivery.on, appointmentOn })];
  return only(on, { type: 'SummonsMissed', proceeding }, basis);
}

/** What was given as a reason in time does not justify the absence: the proceeding is opened. */
export function rejectJustification(
  { command, one }: Held<'RejectJustification'>,
  { actor }: Context,
): ProceedingDecision {
  const { on, proceeding, docket } = command;
  if (stageOf(one) !== 'justified') return elsewhereIn(one);
  if (actor.role !== 'cpi') return refuse('proceeding-of-another');
  if (on < givenOn(one)) return refuse('dates-out-of-order');
  const basis = [met(DUE_PROCESS_LAW.justification.source), met(DUE_PROCESS_LAW.opening)];
  return only(on, { type: 'JustificationRejected', proceeding, docket }, basis);
}

/** The day on which a reason was given for an absence, or of the absence itself where it was given before. */
function givenOn({ summons, defences }: Proceeding): CivilDate | '' {
  const absentOn = summons?.appointmentOn ?? '';
  const last = defences.at(-1)?.on ?? '';
  return last > absentOn ? last : absentOn;
}

/** Which benefit the person received, and since when; until a measure is adopted it may be told otherwise. */
export function tellSpell({ command, one }: Held<'TellSpell'>): ProceedingDecision {
  const { on, proceeding, spell } = command;
  const { matter, decided } = one;
  if (matter.kind !== 'conditionality') return refuse('matter-of-another-subject', [matter.kind]);
  if (decided !== null || isOver(one)) return elsewhereIn(one);
  if (spell.since > matter.on) return refuse('dates-out-of-order');
  return only(on, { type: 'SpellTold', proceeding, spell });
}

/** That something reached its addressee, with its proof. With the delivery of a decision the measure has effect. */
export function recordDelivery({ command, one }: Held<'RecordDelivery'>): ProceedingDecision {
  const { on, proceeding, of, channel, docket } = command;
  const sentOn = SENT_ON[of](one);
  if (sentOn === undefined) return elsewhereIn(one);
  if (on < sentOn) return refuse('dates-out-of-order');
  const recorded = { type: 'DeliveryRecorded', proceeding, of, channel, docket } as const;
  const effect = of === 'decision' ? takingEffect(one, on) : [];
  return accept([factOn(on, recorded, basisOf(command)), ...effect]);
}

/** Of what waits to be delivered, the day since when. */
const SENT_ON: { readonly [of in Delivered]: (one: Proceeding) => CivilDate | undefined } = {
  summons: (one) =>
    stageOf(one) === 'summoned' && one.summons?.delivery === null ? one.summons.on : undefined,
  notice: ({ openedOn, notice, decided }) =>
    notice === null && decided === null ? (openedOn ?? undefined) : undefined,
  decision: ({ decided }) => (decided?.delivery === null ? decided.on : undefined),
};

/** What was annulled before it was delivered never has effect. */
function takingEffect(one: Proceeding, on: CivilDate) {
  const { number: proceeding, matter } = one;
  const measure = standingMeasure(one);
  if (measure === undefined) return [];
  const percorso = 'percorso' in matter ? matter.percorso : null;
  const rule = met(DUE_PROCESS_LAW.effect, { measure: measure.kind });
  return [factOn(on, { type: 'MeasureTookEffect', proceeding, measure, percorso }, [rule])];
}

/** With a notice the term to answer begins to run, with a decision the one to appeal. */
function basisOf({ of, on }: Held<'RecordDelivery'>['command']): readonly Ruling[] {
  if (of === 'summons') return [met(DUE_PROCESS_LAW.summons, { deliveredOn: on })];
  const term = DUE_PROCESS_LAW[of === 'notice' ? 'defence' : 'appeal'];
  return [met(term.source, { lastDay: lastDayOf(term, on) })];
}

/** An answer, or the reason of an absence. It is heard also after its term, as long as nothing is decided; told later, it shows that it was not. */
export function lodgeDefence({ command, one }: Held<'LodgeDefence'>): ProceedingDecision {
  const { on, proceeding, ground, docket } = command;
  const term = answeringIn(one);
  if (term === undefined) return elsewhereIn(one);
  if (one.decided !== null && !isInTime(one, on)) return refuse('defence-after-decision');
  if (on < begunOn(one)) return refuse('dates-out-of-order');
  const lastDay = lastDayIn(one, term);
  const basis = lastDay === undefined ? [] : [met(DUE_PROCESS_LAW[term].source, { lastDay })];
  return only(on, { type: 'DefenceLodged', proceeding, ground, docket }, basis);
}

/** The day of the summons, or else that of the opening: one of them began it. */
export function begunOn({ summons, openedOn }: Proceeding): CivilDate {
  return summons?.on ?? openedOn ?? ('' as CivilDate);
}

/** Which term an answer keeps: to justify an absence, or to be heard; undefined where there is nothing to answer. */
function answeringIn(one: Proceeding): 'justification' | 'defence' | undefined {
  const stage = stageOf(one);
  if (stage === 'absent' || stage === 'justified') return 'justification';
  return one.openedOn === null ? undefined : 'defence';
}

function isInTime(one: Proceeding, on: CivilDate): boolean {
  const lastDay = lastDayIn(one, 'defence');
  const isBefore = one.decided !== null && on <= one.decided.on;
  return isBefore || (lastDay !== undefined && on <= lastDay);
}

/** The proceeding has come to another point, which the refusal names. */
export function elsewhereIn(one: Proceeding): ProceedingDecision {
  return refuse('proceeding-at-another-stage', [stageOf(one)]);
}
