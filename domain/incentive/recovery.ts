import { isRefused, toRecover } from '../account/decide';
import { askedIn } from '../account/recovery-changes';
import type { RecoveryCommand } from '../account/recovery-commands';
import { decideRecovery, type AskedOfRecovery } from '../account/recovery-decide';
import { isSetOff } from '../account/set-off';
import { accept, refuse } from '../decider';
import type { IncentiveEvent } from './events';
import { factOn } from './fact';
import { ofEmployer } from './money';
import { settled, type IncentiveDecision, type Setting } from './reassess';
import type { Applied, WithMoney } from './state';

/** What is done about money that an incentive asks its employer to give back. */
export function dealWithRecovery(
  command: RecoveryCommand,
  incentive: Applied,
  setting: Setting,
): IncentiveDecision {
  if (!('money' in incentive)) return refuse('nothing-to-recover');
  return command.type === 'RecordSetOff'
    ? recordSetOff(command, incentive, setting)
    : decided(command, incentive, setting);
}

/** What is given up is asked back no more, and the accounting body is told so. */
function decided(command: AskedOfRecovery, incentive: WithMoney, setting: Setting): IncentiveDecision {
  const { money, history } = incentive;
  const { actor, today } = setting;
  const openedOn = history.findLast(({ event }) => event.type === 'IncentiveRecoveryOpened')?.effectiveOn;
  const allowed = decideRecovery(command, { account: money, openedOn, actor, today });
  if (isRefused(allowed)) return allowed;
  const { event, basis } = allowed;
  const fact = factOn(command.on, event, basis);
  if (event.type !== 'RecoveryReplyAccepted' && event.type !== 'WriteOffApproved') return accept([fact]);
  const less = factOn(command.on, fallen(event, incentive), basis);
  return settled(incentive, [fact, less], setting);
}

function fallen({ cents }: { readonly cents: number }, { application, money }: WithMoney): IncentiveEvent {
  const { employer } = application;
  const remainingCents = askedIn(money, ofEmployer(application)).outstanding - cents;
  return remainingCents > 0
    ? { type: 'IncentiveRecoveryReduced', employer, cents, remainingCents }
    : { type: 'IncentiveRecoveryWithdrawn', employer, cents };
}

/** Each order once; one that was recorded before leaves no trace. */
function recordSetOff(
  { payee, cents, order }: Extract<RecoveryCommand, { type: 'RecordSetOff' }>,
  incentive: WithMoney,
  setting: Setting,
): IncentiveDecision {
  const { money } = incentive;
  if (isSetOff(money, order)) return accept([]);
  const { acts, recovery } = setting.rules;
  const allowed = toRecover(money, { payee, cents }, { rule: acts.recovery, recovery });
  if (isRefused(allowed)) return allowed;
  const fact = factOn(setting.today, { type: 'RecoverySetOff', payee, cents, order }, allowed.basis);
  return settled(incentive, [fact], setting);
}
