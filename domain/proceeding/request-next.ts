import { refusedEffects } from '../effects';
import { lastDayOf } from '../programmes/term';
import { dateOf, type CivilDate } from '../time/civil-date';
import { awaitedSince, isAppealable, isWaiting, ruleOf, type PartyRequest } from './requests';
import type { KnownProceedings } from './state';

export const REQUEST_TASKS = ['answer-request', 'deliver-answer', 'retry-answer'] as const;
export type RequestTask = (typeof REQUEST_TASKS)[number];

/** What a request waits for, from whom, since when and by when. `missing`: the keys of effects that were refused. */
export interface RequestNext {
  readonly task: RequestTask;
  readonly assignee: 'cpi' | 'operator';
  readonly since: CivilDate;
  /** The last day to answer, also once it has passed; null of whatever else. */
  readonly dueOn: CivilDate | null;
  readonly missing: readonly string[];
}

/** All that a request waits for now: an answer may be owed while another one could not be sent. */
export function requestTasks(
  one: PartyRequest,
  known: Pick<KnownProceedings, 'effects'>,
): readonly RequestNext[] {
  return [...toAnswer(one), ...toDeliver(one), ...toRetry(one, known)];
}

function toAnswer(one: PartyRequest): readonly RequestNext[] {
  if (!isWaiting(one)) return [];
  const since = awaitedSince(one);
  const dueOn = lastDayOf(ruleOf(one).answer, since);
  return [{ task: 'answer-request', assignee: 'cpi', since, dueOn, missing: [] }];
}

/** The term to appeal runs from the delivery; of what cannot be appealed nobody waits for the receipt. */
function toDeliver(one: PartyRequest): readonly RequestNext[] {
  const { answer } = one;
  if (answer === null || answer.deliveredOn !== null || !isAppealable(one)) return [];
  return [{ task: 'deliver-answer', assignee: 'cpi', since: answer.on, dueOn: null, missing: [] }];
}

function toRetry(
  { number }: PartyRequest,
  { effects }: Pick<KnownProceedings, 'effects'>,
): readonly RequestNext[] {
  const refused = refusedEffects(effects).filter(({ details }) => details.request === number);
  const [first] = refused.map(({ since }) => dateOf(since)).sort();
  if (first === undefined) return [];
  const missing = refused.map(({ key }) => key);
  return [{ task: 'retry-answer', assignee: 'operator', since: first, dueOn: null, missing }];
}
