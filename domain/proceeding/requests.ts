import type { Deadline, NewFact, Recorded } from '../decider';
import type { PercorsoId, StreamId } from '../identifiers';
import { REQUEST_LAW, type RequestRule, type Silence } from '../programmes/requests';
import { lastDayOf } from '../programmes/term';
import { met } from '../ruling';
import { addDays, endOf, type CivilDate } from '../time/civil-date';
import type { Docket, ProceedingEvent, RequestEvent } from './events';
import type { AnswerReason, RequestMatter, RequestOutcome } from './request-matter';

/** What the office answered, by whom, and the day on which it reached the person. */
export interface RequestAnswer {
  /** Of the fact that says so. */
  readonly version: number;
  readonly on: CivilDate;
  readonly outcome: RequestOutcome;
  readonly reasons: readonly AnswerReason[];
  readonly until: CivilDate | null;
  readonly file: readonly StreamId[];
  readonly docket: Docket;
  readonly by: string;
  readonly deliveredOn: CivilDate | null;
}

/** What a person asked of the office. What comes next, and by when, follows from it. */
export interface PartyRequest {
  /** The version of the fact that lodged it. */
  readonly number: number;
  readonly matter: RequestMatter;
  readonly percorso: PercorsoId | null;
  readonly lodgedOn: CivilDate;
  /** The office that took it; empty where the person lodged it herself. */
  readonly office: string;
  /** The last one: it stands also while an appeal against it waits. */
  readonly answer: RequestAnswer | null;
  /** That the term to answer passed, the first day after it, and what that is. */
  readonly overdue: { readonly on: CivilDate; readonly silence: Silence } | null;
  /** Null where nobody appealed; `against` is who had refused, null of silence. */
  readonly appeal: {
    readonly version: number;
    readonly on: CivilDate;
    readonly against: string | null;
  } | null;
  readonly withdrawnOn: CivilDate | null;
}

export const REQUEST_STAGES = [
  'lodged',
  'late',
  'refused-by-silence',
  'appealed',
  'granted',
  'granted-in-part',
  'refused',
  'withdrawn',
] as const;
/** How far a request has come. One that is late is still to be answered; one refused by silence still can be. */
export type RequestStage = (typeof REQUEST_STAGES)[number];

export function requestStageOf(one: PartyRequest): RequestStage {
  const { withdrawnOn, answer, overdue, appeal } = one;
  if (withdrawnOn !== null) return 'withdrawn';
  if (answer !== null && isAnswered(one)) return answer.outcome;
  if (overdue !== null) return overdue.silence === 'refusal' ? 'refused-by-silence' : 'late';
  return appeal === null ? 'lodged' : 'appealed';
}

/** Whether the last thing that was asked has an answer: an appeal asks for another one. */
function isAnswered({ answer, appeal }: PartyRequest): boolean {
  return answer !== null && (appeal === null || answer.version > appeal.version);
}

const WAITING: readonly RequestStage[] = ['lodged', 'late', 'appealed'];

/** Whether the office owes an answer. */
export function isWaiting(one: PartyRequest): boolean {
  return WAITING.includes(requestStageOf(one));
}

export function ruleOf({ matter }: Pick<PartyRequest, 'matter'>): RequestRule {
  return REQUEST_LAW[matter.kind];
}

/** Since when an answer is awaited. */
export function awaitedSince({ lodgedOn, appeal }: PartyRequest): CivilDate {
  return appeal?.on ?? lodgedOn;
}

const APPEALABLE: readonly RequestStage[] = ['refused', 'granted-in-part', 'refused-by-silence'];

/** Whether there is a refusal against which the law has an appeal; there is one once. */
export function isAppealable(one: PartyRequest): boolean {
  return APPEALABLE.includes(requestStageOf(one)) && one.appeal === null && ruleOf(one).appeal !== null;
}

/** The last day on which a refusal may be appealed; undefined where there is none, or nothing says when the person knew of it. */
export function lastDayOfAppeal(one: PartyRequest): CivilDate | undefined {
  const { appeal } = ruleOf(one);
  const from = one.answer === null ? one.overdue?.on : one.answer.deliveredOn;
  if (appeal === null || from == null || !isAppealable(one)) return undefined;
  return lastDayOf(appeal, from);
}

