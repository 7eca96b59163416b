import type { Deadline } from '../../../domain/decider';
import { agenda, lastDayIn } from '../../../domain/proceeding/agenda';
import { PROCEEDING_TERMS, type ProceedingTerm } from '../../../domain/proceeding/events';
import { nextOf, type Next } from '../../../domain/proceeding/next';
import { requestTasks, type RequestNext } from '../../../domain/proceeding/request-next';
import {
  exemptionsIn,
  lastDayOfAppeal,
  lastDayToAnswer,
  requestStageOf,
  type PartyRequest,
  type RequestStage,
} from '../../../domain/proceeding/requests';
import {
  stageOf,
  type EffectStanding,
  type KnownProceedings,
  type Proceeding,
  type ProceedingStage,
} from '../../../domain/proceeding/state';
import type { CivilDate } from '../../../domain/time/civil-date';

/** A term of the law: it runs, it passed, or what it was for came before. */
export interface ToldTerm {
  readonly term: ProceedingTerm;
  readonly lastDay: CivilDate;
  readonly standing: 'running' | 'passed' | 'runsNoMore';
}

/** A proceeding with what follows from its facts. */
export interface ToldProceeding extends Proceeding {
  readonly stage: ProceedingStage;
  readonly next: Next | null;
  readonly terms: readonly ToldTerm[];
  readonly effects: readonly EffectStanding[];
}

/** A request with what follows from its facts. */
export interface ToldRequest extends PartyRequest {
  readonly stage: RequestStage;
  readonly tasks: readonly RequestNext[];
  /** Null where no answer is awaited, or the term has passed. */
  readonly answerBy: CivilDate | null;
  readonly appealBy: CivilDate | null;
  readonly exempt: { readonly from: CivilDate; readonly to: CivilDate } | null;
  readonly effects: readonly EffectStanding[];
}

export function toldProceedings(known: KnownProceedings): readonly ToldProceeding[] {
  const { deadlines } = agenda(known);
  return known.proceedings.map((one) => ({
    ...one,
    stage: stageOf(one),
    next: nextOf(one, known) ?? null,
    terms: termsOf(one, deadlines),
    effects: known.effects.filter(({ details }) => details.proceeding === one.number),
  }));
}

function termsOf(one: Proceeding, deadlines: readonly Deadline[]): readonly ToldTerm[] {
  return PROCEEDING_TERMS.flatMap((term) => {
    const lastDay = lastDayIn(one, term);
    if (lastDay === undefined) return [];
    const isRunning = deadlines.some(({ name }) => name === `${term}/${String(one.number)}`);
    const standing = one.passed.includes(term) ? 'passed' : isRunning ? 'running' : 'runsNoMore';
    return [{ term, lastDay, standing } as const];
  });
}

export function toldRequests(known: KnownProceedings): readonly ToldRequest[] {
  return known.requests.map((one) => {
    const [exemption] = exemptionsIn([one]);
    return {
      ...one,
      stage: requestStageOf(one),
      tasks: requestTasks(one, known),
      answerBy: lastDayToAnswer(one) ?? null,
      appealBy: lastDayOfAppeal(one) ?? null,
      exempt: exemption === undefined ? null : { from: exemption.from, to: exemption.to },
      effects: known.effects.filter(({ details }) => details.request === one.number),
    };
  });
}
