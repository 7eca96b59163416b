import { accept, refuse, type Context, type Decision } from '../decider';
import { awaitedEffect, refusedEffects } from '../effects';
import type { StreamId } from '../identifiers';
import { PAYMENT_LAW } from '../programmes/payments';
import { met, notMet, type Ruling } from '../ruling';
import { isSameUser } from '../users';
import { recordBankAnswers } from './answers';
import { freeOrder } from './claims';
import type { RunCommand } from './commands';
import type { RunEvent } from './events';
import { named, type Order } from './order';
import { filesIn, proposeRun, streamsOf, verdictsOn } from './propose';
import { standingOf, totalCents, type BegunRun, type Credit, type Run } from './state';
import { accountOf, type Judging } from './verdict';

type RunDecision = Decision<RunEvent>;

/** May this be asked of the run now? */
export function decide(command: RunCommand, run: Run, context: Context): RunDecision {
  if (command.type === 'ProposeRun')
    return run.phase === 'none' ? proposeRun(command, context) : refuse('run-already-proposed');
  if (run.phase === 'none') return refuse('run-not-proposed');
  switch (command.type) {
    case 'ApproveRun':
      return approve(command, run, context);
    case 'RejectRun':
      return reject(command, run, context);
    case 'RecordBankAnswers':
      return recordBankAnswers(command, run, context);
    case 'ResendRun':
      return resend(command, run, context);
    case 'RecordEffectAnswer':
      return recordEffectAnswer(command, run, context);
  }
}

/** What is paid is read again when it is approved: what is owed, and whom it may be paid to, may have changed since. */
export function needs(command: RunCommand, run: Run): readonly StreamId[] {
  if (command.type === 'ProposeRun') return streamsOf(command.orders);
  return command.type === 'ApproveRun' && run.phase === 'proposed' ? streamsOf(run.credits) : [];
}

/** A second person approves (two pairs of eyes), as long as nothing is against any of the credits. */
function approve(
  { cents: seen }: Extract<RunCommand, { type: 'ApproveRun' }>,
  run: BegunRun,
  context: Context,
): RunDecision {
  if (run.phase !== 'proposed') return refuse('run-not-proposed');
  const { credits, proposedBy, payOn } = run;
  const cents = totalCents(credits);
  const facts = { proposedBy, approvedBy: context.actor.user, cents };
  if (isSameUser(proposedBy, context.actor.user))
    return refuse('same-person-approves', [], [notMet(PAYMENT_LAW.twoPersons, facts)]);
  if (payOn < context.today) return refuse('run-day-past');
  if (seen !== cents) return refuse('run-outdated', [String(cents)]);
  const blocked = blockedNow(run, context);
  if (blocked.length > 0) return refuse('run-outdated', blocked);
  const event: RunEvent = { type: 'RunApproved', credits: credits.length, cents };
  return fact(event, context, [met(PAYMENT_LAW.twoPersons, facts)]);
}

/** The credits against which something stands by now, also where the account or the sum is another. */
function blockedNow({ credits, payOn }: BegunRun, context: Context): readonly string[] {
  const judging = { files: filesIn(credits, context), payOn };
  return verdictsOn(credits, judging, context).flatMap(({ order, blockers }, index) => {
    const changed = isAsChosen(credits[index], order, judging) ? [] : ['not-waiting'];
    const against = blockers.length === 0 ? changed : blockers;
    return against.length === 0 ? [] : [named(order, against)];
  });
}

function isAsChosen(credit: Credit | undefined, order: Order, judging: Judging): boolean {
  if (credit === undefined || credit.cents !== order.cents) return false;
  return credit.owedSince === order.owedSince && credit.accountId === accountOf(order.payee, judging);
}

/** A run that nobody sent: one that waits for approval, or whose file the bank did not take. */
function reject(
  { on }: Extract<RunCommand, { type: 'RejectRun' }>,
  run: BegunRun,
  { today }: Context,
): RunDecision {
  if (on > today) return refuse('date-in-the-future');
  const standing = standingOf(run);
  if (standing !== 'proposed' && standing !== 'refused') return refuse('run-not-proposed');
  return accept([{ event: { type: 'RunRejected' }, effectiveOn: on, basis: [] }], run.credits.map(freeOrder));
}

function resend(
  { key }: Extract<RunCommand, { type: 'ResendRun' }>,
  run: BegunRun,
  context: Context,
): RunDecision {
  const isRefused = refusedEffects(run.effects).some((one) => one.key === key);
  if (!isRefused || run.phase !== 'approved') return refuse('effect-not-refused', [key]);
  return fact({ type: 'EffectReopened', key }, context);
}

/** An answer that changes nothing any more is accepted without a fact. */
function recordEffectAnswer(
  { type: _, ...answer }: Extract<RunCommand, { type: 'RecordEffectAnswer' }>,
  run: BegunRun,
  context: Context,
): RunDecision {
  if (awaitedEffect(run.effects, answer) === undefined) return accept([]);
  return fact({ type: 'EffectAnswered', ...answer }, context);
}

function fact(event: RunEvent, { today }: Context, basis: readonly Ruling[] = []): RunDecision {
  return accept([{ event, effectiveOn: today, basis }]);
}
