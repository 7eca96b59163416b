import { accept, type Agenda, type Deadline, type Decision } from '../decider';
import { owedEffects, refusedEffects } from '../effects';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { lastDayOf } from '../programmes/term';
import { NOTHING_DUE } from '../register-only';
import { met } from '../ruling';
import { addDays, endOf, type CivilDate } from '../time/civil-date';
import { PROCEEDING_TERMS, type ProceedingEvent, type ProceedingTerm } from './events';
import { answerTermsOf, expireAnswer } from './requests';
import { isOver, stageOf, type Proceeding, type Proceedings } from './state';

/** What proceedings still owe, and the terms that run. */
export function agenda(state: Proceedings): Agenda {
  if (state.phase === 'none') return NOTHING_DUE;
  const deadlines = [...state.proceedings.flatMap(termsOf), ...state.requests.flatMap(answerTermsOf)];
  const owed = owedEffects(state.effects);
  const waits = deadlines.length + owed.length + refusedEffects(state.effects).length;
  return { deadlines, owed, closed: waits === 0 && state.proceedings.every(isOver) };
}

/** That a term passed is a fact; what is decided then, people decide. */
export function expire(deadline: Deadline, state: Proceedings): Decision<ProceedingEvent> {
  const { name, lastDay, rule } = deadline;
  const overdue = state.phase === 'none' ? undefined : expireAnswer(deadline, state.requests);
  if (overdue !== undefined) return accept([overdue]);
  const [term, number] = name.split('/');
  const event: ProceedingEvent = {
    type: 'TermPassed',
    term: term as ProceedingTerm,
    proceeding: Number(number),
  };
  return accept([{ event, effectiveOn: addDays(lastDay, 1), basis: [rule] }]);
}

/** The last day of a term of a proceeding; undefined where the term does not run. */
export function lastDayIn(one: Proceeding, term: ProceedingTerm): CivilDate | undefined {
  const from = BEGINNINGS[term](one);
  return from === null ? undefined : lastDayOf(DUE_PROCESS_LAW[term], from);
}

function termsOf(one: Proceeding): readonly Deadline[] {
  if (isOver(one)) return [];
  return PROCEEDING_TERMS.flatMap((term) => {
    const lastDay = one.passed.includes(term) || !isRunning(one, term) ? undefined : lastDayIn(one, term);
    if (lastDay === undefined) return [];
    const { source } = DUE_PROCESS_LAW[term];
    const name = `${term}/${String(one.number)}`;
    return [{ name, lastDay, dueAt: endOf(lastDay), rule: met(source, { lastDay }) }];
  });
}

/** Whether it still matters that the term passes. */
function isRunning(one: Proceeding, term: ProceedingTerm): boolean {
  const stage = stageOf(one);
  switch (term) {
    case 'justification':
      return stage === 'absent';
    case 'defence':
      return one.decided === null;
    case 'decision':
      return one.decided === null;
    case 'appeal':
      return stage === 'delivered';
  }
}

/** The day from which each term runs. */
const BEGINNINGS: { readonly [term in ProceedingTerm]: (one: Proceeding) => CivilDate | null } = {
  justification: ({ summons }) => summons?.appointmentOn ?? null,
  defence: ({ notice }) => notice?.on ?? null,
  decision: ({ openedOn }) => openedOn,
  appeal: ({ decided }) => decided?.delivery?.on ?? null,
};
