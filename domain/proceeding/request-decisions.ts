import { refuse, type Context } from '../decider';
import {
  idOf,
  percorsoStream,
  personStream,
  unemploymentStream,
  type PercorsoId,
  type PersonId,
  type StreamId,
} from '../identifiers';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { COMPLAINT_HEARD_BY_ANOTHER, EXEMPTION, REQUEST_LAW } from '../programmes/requests';
import { lastDayOf } from '../programmes/term';
import type { Reason } from '../rejections';
import type { ActorRole } from '../roles';
import { met, type Ruling } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import { isSameUser } from '../users';
import { isBody, ofAnother, strangeness } from './begin';
import { only, type ProceedingDecision } from './fact';
import { reasonsAmong } from './measure';
import type { RequestAsk, RequestCommand } from './request-commands';
import { ANSWER_REASONS, type RequestMatter } from './request-matter';
import {
  awaitedSince,
  exemptionsIn,
  isAppealable,
  isWaiting,
  lastDayOfAppeal,
  requestStageOf,
  ruleOf,
  type PartyRequest,
} from './requests';
import { requestsIn, type Proceedings } from './state';

/** May this be asked of a request now? */
export function decideRequest(
  command: RequestCommand,
  state: Proceedings,
  context: Context,
): ProceedingDecision {
  if (isBody(context)) return refuse('matter-of-another-subject', [idOf(context.stream)]);
  if (command.type === 'LodgeRequest') return lodgeRequest(command, state, context);
  const one = requestsIn(state).find(({ number }) => number === command.request);
  if (one === undefined) return refuse('proceeding-unknown', [String(command.request)]);
  switch (command.type) {
    case 'AnswerRequest':
      return answerRequest(command, one, context);
    case 'RecordAnswerDelivery':
      return recordAnswerDelivery(command, one);
    case 'AppealRefusal':
      return appealRefusal(command, one);
    case 'WithdrawRequest':
      return withdrawRequest(command, one);
  }
}

const LODGED_BY: readonly ActorRole[] = ['beneficiary', 'cpi'];

/** The term to answer runs from here. */
function lodgeRequest(
  { type: _, on, ...asked }: RequestAsk<'LodgeRequest'>,
  state: Proceedings,
  context: Context,
): ProceedingDecision {
  const { matter, percorso } = asked;
  if (!LODGED_BY.includes(context.actor.role)) return refuse('proceeding-of-another');
  if (matter.kind === 'exemption' && matter.to < matter.from) return refuse('dates-out-of-order');
  const reason = percorso === null ? undefined : hindrance(matter, percorso, context);
  if (reason !== undefined) return refuse(reason, [String(percorso)]);
  const waiting = requestsIn(state).filter(isWaiting);
  const twice = waiting.some((one) => one.percorso === percorso && sameJson(one.matter, matter));
  if (twice) return refuse('proceeding-already-open', [matter.kind]);
  const { answer } = REQUEST_LAW[matter.kind];
  return only(on, { type: 'RequestLodged', ...asked }, [
    met(answer.source, { lastDay: lastDayOf(answer, on) }),
  ]);
}

/** Of a percorso that has ended one may complain, and read the file; there is nothing to be excused from. */
function hindrance({ kind }: RequestMatter, percorso: PercorsoId, context: Context): Reason | undefined {
  return kind === 'exemption' ? strangeness(percorso, context) : ofAnother(percorso, context);
}

/** Also after the term: a late answer is one. */
function answerRequest(
  command: RequestAsk<'AnswerRequest'>,
  one: PartyRequest,
  context: Context,
): ProceedingDecision {
  const { type: _, on, ...said } = command;
  const reasons = ANSWER_REASONS[one.matter.kind][said.outcome];
  const refused = notToAnswer(one, context) ?? reasonsAmong(said.reasons, reasons);
  if (refused !== undefined) return refused;
  if (on < awaitedSince(one) || !isLastDayOf(one.matter, command)) return refuse('dates-out-of-order');
  const file = said.outcome === 'refused' ? [] : fileOf(one, context);
  return only(on, { type: 'RequestAnswered', ...said, file }, [
    met(DUE_PROCESS_LAW.reasons),
    ...basisOf(one),
  ]);
}

