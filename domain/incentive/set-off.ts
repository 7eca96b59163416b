import { proposalIn, type Account } from '../account/account';
import { isRefused, type toApprove } from '../account/decide';
import { toApproveSetOff, toSetOff, type ClaimElsewhere } from '../account/set-off';
import { accept, refuse, type Decision } from '../decider';
import { incentiveStream, type IncentiveId, type StreamId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { IncentiveCommand } from './commands';
import { factOn } from './fact';
import { ofEmployer } from './money';
import type { IncentiveDecision, Setting } from './reassess';
import type { Incentive, WithMoney } from './state';

/** The incentive against whose claim a payment is set off, where it is: one that a command names, or the proposal that it is about. */
export function claimNamed(command: IncentiveCommand, incentive: Incentive): readonly StreamId[] {
  if (command.type === 'ProposeIncentivePayment')
    return command.against === undefined ? [] : [incentiveStream(command.against)];
  if (command.type !== 'ApproveIncentivePayment' || !('money' in incentive)) return [];
  const against = proposalIn(incentive.money, command.proposal)?.against;
  return against === undefined ? [] : [against];
}

/** Proposes to set off what the employer is owed against what another incentive asks it to give back. */
export function proposeSetOff(
  { on, against }: { readonly on: CivilDate; readonly against: IncentiveId },
  { application, money }: WithMoney,
  setting: Setting,
): IncentiveDecision {
  const claim = claimOf(incentiveStream(against), setting);
  if ('verdict' in claim) return claim;
  const { payment: rule } = setting.rules.acts;
  const allowed = toSetOff(money, ofEmployer(application), { claim, rule });
  if (isRefused(allowed)) return allowed;
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'IncentivePaymentProposed', cents, against: claim.stream }, basis)]);
}

/** A second person approves it, as both streams stand then. */
export function approvedSetOff(
  asked: Parameters<typeof toApprove>[1],
  { money, against }: { readonly money: Account; readonly against: StreamId },
  setting: Setting,
): ReturnType<typeof toApprove> {
  const claim = claimOf(against, setting);
  const { payment: rule } = setting.rules.acts;
  return 'verdict' in claim ? claim : toApproveSetOff(money, asked, { claim, rule });
}

/** What another incentive asks back, as its stream tells it now; within one the difference is set off by itself. */
function claimOf(against: StreamId, { stream, streams }: Setting): ClaimElsewhere | Decision<never> {
  const other = streams[against] as Incentive | undefined;
  return against === stream || other === undefined || !('money' in other)
    ? refuse('set-off-of-another', [against])
    : { stream: against, account: other.money };
}
