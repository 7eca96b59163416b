import type { Recorded } from '../decider';
import { evolveEffects } from '../effects';
import { dateOf } from '../time/civil-date';
import { RUN_EFFECTS } from './effects';
import type { BankAnswer, RunEvent } from './events';
import type { BegunRun, Credit, CreditStanding, Run } from './state';

type BankAnswered = Extract<RunEvent, { type: 'BankAnswered' }>;

/** What is true of a run after one more fact. */
export function evolve(run: Run, fact: Recorded<RunEvent>): Run {
  const { event } = fact;
  if (event.type === 'RunProposed') return proposed(event, fact);
  if (run.phase === 'none') throw new Error(`${event.type} of a run that was never proposed`);
  const effects = evolveEffects(RUN_EFFECTS, run.effects, fact);
  return { ...run, ...changed(run, event, fact), effects };
}

function proposed(
  { envelope, payOn, credits, leftOut }: Extract<RunEvent, { type: 'RunProposed' }>,
  { actor }: Pick<Recorded<RunEvent>, 'actor'>,
): BegunRun {
  const unanswered = { standing: 'awaited', reason: null, reference: null, answeredOn: null, entries: [] };
  return {
    phase: 'proposed',
    envelope,
    payOn,
    proposedBy: actor.user,
    credits: credits.map((one): Credit => ({ ...one, ...(unanswered as Omit<Credit, keyof typeof one>) })),
    leftOut,
    effects: [],
    approvedAt: null,
    sentOn: null,
    isLate: false,
  };
}

function changed(
  run: BegunRun,
  event: Exclude<RunEvent, { type: 'RunProposed' }>,
  { toldAt, recordedAt }: Recorded<RunEvent>,
): Partial<BegunRun> {
  switch (event.type) {
    case 'RunApproved':
      return { phase: 'approved', approvedAt: recordedAt };
    case 'RunRejected':
      return { phase: 'rejected' };
    case 'BankAnswered':
      return { credits: afterAnswers(run.credits, event, dateOf(toldAt)) };
    case 'BankOverdue':
      return { isLate: true };
    case 'EffectAnswered':
      return event.answer === 'done' ? { sentOn: dateOf(recordedAt) } : {};
    case 'EffectReopened':
      return {};
  }
}

/** The credits after what the bank said of some of them. */
export function afterAnswers(
  credits: readonly Credit[],
  { answers, elsewhere }: Pick<BankAnswered, 'answers' | 'elsewhere'>,
  answeredOn: Credit['answeredOn'],
): readonly Credit[] {
  const after = [...credits];
  for (const answer of answers) {
    const index = answer.credit - 1;
    const credit = after[index];
    const standing = credit === undefined ? undefined : standingAfter(credit, answer);
    if (credit === undefined || standing === undefined) continue;
    const { reason, reference, entry } = answer;
    const isAtRisk = standing === 'contradicted' && elsewhere.includes(credit.number);
    const entries = [...credit.entries, entry];
    const said = { reason, reference, answeredOn, entries };
    after[index] = { ...credit, ...said, standing: isAtRisk ? 'at-risk' : standing };
  }
  return after;
}

/**
 * How a credit stands after an answer; undefined where it says nothing new. Money that comes back of a credit that was never told
 * as paid is a credit that was not paid; a no after a yes, and a yes after a no, are for a person.
 */
export function standingAfter(
  { standing, entries }: Credit,
  { answer, entry }: BankAnswer,
): CreditStanding | undefined {
  if (entries.includes(entry)) return undefined;
  switch (standing) {
    case 'awaited':
      return answer === 'paid' ? 'paid' : 'rejected';
    case 'paid':
      return answer === 'paid' ? undefined : 'returned';
    case 'rejected':
      return answer === 'paid' ? 'contradicted' : undefined;
    case 'returned':
    case 'contradicted':
    case 'at-risk':
      return undefined;
  }
}
