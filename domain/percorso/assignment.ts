import { isAccreditedOn, type Apl } from '../apl/state';
import { accept, refuse, type Context } from '../decider';
import { met, notMet, type Ruling } from '../ruling';
import type { Envelope } from '../envelope/envelope';
import { aplStream, envelopeStream } from '../identifiers';
import { lastDayOf } from '../programmes/term';
import { bodyOf, kindOfProvider, type Provider, type ProviderId } from '../provider';
import { reservationCents } from '../entitlement/assegno-value';
import { daysBetween } from '../time/civil-date';
import { withMoney } from './assess';
import { notAccreditedNow, unaccreditedOn } from './accreditation';
import { accredited } from './accreditation-read';
import { freePlace, takePlace, takeReservation } from './claims';
import { envelopeOf } from './envelope-of';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { officeRefused, officesChosen } from './office';
import { isTaken, ruleIn, ruleOf } from './pathway';
import { choicesOf } from './choices';
import { profileOf } from './profile';
import { stageOf, stepIn } from './state';
import { begunBy, step, type PercorsoDecision } from './step';

/** What is set aside for a profile waits for one; where it is the same for all, none is looked at. */
export function issueAssegno(held: Allowed<'IssueAssegno'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const { reservation } = rules;
  const code = envelopeOf(percorso, reservation);
  const envelope = context.streams[envelopeStream(code)] as Envelope;
  if (envelope.phase === 'none') return refuse('envelope-not-open', [code]);
  const measured = profileOf(percorso);
  if (measured === undefined && reservation.sets === 'most')
    return refuse('step-not-allowed-now', ['profile']);
  const profileIndex = measured?.profileIndex ?? null;
  const reservedCents = reservationCents(profileIndex ?? 0, reservation);
  const event: PercorsoEvent = { type: 'AssegnoIssued', envelope: code, reservedCents };
  const basis = [
    met(ruleIn('issue', rules).source, { phase: stageOf(percorso) }),
    met(reservation.source, { profileIndex, reservedCents }),
    ...begunBy({ ...held, step: 'issue' }, context),
  ];
  return accept([factOn(command.on, event, basis)], [takeReservation(context.stream, code, reservedCents)]);
}

export function chooseApl(held: Allowed<'ChooseApl'>, context: Context): PercorsoDecision {
  const { command, percorso, rules } = held;
  const { provider, on } = command;
  const choice = met(ruleIn('choice', rules).source, { ...named(provider), on });
  const refused =
    notOffered(provider, held) ?? officeUnfit(held, context) ?? notAccredited(held, context, choice);
  if (refused !== undefined) return refused;
  const basis = [choice, ...begunBy({ ...held, step: 'choice' }, context)];
  return withMoney(percorso, [factOn(on, { type: 'AplChosen', provider }, basis)], {
    ...context,
    rules,
    claims: takePlace(provider.lead, context),
  });
}

/** Bodies of a kind, or a network, that the programme does not provide for. */
function notOffered(
  { members }: Provider,
  { rules }: Pick<Allowed<'ChooseApl'>, 'rules'>,
): PercorsoDecision | undefined {
  const { providers } = rules;
  const others = members.filter((one) => providers?.kinds.includes(kindOfProvider(one)) !== true);
  if (others.length > 0) return refuse('provider-not-offered', others);
  return providers?.shape === 'one' && members.length > 1
    ? refuse('network-not-offered', members)
    : undefined;
}

/** The first of the offices chosen that may not have percorsi of the programme. */
function officeUnfit(
  { command, rules }: Pick<Allowed<'ChooseApl'>, 'command' | 'rules'>,
  context: Context,
): PercorsoDecision | undefined {
  const { on } = command;
  return officesChosen(command)
    .map((cpi) => officeRefused({ cpi, on }, rules, context))
    .find((refused) => refused !== undefined);
}

/** An office needs no accreditation. */
function notAccredited(
  { command }: Pick<Allowed<'ChooseApl'>, 'command'>,
  { streams }: Context,
  choice: Ruling,
): PercorsoDecision | undefined {
  const bodies = accredited(command.provider).map((id) => ({ id, apl: streams[aplStream(id)] as Apl }));
  const unknown = bodies.filter(({ apl }) => apl.phase === 'none').map(({ id }) => id);
  if (unknown.length > 0) return refuse('apl-unknown', unknown);
  const without = bodies.filter(({ apl }) => !isAccreditedOn(apl, command.on)).map(({ id }) => id);
  return without.length > 0
    ? refuse('apl-not-accredited', without, [{ ...choice, verdict: 'not-met' }])
    : undefined;
}

