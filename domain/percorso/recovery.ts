import { isRefused, toRecover } from '../account/decide';
import type { Payee } from '../account/payee';
import { askedIn } from '../account/recovery-changes';
import type { RecoveryCommand } from '../account/recovery-commands';
import { decideRecovery, type AskedOfRecovery } from '../account/recovery-decide';
import { isSetOff } from '../account/set-off';
import { accept, refuse, type Context } from '../decider';
import { rulesIn } from '../programmes/rulebook';
import { withMoney } from './assess';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { BegunPercorso, Percorso } from './state';
import type { PercorsoDecision } from './step';

/** What is done about money that a percorso asks back, also long after its end. */
export function dealWithRecovery(
  command: RecoveryCommand,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  if (percorso.phase === 'none') return refuse('nothing-to-recover');
  return command.type === 'RecordSetOff'
    ? recordSetOff(command, percorso, context)
    : decided(command, percorso, context);
}

/** What is given up is asked back no more, and the accounting body is told so. */
function decided(command: AskedOfRecovery, percorso: BegunPercorso, context: Context): PercorsoDecision {
  const { money } = percorso.dossier;
  const { actor, today } = context;
  const at = { account: money, openedOn: openedOn(command.payee, percorso), actor, today };
  const allowed = decideRecovery(command, at);
  if (isRefused(allowed)) return allowed;
  const { event, basis } = allowed;
  const fact = factOn(command.on, event, basis);
  if (event.type !== 'RecoveryReplyAccepted' && event.type !== 'WriteOffApproved') return accept([fact]);
  const less = factOn(command.on, fallen(event, percorso), basis);
  return withMoney(percorso, [fact, less], { ...context, rules: rulesIn(context.rulebook, percorso.rules) });
}

function fallen(
  { payee, cents }: { readonly payee: Payee; readonly cents: number },
  percorso: BegunPercorso,
): PercorsoEvent {
  const remainingCents = askedIn(percorso.dossier.money, payee).outstanding - cents;
  return remainingCents > 0
    ? { type: 'RecoveryReduced', payee, cents, remainingCents }
    : { type: 'RecoveryWithdrawn', payee, cents };
}

/** Each order once; one that was recorded before leaves no trace. */
function recordSetOff(
  { payee, cents, order }: Extract<RecoveryCommand, { type: 'RecordSetOff' }>,
  percorso: BegunPercorso,
  context: Context,
): PercorsoDecision {
  const { money } = percorso.dossier;
  if (isSetOff(money, order)) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const { acts, recovery } = rules;
  const allowed = toRecover(money, { payee, cents }, { rule: acts.recovery, recovery });
  if (isRefused(allowed)) return allowed;
  const fact = factOn(context.today, { type: 'RecoverySetOff', payee, cents, order }, allowed.basis);
  return withMoney(percorso, [fact], { ...context, rules });
}

function openedOn(payee: Payee, { history }: BegunPercorso) {
  return history.findLast(({ event }) => event.type === 'RecoveryOpened' && event.payee === payee)
    ?.effectiveOn;
}
