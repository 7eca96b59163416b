import { outstandingCents, payeeIn } from '../../../../../domain/account/account';
import type { Payee } from '../../../../../domain/account/payee';
import type { Actor } from '../../../../../domain/decider';
import { CPI, HEAD, OFFICER } from '../../../../../domain/simulation/cast';
import { perform } from '../../../../../domain/simulation/live';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { euro } from '../../../text';
import type { Scenario } from '../scenario';
import { earningOf, receiverIn, type Earning, type Undo } from './earning';
import { dueOf, longAfter, moneyOf, restsOn, underWay, type Scene } from './life';

/** What is due is paid by two people; what turns out not to have been is asked back. */
export function payments(scene: Scene): readonly Scenario[] {
  return [...twoPairsOfEyes(scene), ...askedBack(scene), ...askedBackAndDueAgain(scene)];
}

/** Somebody is owed something, and nobody was paid. */
interface Owed {
  readonly story: Story;
  readonly earning: Earning;
  readonly on: CivilDate;
  readonly payee: Payee;
  readonly cents: number;
  readonly undo: Undo | undefined;
}

/** Something for which a rule pays has happened, and every time for late messages has passed; first what can turn out otherwise. */
function owedIn(scene: Scene): Owed | undefined {
  let other: Owed | undefined;
  for (const rule of scene.version.entitlements) {
    const one = owedFor(scene, earningOf(rule));
    if (one?.undo !== undefined) return one;
    other ??= one;
  }
  return other;
}

function owedFor(scene: Scene, earning: Earning | undefined): Owed | undefined {
  if (earning === undefined) return undefined;
  const story = underWay(scene);
  const payee = receiverIn(story, earning);
  const on = addDays(story.today(), 1);
  const undo = earning.happens(story, on);
  longAfter(story);
  const cents = payee === undefined ? 0 : (dueOf(story)[payee] ?? 0);
  return payee === undefined || cents === 0 ? undefined : { story, earning, on, payee, cents, undo };
}

/** Who proposes a payment does not approve it; somebody else does, and it is made. */
function twoPairsOfEyes(scene: Scene): readonly Scenario[] {
  return [OFFICER, HEAD].flatMap((approver) => {
    const owed = owedIn(scene);
    if (owed === undefined) return [];
    const { story, payee, cents } = owed;
    const isSame = approver === OFFICER;
    const decision = pays(story, payee, approver);
    const { paid } = payeeIn(moneyOf(story), payee);
    const isRefused = decision.verdict === 'refused' && decision.rejection.reason === 'same-person-approves';
    const isPaid = paid === cents && restsOn(story, 'PaymentApproved', scene.version.acts.payment.id);
    const sum = euro(cents);
    return [
      {
        row: 'acts.payment',
        given: text(
          `Spettano ${sum.it}, e una persona ne ha proposto il pagamento`,
          `${sum.en} are owed, and somebody has proposed to pay them`,
        ),
        when: isSame
          ? text('La stessa persona lo approva', 'The same person approves it')
          : text('Un’altra persona lo approva', 'Somebody else approves it'),
        then: isSame
          ? text(
              'L’approvazione è respinta, e non si paga nulla',
              'The approval is refused, and nothing is paid',
            )
          : text(`Si pagano ${sum.it}`, `${sum.en} are paid`),
        holds: isSame ? isRefused && paid === 0 : isPaid,
      },
    ];
  });
}

/** All that a payee is owed is proposed, and approved by that person; what is then owed to the world is done. */
function pays(story: Story, payee: Payee, approver: Actor): ReturnType<Story['ask']> {
  const on = story.today();
  story.ask({ command: { type: 'ProposePayment', on, payee }, actor: OFFICER });
  const proposal = moneyOf(story).proposals.at(-1)?.version ?? 0;
  const decision = story.ask({ command: { type: 'ApprovePayment', on, proposal }, actor: approver });
  perform(story);
  return decision;
}

/** Something was paid, and turns out not to have been due. */
function undone(scene: Scene): (Owed & { readonly undo: Undo }) | undefined {
  const owed = owedIn(scene);
  if (owed?.undo === undefined) return undefined;
  pays(owed.story, owed.payee, HEAD);
  owed.undo.does();
  perform(owed.story);
  return { ...owed, undo: owed.undo };
}

function asked(story: Story, payee: Payee): number {
  return outstandingCents(payeeIn(moneyOf(story), payee));
}

/** It is asked back; and what comes back is recorded, a cent more than is asked for not. */
function askedBack(scene: Scene): readonly Scenario[] {
  const one = undone(scene);
  if (one === undefined) return [];
  const { story, payee, cents, undo } = one;
  const row = 'acts.recovery';
  const sum = euro(cents);
  const claim = asked(story, payee);
  const isCited = restsOn(story, 'RecoveryOpened', scene.version.acts.recovery.id);
  const tooMuch = givesBack(story, payee, cents + 1);
  const enough = givesBack(story, payee, cents);
  return [
    {
      row,
      given: paidText(cents),
      when: undo.said,
      then: text(`Se ne chiede la restituzione: ${sum.it}`, `It is asked back: ${sum.en}`),
      holds: claim === cents && isCited,
    },
    {
      row,
      given: text(`Si è chiesta la restituzione di ${sum.it}`, `${sum.en} were asked back`),
      when: text(`Tornano ${sum.it}`, `${sum.en} come back`),
      then: text(
        'Non si chiede più nulla, e non se ne può registrare di più',
        'Nothing is asked for any more, and no more than that can be recorded',
      ),
      holds: tooMuch === 'refused' && enough === 'accepted' && asked(story, payee) === 0,
    },
  ];
}

function paidText(cents: number): Text {
  const sum = euro(cents);
  return text(`Sono stati pagati ${sum.it}`, `${sum.en} were paid`);
}

function givesBack(story: Story, payee: Payee, cents: number): 'accepted' | 'refused' {
  const on = story.today();
  return story.ask({ command: { type: 'RecordRecovery', on, payee, cents }, actor: CPI }).verdict;
}

/** The same happened after all, told late: what is asked back falls with it, or stays. */
function askedBackAndDueAgain(scene: Scene): readonly Scenario[] {
  const one = undone(scene);
  if (one === undefined) return [];
  const { story, payee, cents, earning, on } = one;
  const before = asked(story, payee);
  earning.happens(story, on);
  longAfter(story);
  const falls = scene.version.recovery.whenLessIsDue === 'falls';
  const sum = euro(cents);
  return [
    {
      row: 'recovery',
      given: text(
        `Si è chiesta la restituzione di ${sum.it}, che non sono ancora tornati`,
        `${sum.en} were asked back, and have not come yet`,
      ),
      when: text(
        'Un fatto comunicato in ritardo li rende di nuovo dovuti',
        'A fact that is told late makes them due again',
      ),
      then: falls
        ? text('La richiesta di restituzione cade', 'What was asked back is asked for no more')
        : text(`La richiesta di restituzione resta di ${sum.it}`, `What is asked back stays ${sum.en}`),
      holds: before === cents && asked(story, payee) === (falls ? 0 : cents),
    },
  ];
}