/** How a ruling names a provider: an APL alone as the first releases did. */
function named({ lead, members }: Provider): { readonly [name: string]: string | readonly ProviderId[] } {
  return members.length === 1 && kindOfProvider(lead) === 'apl' ? { aplId: bodyOf(lead) } : { lead, members };
}

/** The appointments are booked until the last day of the term of the first meeting, where the programme sets one. */
export function acceptPerson(held: Allowed<'AcceptPerson'>, context: Context): PercorsoDecision {
  const refused = notAccreditedNow(held, context);
  if (refused !== undefined) return refused;
  const due = ruleOf('first-meeting', held.rules)?.due ?? null;
  const meetBy = due?.from === 'acceptance' ? lastDayOf(due.term, context.today) : null;
  return step({ ...held, step: 'acceptance' }, { event: { type: 'AplAccepted', meetBy } }, context);
}

export function holdFirstMeeting(held: Allowed<'HoldFirstMeeting'>, context: Context): PercorsoDecision {
  const { tutorId } = held.command;
  const event: PercorsoEvent = { type: 'FirstMeetingHeld', tutorId };
  return notAccreditedNow(held, context) ?? step({ ...held, step: 'first-meeting' }, { event }, context);
}

export function declinePerson(held: Allowed<'DeclinePerson'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const basis = [met(ruleIn('acceptance', rules).source, { phase: stageOf(percorso) })];
  return withMoney(percorso, [factOn(command.on, { type: 'AplDeclined' }, basis)], {
    ...context,
    rules,
    claims: freePlace(context.stream, percorso),
  });
}

/** The person takes the choice back before anybody has begun with her: the place is free again, and the term to choose goes on. */
export function withdrawChoice(held: Allowed<'WithdrawChoice'>, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const basis = [met(ruleIn('choice', rules).source, { phase: stageOf(percorso) })];
  return withMoney(percorso, [factOn(command.on, { type: 'AplChoiceWithdrawn' }, basis)], {
    ...context,
    rules,
    claims: freePlace(context.stream, percorso),
  });
}

/**
 * The person leaves the chosen provider for another: seldom, and early enough (R10). The six months go on. From one that is
 * not accredited any more she goes whenever she likes.
 */
export function changeApl(held: Allowed<'ChangeApl'>, context: Context): PercorsoDecision {
  const { command, percorso, rules } = held;
  const lost = providerLost(held, context);
  if (lost !== undefined) return lost;
  const { most, withinDays, once, source } = rules.changes.provider;
  if (!isTaken(once, percorso)) return refuse('step-not-allowed-now');
  const first = choicesOf(percorso.dossier)[0]?.on;
  const days = first === undefined ? 0 : daysBetween(first, command.on);
  const { provider: changes } = percorso.dossier.changes;
  const ruling = { changes, days };
  if (changes >= most) return refuse('change-already-used', [], [notMet(source, ruling)]);
  if (withinDays !== null && days >= withinDays)
    return refuse('change-too-late', [], [notMet(source, ruling)]);
  const left = factOn(command.on, { type: 'AplChangeRequested' }, [met(source, ruling)]);
  return withMoney(percorso, [left], { ...context, rules, claims: freePlace(context.stream, percorso) });
}

/** A choice that is open again and uses up no change; the six months of one who never met the person begin anew. */
function providerLost(held: Allowed<'ChangeApl'>, context: Context): PercorsoDecision | undefined {
  const { command, percorso, rules } = held;
  const without = unaccreditedOn(command.on, held, context);
  if (rules.providers === null || without.length === 0) return undefined;
  const rule = met(rules.providers.accreditation.source, { on: command.on, without });
  const lost = factOn(command.on, { type: 'ProviderLost' }, [rule]);
  return withMoney(percorso, [lost], { ...context, rules, claims: freePlace(context.stream, percorso) });
}

/** The tutor who is there already is no change. */
export function changeTutor({ command, percorso, rules }: Allowed<'ChangeTutor'>): PercorsoDecision {
  if (stepIn(percorso, 'first-meeting')?.tutorId === command.tutorId) return accept([]);
  const { most, source } = rules.changes.tutor;
  const ruling = { changes: percorso.dossier.changes.tutor };
  if (percorso.dossier.changes.tutor >= most)
    return refuse('change-already-used', [], [notMet(source, ruling)]);
  const { on, tutorId } = command;
  return accept([factOn(on, { type: 'TutorChanged', tutorId }, [met(source, ruling)])]);
}