/** The last day to answer; undefined where no answer is awaited, or the term has passed. */
export function lastDayToAnswer(one: PartyRequest): CivilDate | undefined {
  return answerTermsOf(one).at(0)?.lastDay;
}

/** The term to answer, while it runs. */
export function answerTermsOf(one: PartyRequest): readonly Deadline[] {
  if (one.withdrawnOn !== null || one.overdue !== null || isAnswered(one)) return [];
  const { answer } = ruleOf(one);
  const lastDay = lastDayOf(answer, awaitedSince(one));
  const name = `${one.appeal === null ? 'request' : 'request-appeal'}/${String(one.number)}`;
  return [{ name, lastDay, dueAt: endOf(lastDay), rule: met(answer.source, { lastDay }) }];
}

/** What becomes of the term to answer; undefined of any other term. */
export function expireAnswer(
  { name, lastDay, rule }: Deadline,
  requests: readonly PartyRequest[],
): NewFact<ProceedingEvent> | undefined {
  const one = requests.find((its) => answerTermsOf(its).some((term) => term.name === name));
  if (one === undefined) return undefined;
  const { silence } = ruleOf(one);
  const event: RequestEvent = { type: 'RequestOverdue', request: one.number, silence };
  return { event, effectiveOn: addDays(lastDay, 1), basis: [rule] };
}

/** Days on which a person is excused from the obligations of a percorso, or from all of them where it is null. Both days within. */
export interface Exemption {
  readonly request: number;
  /** The version of the fact that granted it. */
  readonly version: number;
  readonly percorso: PercorsoId | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The exemptions that were granted, as long as they last. */
export function exemptionsIn(requests: readonly PartyRequest[]): readonly Exemption[] {
  return requests.flatMap((one) => {
    const { matter, answer, percorso, number: request, withdrawnOn } = one;
    if (matter.kind !== 'exemption' || answer === null || answer.outcome === 'refused') return [];
    const granted = answer.until ?? matter.to;
    const to = withdrawnOn === null || withdrawnOn > granted ? granted : addDays(withdrawnOn, -1);
    return to < matter.from ? [] : [{ request, version: answer.version, percorso, from: matter.from, to }];
  });
}

type Fact = Recorded<ProceedingEvent>;

/** The requests after one more fact. */
export function requestsAfter(before: readonly PartyRequest[], fact: Fact): readonly PartyRequest[] {
  const { event, version, effectiveOn: lodgedOn, actor } = fact;
  if (event.type === 'RequestLodged') {
    const { matter, percorso } = event;
    const none = { answer: null, overdue: null, appeal: null, withdrawnOn: null };
    const lodged = { number: version, matter, percorso, lodgedOn, office: actor.organisation };
    return [...before, { ...lodged, ...none }];
  }
  if (!('request' in event)) return before;
  return before.map((one) => (one.number === event.request ? { ...one, ...changed(one, event, fact) } : one));
}

function changed(
  one: PartyRequest,
  event: Exclude<RequestEvent, { readonly type: 'RequestLodged' }>,
  { effectiveOn: on, version, actor }: Fact,
): Partial<PartyRequest> {
  switch (event.type) {
    case 'RequestAnswered':
      return { answer: { ...answered(event, one), version, on, by: actor.user, deliveredOn: null } };
    case 'AnswerDelivered':
      return one.answer === null ? {} : { answer: { ...one.answer, deliveredOn: on } };
    case 'RefusalAppealed':
      return { appeal: { version, on, against: one.answer?.by ?? null }, overdue: null };
    case 'RequestWithdrawn':
      return { withdrawnOn: on };
    case 'RequestOverdue':
      return { overdue: { on, silence: event.silence } };
  }
}

/** An appeal that is refused leaves what had been granted in part. */
function answered(
  { type: _, request: __, ...said }: Extract<RequestEvent, { readonly type: 'RequestAnswered' }>,
  { answer }: PartyRequest,
) {
  if (said.outcome !== 'refused' || answer?.outcome !== 'granted-in-part') return said;
  const { outcome, until, file } = answer;
  return { ...said, outcome, until, file };
}
