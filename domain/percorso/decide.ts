import { accept, met, notMet, refuse, type Context, type Decision, type Ruling } from '../decider';
import { isAccreditedOn, type Apl } from '../apl/apl';
import { aplStream, envelopeStream, personStream, type StreamId } from '../identifiers';
import type { Envelope } from '../envelope/envelope';
import type { Person } from '../person/person';
import { programmeOf, rulesNameOf, rulesOf, versionOn } from '../programmes';
import { lastDayOf, lastDayOfPercorso, type StepName } from '../programmes/programme';
import { reservationCents } from '../remuneration/assegno-value';
import type { CivilDate } from '../time/civil-date';
import { activePercorsoKey, claimsOnEnd, freeReservation, takeReservation } from './claims';
import type { PercorsoCommand } from './commands';
import { assessAll, missingFacts, unmetRules } from './eligibility';
import type { PercorsoEvent } from './events';
import { chooseAgainBy, factOn } from './expire';
import { guard, type Allowed } from './guard';
import type { OpenPercorso, Percorso } from './percorso';

type Command<Type extends PercorsoCommand['type']> = Extract<PercorsoCommand, { type: Type }>;
type PercorsoDecision = Decision<PercorsoEvent>;

/** May this be asked now, under the rules that the percorso began with? Facts and claims, or the reason why not. */
export function decide(command: PercorsoCommand, percorso: Percorso, context: Context): PercorsoDecision {
  if (command.type === 'RecordEffectAnswer') return recordEffectAnswer(command, percorso, context);
  const held = guard(command, percorso, context);
  if ('verdict' in held) return held;
  switch (held.asked) {
    case 'SubmitAdhesion':
      return submitAdhesion(held.command, context);
    case 'RecordFacts':
      return recordFacts(held, context);
    case 'TakeInCharge':
      return takeInCharge(held);
    case 'AssignProfile':
      return step(held, 'profile', { type: 'ProfileAssigned', profileIndex: held.command.profileIndex });
    case 'SignPatto':
      return step(held, 'patto', { type: 'PattoSigned' });
    case 'IssueAssegno':
      return issueAssegno(held, context);
    case 'ChooseApl':
      return chooseApl(held, context);
    case 'AcceptPerson':
      return acceptPerson(held, context);
    case 'DeclinePerson':
      return step(held, 'acceptance', {
        type: 'AplDeclined',
        chooseBy: chooseAgainBy(held.percorso, context.today),
      });
    case 'HoldFirstMeeting':
      return step(held, 'first-meeting', { type: 'FirstMeetingHeld', tutorId: held.command.tutorId });
    case 'ReportAbandonment':
      return reportAbandonment(held, context);
    case 'RetryEffect':
      return accept([factOn(context.today, { type: 'EffectReopened', key: held.command.key }, [])]);
  }
}

/** The streams that a decision reads beside the percorso itself. */
export function needs(command: PercorsoCommand, percorso: Percorso): readonly StreamId[] {
  if (command.type === 'SubmitAdhesion') return [personStream(command.personId)];
  if (command.type === 'ChooseApl') return [aplStream(command.aplId)];
  if (command.type === 'IssueAssegno' && percorso.phase === 'patto-signed') {
    return [envelopeStream(rulesOf(percorso.rules).reservation.envelope)];
  }
  return [];
}

function submitAdhesion(command: Command<'SubmitAdhesion'>, context: Context): PercorsoDecision {
  const person = context.streams[personStream(command.personId)] as Person;
  if (person.phase === 'none') return refuse('person-unknown');
  const programme = programmeOf(command.programme);
  if (programme === undefined) return refuse('programme-unknown');
  const version = versionOn(programme, command.on);
  if (version === undefined) return refuse('adhesion-window-closed');
  const rulings = assessAll(version, command.facts, command.on);
  if (unmetRules(rulings).length > 0) return refuse('requirement-not-met', unmetRules(rulings), rulings);
  const { personId, cpi, on, facts } = command;
  const rules = rulesNameOf(version);
  const event: PercorsoEvent = { type: 'AdhesionSubmitted', personId, cpi, rules, requestedOn: on, facts };
  return accept(
    [factOn(on, event, [met(version.adhesion, { requestedOn: on }), ...rulings])],
    [{ kind: 'take-key', key: activePercorsoKey({ personId, rules }), refusedAs: 'percorso-already-active' }],
  );
}

function recordFacts({ command, percorso }: Allowed<'RecordFacts'>, context: Context): PercorsoDecision {
  const rules = rulesOf(percorso.rules);
  const rulings = assessAll(rules, { ...percorso.facts, ...command.facts }, percorso.requestedOn);
  const recorded = factOn(command.on, { type: 'FactsRecorded', facts: command.facts }, [
    met(rules.steps.facts),
    ...rulings,
  ]);
  const unmet = unmetRules(rulings);
  if (unmet.length === 0) return accept([recorded]);
  const rejected = factOn(command.on, { type: 'AdhesionRejected', requirements: unmet }, rulings);
  return accept([recorded, rejected], claimsOnEnd(context.stream, percorso, false));
}