/** Only the office answers; not who is complained about, nor who had refused. */
function notToAnswer(one: PartyRequest, { actor }: Context): ProceedingDecision | undefined {
  if (!isWaiting(one) && requestStageOf(one) !== 'refused-by-silence') return elsewhere(one);
  if (actor.role !== 'cpi') return refuse('proceeding-of-another');
  if (isComplainedAbout(one, actor.user)) return refuse('officer-complained-about');
  const against = one.appeal === null ? null : one.appeal.against;
  return against !== null && isSameUser(against, actor.user) ? refuse('same-person-decides') : undefined;
}

function isComplainedAbout({ matter }: PartyRequest, user: string): boolean {
  return matter.kind === 'complaint' && matter.officer !== null && isSameUser(matter.officer, user);
}

/** An exemption that is granted in part ends before the day that was asked; nothing else has a last day. */
function isLastDayOf(
  matter: RequestMatter,
  { outcome, until }: Pick<RequestAsk<'AnswerRequest'>, 'outcome' | 'until'>,
): boolean {
  if (matter.kind !== 'exemption' || outcome !== 'granted-in-part') return until === null;
  return until !== null && matter.from <= until && until < matter.to;
}

function basisOf({ matter }: PartyRequest): readonly Ruling[] {
  switch (matter.kind) {
    case 'complaint':
      return matter.officer === null ? [] : [met(COMPLAINT_HEARD_BY_ANOTHER)];
    case 'access':
      return [met(REQUEST_LAW.access.answer.source)];
    case 'exemption':
      return [met(EXEMPTION, { from: matter.from, to: matter.to })];
  }
}

/** What the office holds of a person, and of the percorso that she asks about; of whatever else she asks, nothing. */
function fileOf({ matter, percorso }: PartyRequest, { stream }: Context): readonly StreamId[] {
  if (matter.kind !== 'access') return [];
  const person = idOf(stream) as PersonId;
  const own = [personStream(person), unemploymentStream(person), stream];
  return percorso === null ? own : [...own, percorsoStream(percorso)];
}

/** That an answer reached the person, with its proof: the term to appeal runs from that day. */
function recordAnswerDelivery(
  { on, request, channel, docket }: RequestAsk<'RecordAnswerDelivery'>,
  one: PartyRequest,
): ProceedingDecision {
  const { answer } = one;
  if (answer === null || answer.deliveredOn !== null) return elsewhere(one);
  if (on < answer.on) return refuse('dates-out-of-order');
  const { appeal } = ruleOf(one);
  const lastDay = appeal === null ? null : lastDayOf(appeal, on);
  const basis = appeal === null ? [] : [met(appeal.source, { lastDay })];
  return only(on, { type: 'AnswerDelivered', request, channel, docket }, basis);
}

/** Once, where the law has an appeal; one lodged in time is taken also where that is told later. */
function appealRefusal(
  { on, request, docket }: RequestAsk<'AppealRefusal'>,
  one: PartyRequest,
): ProceedingDecision {
  const { appeal } = ruleOf(one);
  if (appeal === null || !isAppealable(one)) return elsewhere(one);
  if (on < refusedOn(one)) return refuse('dates-out-of-order');
  const lastDay = lastDayOfAppeal(one);
  if (lastDay !== undefined && on > lastDay) return refuse('appeal-term-passed', [lastDay]);
  const basis = [met(appeal.source, lastDay === undefined ? {} : { lastDay })];
  return only(on, { type: 'RefusalAppealed', request, docket }, basis);
}

function refusedOn({ answer, overdue, lodgedOn }: PartyRequest): CivilDate {
  return answer?.on ?? overdue?.on ?? lodgedOn;
}

/** What waits is asked no more; of an exemption that was granted, what is left of it is given up. */
function withdrawRequest(
  { on, request }: RequestAsk<'WithdrawRequest'>,
  one: PartyRequest,
): ProceedingDecision {
  const lasts = exemptionsIn([one]).some(({ to }) => on <= to);
  if (one.withdrawnOn !== null || !(isWaiting(one) || lasts)) return elsewhere(one);
  if (on < awaitedSince(one)) return refuse('dates-out-of-order');
  return only(on, { type: 'RequestWithdrawn', request });
}

/** The request has come to another point, which the refusal names. */
function elsewhere(one: PartyRequest): ProceedingDecision {
  return refuse('proceeding-at-another-stage', [requestStageOf(one)]);
}
