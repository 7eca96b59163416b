import { outstandingCents, payableCents } from '../account/account';
import { employerIn, ofEmployer } from '../incentive/money';
import type { WithMoney } from '../incentive/state';
import type { Applying } from './applying';
import { HEAD, OFFICER } from './cast';

/** How many in ten thousand. */
const REJECTED = 200;
const COMES_BACK = 8_000;
const PAYDAY = 'payday';
const RECOVERY = 'recovery';

/** Means to pay the employer what it is owed, and to take back what is asked for. */
export function planIncentiveMoney(applying: Applying): void {
  const { chance, timeline } = applying;
  if (payable(applying) > 0 && !timeline.isPlanned(PAYDAY))
    applying.in(chance.between(20, 60), PAYDAY, () => pay(applying));
  if (asked(applying) > 0 && !timeline.isPlanned(RECOVERY))
    applying.in(chance.between(30, 90), RECOVERY, () => recover(applying));
}

function admitted({ incentive: now }: Applying): WithMoney | undefined {
  const incentive = now();
  return 'money' in incentive ? incentive : undefined;
}

function payable(applying: Applying): number {
  const held = admitted(applying);
  return held === undefined ? 0 : payableCents(held.money, ofEmployer(held.application));
}

function asked(applying: Applying): number {
  const held = admitted(applying);
  return held === undefined ? 0 : outstandingCents(employerIn(held));
}

/** One person proposes, another one approves, now and then not. */
function pay(applying: Applying): void {
  const on = applying.today();
  if (payable(applying) > 0) applying.ask({ type: 'ProposeIncentivePayment', on }, OFFICER);
  const proposal = admitted(applying)?.money.proposals.findLast(
    ({ standing }) => standing === 'open',
  )?.version;
  if (proposal === undefined) return;
  const type = applying.chance.happens(REJECTED) ? 'RejectIncentivePayment' : 'ApproveIncentivePayment';
  applying.ask({ type, on, proposal }, HEAD);
}

function recover(applying: Applying): void {
  const cents = asked(applying);
  if (cents === 0 || !applying.chance.happens(COMES_BACK)) return;
  applying.ask({ type: 'RecordIncentiveRecovery', on: applying.today(), cents }, OFFICER);
}