function takeInCharge(held: Allowed<'TakeInCharge'>): PercorsoDecision {
  const { percorso } = held;
  const rulings = assessAll(rulesOf(percorso.rules), percorso.facts, percorso.requestedOn);
  const missing = missingFacts(rulings);
  if (missing.length > 0) return refuse('facts-missing', missing, rulings);
  return step(held, 'taking-charge', { type: 'TakenInCharge' }, rulings);
}

function issueAssegno(held: Allowed<'IssueAssegno'>, context: Context): PercorsoDecision {
  const { percorso, command } = held;
  const { reservation, terms, steps } = rulesOf(percorso.rules);
  const envelope = context.streams[envelopeStream(reservation.envelope)] as Envelope;
  if (envelope.phase === 'none') return refuse('envelope-not-open', [reservation.envelope]);
  const reservedCents = reservationCents(percorso.profileIndex, reservation);
  const chooseBy = lastDayOf(terms.choice, context.today);
  const event: PercorsoEvent = {
    type: 'AssegnoIssued',
    envelope: reservation.envelope,
    reservedCents,
    chooseBy,
  };
  const basis = [
    met(steps.issue, { phase: percorso.phase }),
    met(reservation.source, { profileIndex: percorso.profileIndex, reservedCents }),
    met(terms.choice.source, { from: context.today, chooseBy }),
  ];
  return accept(
    [factOn(command.on, event, basis)],
    [takeReservation(context.stream, reservation.envelope, reservedCents)],
  );
}

function chooseApl({ command, percorso }: Allowed<'ChooseApl'>, context: Context): PercorsoDecision {
  const { steps, terms, duration } = rulesOf(percorso.rules);
  const { aplId, on } = command;
  const apl = context.streams[aplStream(aplId)] as Apl;
  if (apl.phase === 'none') return refuse('apl-unknown', [aplId]);
  const choice = { aplId, on };
  if (!isAccreditedOn(apl, on))
    return refuse('apl-not-accredited', [aplId], [notMet(steps['apl-choice'], choice)]);
  const acceptBy = lastDayOf(terms.acceptance, context.today);
  const endsOn = lastDayOfPercorso(duration, on);
  const basis = [
    met(steps['apl-choice'], choice),
    met(terms.acceptance.source, { from: context.today, acceptBy }),
    met(duration.source, { from: on, endsOn }),
  ];
  return accept([factOn(on, { type: 'AplChosen', aplId, acceptBy, endsOn }, basis)]);
}

function acceptPerson(held: Allowed<'AcceptPerson'>, context: Context): PercorsoDecision {
  const { source } = rulesOf(held.percorso.rules).terms['first-meeting'];
  const meetBy = lastDayOf(rulesOf(held.percorso.rules).terms['first-meeting'], context.today);
  return step(held, 'acceptance', { type: 'AplAccepted', meetBy }, [
    met(source, { from: context.today, meetBy }),
  ]);
}

function reportAbandonment(
  { command, percorso }: Allowed<'ReportAbandonment'>,
  context: Context,
): PercorsoDecision {
  const basis = [
    met(rulesOf(percorso.rules).steps.abandonment, { phase: percorso.phase, cause: command.cause }),
  ];
  const abandoned = factOn(command.on, { type: 'PercorsoAbandoned', cause: command.cause }, basis);
  return accept([abandoned], claimsOnEnd(context.stream, percorso, false));
}

/** An answer that changes nothing any more (a repeated one, one overtaken by the undo) is accepted without a fact. */
function recordEffectAnswer(
  command: Command<'RecordEffectAnswer'>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  const { type: _, ...answer } = command;
  const effects = percorso.phase === 'none' ? [] : percorso.effects;
  const standing = effects.find((one) => one.key === answer.key && one.direction === answer.direction);
  if (standing === undefined || (standing.answer !== 'open' && standing.answer !== 'unknown'))
    return accept([]);
  const released =
    answer.effect === 'reserve-budget' && answer.direction === 'undo' && answer.answer === 'done';
  const recorded = factOn(context.today, { type: 'EffectAnswered', ...answer }, []);
  return accept([recorded], released ? [freeReservation(context.stream, standing)] : []);
}

/** A step whose rule is an order or a permission: one fact, on the rule's citation. */
function step(
  { command, percorso }: { command: { on: CivilDate }; percorso: OpenPercorso },
  name: StepName,
  ...[event, rulings = []]: [PercorsoEvent, (readonly Ruling[])?]
): PercorsoDecision {
  const rule = met(rulesOf(percorso.rules).steps[name], { phase: percorso.phase });
  return accept([factOn(command.on, event, [rule, ...rulings])]);
}
