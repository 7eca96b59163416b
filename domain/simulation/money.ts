import { outstandingCents, payableCents } from '../account/account';
import type { Payee } from '../account/payee';
import type { Money } from '../percorso/money';
import { HEAD, OFFICER, CPI } from './cast';
import type { Story } from './story';

const REJECTED = 200;
const COMES_BACK = 8_000;
const PAYDAY = 'payday';
const RECOVERY = 'recovery';

/** Means to pay what is owed, and to take back what is asked for. */
export function planMoney(story: Story): void {
  const money = moneyOf(story);
  if (money === undefined || money.payees.length === 0) return;
  const { chance, timeline } = story;
  if (payable(money).length > 0 && !timeline.isPlanned(PAYDAY))
    story.in(chance.between(20, 60), PAYDAY, () => pay(story));
  if (asked(money).length > 0 && !timeline.isPlanned(RECOVERY))
    story.in(chance.between(30, 90), RECOVERY, () => recover(story));
}

function moneyOf(story: Story): Money | undefined {
  const percorso = story.percorso();
  return percorso.phase === 'none' ? undefined : percorso.dossier.money;
}

function payable(money: Money): readonly Payee[] {
  return money.payees.map(({ payee }) => payee).filter((payee) => payableCents(money, payee) > 0);
}

function asked({ payees }: Money): Money['payees'] {
  return payees.filter((one) => outstandingCents(one) > 0);
}

/** One person proposes, another one approves, now and then not. */
function pay(story: Story): void {
  const money = moneyOf(story);
  for (const payee of money === undefined ? [] : payable(money)) {
    const on = story.today();
    const { verdict } = story.ask({ command: { type: 'ProposePayment', on, payee }, actor: OFFICER });
    const proposal = moneyOf(story)?.proposals.findLast((one) => one.payee === payee)?.version;
    if (verdict === 'refused' || proposal === undefined) continue;
    const type = story.chance.happens(REJECTED) ? 'RejectPayment' : 'ApprovePayment';
    story.ask({ command: { type, on, proposal }, actor: HEAD });
  }
}

function recover(story: Story): void {
  const money = moneyOf(story);
  for (const one of money === undefined ? [] : asked(money)) {
    if (!story.chance.happens(COMES_BACK)) continue;
    const { payee } = one;
    const command = {
      type: 'RecordRecovery',
      on: story.today(),
      payee,
      cents: outstandingCents(one),
    } as const;
    story.ask({ command, actor: CPI });
  }
}
