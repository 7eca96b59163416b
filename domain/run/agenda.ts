import { accept, type Agenda, type Deadline, type Decision } from '../decider';
import { owedEffects } from '../effects';
import { PAYMENT_LAW } from '../programmes/payments';
import { NOTHING_DUE } from '../register-only';
import { met } from '../ruling';
import { addDays, endOf } from '../time/civil-date';
import type { RunEvent } from './events';
import { awaited, standingOf, type BegunRun, type Run } from './state';

/** What a run still owes, and until when the bank has to answer. */
export function agenda(run: Run): Agenda {
  if (run.phase === 'none') return NOTHING_DUE;
  const standing = standingOf(run);
  return {
    deadlines: answersDue(run),
    owed: owedEffects(run.effects),
    closed: standing === 'closed' || standing === 'rejected',
  };
}

/** That the bank is late is told; what becomes of the credits only the bank can say. */
export function expire({ lastDay, rule }: Deadline, run: Run): Decision<RunEvent> {
  if (run.phase === 'none') return accept([]);
  const event: RunEvent = { type: 'BankOverdue', credits: awaited(run).length };
  return accept([{ event, effectiveOn: lastDay, basis: [rule] }]);
}

function answersDue(run: BegunRun): readonly Deadline[] {
  if (standingOf(run) !== 'sent' || run.isLate || run.sentOn === null) return [];
  const { days, source } = PAYMENT_LAW.answers;
  const lastDay = addDays(run.sentOn, days);
  return [{ name: 'answers', lastDay, dueAt: endOf(lastDay), rule: met(source, { lastDay }) }];
}
