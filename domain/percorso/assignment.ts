import { isAccreditedOn, type Apl } from '../apl/apl';
import { accept, refuse, type Context } from '../decider';
import { met, notMet } from '../ruling';
import type { Envelope } from '../envelope/envelope';
import { aplStream, envelopeStream } from '../identifiers';
import { lastDayOf } from '../programmes/term';
import { reservationCents } from '../entitlement/assegno-value';
import { choicesOf } from './choices';
import { withMoney } from './assess';
import { freePlace, takePlace, takeReservation } from './claims';
import { plannedEnd } from './clock';
import type { PercorsoEvent } from './events';
import { daysBetween } from '../time/civil-date';
import { chooseAgainBy } from './expire';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { step, type PercorsoDecision } from './step';

export function issueAssegno(held: Allowed<'IssueAssegno'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const { reservation, terms, steps } = rules;
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

export function chooseApl(
  { command, percorso, rules }: Allowed<'ChooseApl'>,
  context: Context,
): PercorsoDecision {
  const { steps, terms, duration } = rules;
  const { aplId, on } = command;
  const apl = context.streams[aplStream(aplId)] as Apl;
  if (apl.phase === 'none') return refuse('apl-unknown', [aplId]);
  const choice = { aplId, on };
  if (!isAccreditedOn(apl, on))
    return refuse('apl-not-accredited', [aplId], [notMet(steps['apl-choice'], choice)]);
  const acceptBy = lastDayOf(terms.acceptance, context.today);
  const endsOn = plannedEnd(percorso, rules, on);
  const basis = [
    met(steps['apl-choice'], choice),
    met(terms.acceptance.source, { from: context.today, acceptBy }),
    met(duration.source, { from: on, endsOn }),
  ];
  const places = apl.places === null ? [] : [takePlace(context.stream, aplId)];
  const chosen = factOn(on, { type: 'AplChosen', aplId, acceptBy, endsOn }, basis);
  return withMoney(percorso, [chosen], { ...context, rules, claims: places });
}

export function acceptPerson(held: Allowed<'AcceptPerson'>, context: Context): PercorsoDecision {
  const term = held.rules.terms['first-meeting'];
  const meetBy = lastDayOf(term, context.today);
  return step(held, 'acceptance', {
    event: { type: 'AplAccepted', meetBy },
    rulings: [met(term.source, { from: context.today, meetBy })],
  });
}

/** The service begins, and with it what a job may earn. */
export function holdFirstMeeting(held: Allowed<'HoldFirstMeeting'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const { on, tutorId } = command;
  const basis = [met(rules.steps['first-meeting'], { phase: percorso.phase })];
  const fact = factOn(on, { type: 'FirstMeetingHeld', tutorId }, basis);
  return withMoney(percorso, [fact], { ...context, rules });
}

export function declinePerson(held: Allowed<'DeclinePerson'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const event: PercorsoEvent = { type: 'AplDeclined', chooseBy: chooseAgainBy(rules, context.today) };
  const basis = [met(rules.steps.acceptance, { phase: percorso.phase })];
  return withMoney(percorso, [factOn(command.on, event, basis)], {
    ...context,
    rules,
    claims: freePlace(context.stream, percorso),
  });
}

/** The person leaves the chosen APL for another: seldom, and early enough (R10). The six months go on. */
export function changeApl(
  { command, percorso, rules }: Allowed<'ChangeApl'>,
  context: Context,
): PercorsoDecision {
  const { most, withinDays, source } = rules.changes.apl;
  const [first] = choicesOf(percorso.dossier);
  const days = first === undefined ? 0 : daysBetween(first.on, command.on);
  const ruling = { changes: percorso.dossier.changes.apl, days };
  if (percorso.dossier.changes.apl >= most)
    return refuse('change-already-used', [], [notMet(source, ruling)]);
  if (withinDays !== null && days >= withinDays)
    return refuse('change-too-late', [], [notMet(source, ruling)]);
  const chooseBy = chooseAgainBy(rules, context.today);
  const left = factOn(command.on, { type: 'AplChangeRequested', chooseBy }, [met(source, ruling)]);
  return withMoney(percorso, [left], { ...context, rules, claims: freePlace(context.stream, percorso) });
}

export function changeTutor({ command, percorso, rules }: Allowed<'ChangeTutor'>): PercorsoDecision {
  const { most, source } = rules.changes.tutor;
  const ruling = { changes: percorso.dossier.changes.tutor };
  if (percorso.dossier.changes.tutor >= most)
    return refuse('change-already-used', [], [notMet(source, ruling)]);
  const { on, tutorId } = command;
  return accept([factOn(on, { type: 'TutorChanged', tutorId }, [met(source, ruling)])]);
}
