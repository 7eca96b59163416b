import { mayCorrect, named, saidBy } from '../correction';
import { refuse, type Context, type Decision, type Recorded } from '../decider';
import { knownRecords } from '../person/hearing';
import { CORRECTION } from '../programmes/citations';
import { rulebookBehind, rulesNameOf } from '../programmes/rulebook';
import { met, type Ruling } from '../ruling';
import { sameJson } from '../same-json';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { IncentiveCommand, IncentiveCorrecting } from './commands';
import { actOf, appliedBy, isCorrection, toldInstead, type Applied as Application } from './corrections';
import type { FactCorrected, IncentiveEvent } from './events';
import { factOn } from './fact';
import { withConsequences, type IncentiveDecision, type Setting } from './reassess';
import { toldAgain } from './retell';
import { hearingIn, type Applied } from './state';

type Fact = Recorded<IncentiveEvent>;
type Command = Extract<IncentiveCommand, { readonly type: 'CorrectIncentiveFact' }>;
type Refused = Extract<Decision<never>, { readonly verdict: 'refused' }>;

/** A correction that is asked: of which fact, and how an application is decided. */
interface Correction {
  readonly command: Command;
  readonly incentive: Applied;
  readonly setting: Setting;
  readonly apply: (command: IncentiveCorrecting, context: Context) => IncentiveDecision;
}

/** What is told instead of a fact, and on which rules. */
interface Told {
  readonly instead: readonly Application[];
  readonly basis: readonly Ruling[];
}

/**
 * A fact was recorded by mistake. The answer to the application, its terms and its money become those of an application made
 * without it; what was proposed, paid and given back stays, and the difference is owed or asked back.
 */
export function correctFact(correction: Correction): IncentiveDecision {
  const { command, incentive, setting } = correction;
  const fact = incentive.history.find(({ version }) => version === command.corrects);
  if (fact === undefined || !admits(fact, command))
    return refuse('fact-not-correctable', [String(command.corrects)]);
  if (!mayCorrect(fact, setting.actor, { isOfMoney: fact.event.type === 'IncentivePaymentRejected' }))
    return refuse('fact-of-another', [fact.actor.role]);
  const told = insteadOf(correction, fact);
  if ('verdict' in told) return told;
  const refused = refusalOf(told, fact, correction);
  if (refused !== undefined) return refused;
  const basis = [met(CORRECTION, { corrects: fact.version }), ...told.basis];
  const corrected = factOn(command.on, correctionBy(told, fact, correction), basis);
  return withConsequences(incentive, [corrected], setting);
}

/** Whether the fact may be taken out, or told as that application. */
function admits(fact: Fact, { instead }: Command): boolean {
  const act = actOf(fact);
  if (act === undefined) return false;
  return instead === null ? act.withdrawn : act.instead.includes(instead.type);
}

/** The application as its own rules take it in the place of the mistake, as of when that was told. */
function insteadOf({ command, incentive, setting, apply }: Correction, fact: Fact): Told | Refused {
  const { instead } = command;
  if (instead === null) return { instead: [], basis: [] };
  const now = toldOf(instead, fact, setting.now);
  const rulebook = rulebookBehind(setting.rulebook, rulesNameOf(setting.rules));
  const decision = apply(instead, { ...setting, actor: fact.actor, rulebook, now, today: dateOf(now) });
  if (decision.verdict === 'refused') return decision;
  const [first] = decision.facts;
  if (first?.event.type !== 'IncentiveApplied') return { instead: [], basis: [] };
  const { event, effectiveOn, basis } = first;
  const before = appliedBy(incentive.history, incentive.history.length).event;
  return { instead: [{ event: asRead(event, before, incentive), effectiveOn, toldAt: now }], basis };
}

/** What was read when it was made stands: the record of the worker with its messages, and the percorso where it is the same. */
function asRead(
  event: Application['event'],
  before: Application['event'],
  incentive: Applied,
): Application['event'] {
  const { beside: _, communications: __, ...told } = event;
  const { communications, beside, pathway } = before;
  const isHers = knownRecords(hearingIn(incentive)).includes(event.application.personId);
  const { personId } = (isHers ? before : event).application;
  const isSamePercorso = event.application.percorsoId === before.application.percorsoId;
  return {
    ...told,
    application: { ...event.application, personId },
    communications,
    pathway: isSamePercorso ? pathway : event.pathway,
    ...(beside === undefined ? {} : { beside }),
  };
}

/** It was told when the mistake was; a day that came later is told now. */
function toldOf({ on }: IncentiveCorrecting, { toldAt }: Fact, now: Instant): Instant {
  return on > dateOf(toldAt) ? now : toldAt;
}

/** Why a correction may not be recorded as it is asked. */
function refusalOf(
  { instead }: Told,
  fact: Fact,
  { command, incentive }: Correction,
): IncentiveDecision | undefined {
  const now = toldInstead(incentive.history, fact.version) ?? [fact];
  if (sameJson(instead.map(saidBy), now.map(saidBy)))
    return refuse('correction-changes-nothing', [named(fact)]);
  if (instead.some(({ event }) => isOfAnother(event, incentive)))
    return refuse('correction-of-another', [named(fact)]);
  const before = instead.flatMap(({ effectiveOn }) => actsBefore(effectiveOn, incentive));
  if (before.length > 0) return refuse('correction-after-next-step', before.map(named));
  return command.withdraws.length === 0 ? undefined : refuse('acts-hang-on-it');
}

/** The application of another employer, for another worker, or in another programme or under other rules, is another one. */
function isOfAnother({ application, rules }: Application['event'], incentive: Applied): boolean {
  const { personId, programme, employer } = incentive.application;
  const isSame = application.personId === personId && application.programme === programme;
  return !isSame || application.employer !== employer || rules !== incentive.rules;
}

/** What somebody asked of the application on a day before it would have been made. */
function actsBefore(on: CivilDate, { history }: Applied): readonly Fact[] {
  return history.filter((one) => ASKED.includes(one.event.type) && one.effectiveOn < on);
}

const ASKED: readonly IncentiveEvent['type'][] = [
  'PathwayConsulted',
  'IncentivePaymentProposed',
  'IncentivePaymentApproved',
  'IncentivePaymentRejected',
  'IncentiveRecoveryRecorded',
  'FactCorrected',
];

/** A decision on a payment changes no answer: what the last correction found of them stands. */
function correctionBy({ instead }: Told, fact: Fact, { incentive, setting }: Correction): FactCorrected {
  const { history } = incentive;
  const [application] = instead;
  const last = history.findLast(isCorrection)?.event ?? { overtaken: [], arisen: [] };
  const { overtaken, arisen } = last;
  const again = application === undefined ? { overtaken, arisen } : toldAgain(history, application, setting);
  return { type: 'FactCorrected', corrects: fact.version, instead, withdrawn: [], ...again };
}
