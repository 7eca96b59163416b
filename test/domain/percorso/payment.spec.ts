import { CLOSING_REASONS, refusedEffects, type ClosingReason } from '../../../domain/effects';
import { acted, given, type Given } from '../given';
import { annulment, conversion, end, hire, receivedOn } from '../employment/messages';
import {
  allDone,
  approval,
  assessed,
  begun,
  envelopeOf,
  happened,
  hour,
  lastVersionOf,
  lived,
  moneyOf,
  paidOut,
  reported,
  until,
} from '../life';
import { sum } from '../model';
import { APL_GINESTRA, HEAD, OFFICER, only } from '../values';

const HIRED = hire(1, ['2020-03-02']);
const propose = (on: string) => acted(on, { type: 'ProposePayment', payee: `apl/${APL_GINESTRA}` }, OFFICER);
/** Open-ended since 2 March: half of 3,400 euro is owed since 6 September. */
const half = until(lived(begun(), reported(HIRED)), '2020-09-30');
const proposed = half.and(propose('2020-10-01'));
const payee = (life: Given) => moneyOf(life).payees[0];

/** Asks to retry what was answered last. */
function retry(life: Given, on: string) {
  return acted(on, { type: 'RetryEffect', key: answeredLast(life) } as never);
}

/** Asks to let it be. */
function close(life: Given, on: string, because: ClosingReason = 'no-longer-owed') {
  return acted(on, { type: 'CloseEffect', key: answeredLast(life), because } as never, HEAD);
}

function answeredLast(life: Given): string {
  const answered = life.facts.findLast(({ event }) => event.type === 'EffectAnswered')?.event;
  if (answered?.type !== 'EffectAnswered') throw new Error('No answer');
  return answered.key;
}

describe('a payment', () => {
  it('is proposed by one person and approved by another, and then made', () => {
    half
      .when(propose('2020-10-01'))
      .thenFacts({ type: 'PaymentProposed', payee: `apl/${APL_GINESTRA}`, cents: 170_000 });
    const approved = proposed.when(approval(proposed, '2020-10-02')).thenFactsLike({
      type: 'PaymentApproved',
      payee: `apl/${APL_GINESTRA}`,
      cents: 170_000,
      proposal: lastVersionOf(proposed, 'PaymentProposed'),
    });
    expect(approved.agenda.owed).toMatchObject([{ effect: 'pay-fee', details: { cents: 170_000 } }]);
    expect(payee(approved)).toMatchObject({ entitled: { result: 170_000 }, paid: 0 });
    expect(payee(allDone(approved))).toMatchObject({ entitled: { result: 170_000 }, paid: 170_000 });
  });

  it('is not approved by the person who proposed it, however the name is written', () => {
    proposed.when(approval(proposed, '2020-10-02', OFFICER)).thenRefused('same-person-approves');
    for (const user of ['U-7', ' u-7 ', 'u-\u200b7', 'U-7\ufeff'])
      proposed
        .when(approval(proposed, '2020-10-02', { ...OFFICER, user }))
        .thenRefused('same-person-approves');
  });

  it('is not approved twice, nor when it was rejected or never proposed', () => {
    const approved = proposed.and(approval(proposed, '2020-10-02'));
    const version = lastVersionOf(proposed, 'PaymentProposed');
    approved.when(approval(proposed, '2020-10-03')).thenRefused('proposal-unknown', String(version));
    const rejected = proposed.and(acted('2020-10-02', { type: 'RejectPayment', proposal: version }, HEAD));
    rejected.when(approval(proposed, '2020-10-03')).thenRefused('proposal-unknown', String(version));
    rejected.when(propose('2020-10-03')).thenFactsLike({ type: 'PaymentProposed', cents: 170_000 });
    half
      .when(acted('2020-10-03', { type: 'RejectPayment', proposal: 1 }, HEAD))
      .thenRefused('proposal-unknown', '1');
  });

  it('is not proposed for what is already on its way, nor for what was paid', () => {
    proposed.when(propose('2020-10-02')).thenRefused('nothing-to-pay', APL_GINESTRA);
    paidOut(half, '2020-10-02').when(propose('2020-10-03')).thenRefused('nothing-to-pay', APL_GINESTRA);
    begun().when(propose('2020-02-03')).thenRefused('nothing-to-pay', APL_GINESTRA);
  });

  it('is of the difference only, when more is owed later', () => {
    const year = until(paidOut(half, '2020-10-02'), '2021-03-31');
    year.when(propose('2021-04-01')).thenFactsLike({ type: 'PaymentProposed', cents: 170_000 });
  });

  it('that is no longer owed when it is to be approved is refused', () => {
    const fallen = lived(proposed, reported(receivedOn(end(2, HIRED, '2020-07-31'), '2020-10-02')));
    expect(assessed(fallen)).toEqual({ [APL_GINESTRA]: 0 });
    fallen.when(approval(proposed, '2020-10-03')).thenRefused('payment-no-longer-owed');
  });

  it('that the bank refuses stays on its way until it is retried', () => {
    const refused = proposed.and(approval(proposed, '2020-10-02')).andAnswered('refused');
    refused.when(propose('2020-10-05')).thenRefused('nothing-to-pay', APL_GINESTRA);
    const retried = refused.and(retry(refused, '2020-10-05'));
    expect(payee(allDone(retried))).toMatchObject({ paid: 170_000 });
  });

  it('that the bank refused is not retried once it is no longer owed', () => {
    const refused = proposed.and(approval(proposed, '2020-10-02')).andAnswered('refused');
    const fallen = lived(refused, reported(receivedOn(end(2, HIRED, '2020-07-31'), '2020-10-05')));
    fallen.when(retry(refused, '2020-10-06')).thenRefused('payment-no-longer-owed');
  });
});

describe('a payment that the bank refused', () => {
  const refused = proposed.and(approval(proposed, '2020-10-02')).andAnswered('refused');
  const key = answeredLast(refused);
  const fallen = lived(refused, reported(receivedOn(end(2, HIRED, '2020-07-31'), '2020-10-05')));

  it('and that is owed no more is closed: it is no task, is not on its way, and the percorso can close', () => {
    const settled = until(fallen, '2021-06-01');
    expect(settled.agenda).toEqual({ closed: false, owed: [], deadlines: [] });
    const closed = settled
      .when(close(refused, '2021-06-02'))
      .thenFacts({ type: 'EffectClosed', key, because: 'no-longer-owed' });
    expect(closed.percorso.phase === 'none' ? [] : refusedEffects(closed.percorso.effects)).toEqual([]);
    expect(moneyOf(closed).proposals).toEqual([]);
    expect(closed.agenda).toEqual({ closed: true, owed: [], deadlines: [] });
    expect(payee(closed)).toMatchObject({ paid: 0, entitled: { result: 0 } });
  });

  it('is neither closed twice, nor retried after it was closed, nor done by a late answer', () => {
    const closed = fallen.and(close(refused, '2020-10-07'));
    closed.when(close(refused, '2020-10-08')).thenRefused('effect-not-refused', key);
    closed.when(retry(refused, '2020-10-08')).thenRefused('effect-not-refused', key);
    const late = { type: 'RecordEffectAnswer', key, effect: 'pay-fee', direction: 'do' } as const;
    const answered = acted('2020-10-08', { ...late, answer: 'done', reference: '' } as never);
    closed.when(answered).thenFacts();
  });

  it('and that is still owed is not closed, but retried', () => {
    refused.when(close(refused, '2020-10-05')).thenRefused('sum-still-owed', key);
    expect(payee(allDone(refused.and(retry(refused, '2020-10-05'))))).toMatchObject({ paid: 170_000 });
  });

  it('is not closed because people were told otherwise: that is for notices', () => {
    fallen
      .when(close(refused, '2020-10-07', 'settled-otherwise'))
      .thenRefused('closing-reason-not-fitting', key);
  });

  it('is closed only where it was refused', () => {
    half.when(close(refused, '2020-10-05')).thenRefused('effect-not-refused', key);
  });
});

describe('a notice that was refused', () => {
  const chosen = allDone(given('issued')).and(
    acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
  );
  const refused = chosen.andAnswered('refused');

  it('is closed once the body was told otherwise; a reservation never is', () => {
    refused
      .when(close(refused, '2020-01-16', 'settled-otherwise'))
      .thenFactsLike({ type: 'EffectClosed', because: 'settled-otherwise' });
    const unreserved = given('issued').andAnswered('refused');
    for (const because of CLOSING_REASONS)
      unreserved
        .when(close(unreserved, '2020-01-16', because))
        .thenRefused('closing-reason-not-fitting', answeredLast(unreserved));
  });
});

describe('a job that is annulled after it was paid', () => {
  const never = reported(receivedOn(annulment(2, HIRED), '2020-10-12'));
  const life = lived(paidOut(half, '2020-10-02'), never);

  it('lowers what is owed to nothing, and asks back what was paid', () => {
    expect(happened(life, 'FeeAssessed').at(-1)).toMatchObject({
      on: '2020-10-12',
      entitledCents: 0,
      differenceCents: -170_000,
    });
    expect(happened(life, 'RecoveryOpened')).toMatchObject([{ on: '2020-10-12', cents: 170_000 }]);
    expect(
      life.facts.some(({ event }) => event.type === 'EffectAnswered' && event.effect === 'request-recovery'),
    ).toBe(true);
  });

  it('keeps the money held until it came back, in parts too, and never more than was asked', () => {
    const held = ({ world }: Given) => sum(world.taken['envelope/TOS-PIO2-ASSEGNO']);
    const settled = until(life, '2020-12-31');
    expect(held(settled)).toBe(170_000);
    const back = (on: string, cents: number) =>
      acted(on, { type: 'RecordRecovery', payee: `apl/${APL_GINESTRA}`, cents }, OFFICER);
    settled.when(back('2021-01-11', 170_001)).thenRefused('nothing-to-recover', APL_GINESTRA);
    const part = lived(settled, back('2021-01-11', 100_000));
    expect(held(part)).toBe(70_000);
    const all = lived(part, back('2021-02-11', 70_000));
    expect(held(all)).toBe(0);
    expect(all.agenda.closed).toBe(true);
    all.when(back('2021-03-11', 1)).thenRefused('nothing-to-recover', APL_GINESTRA);
  });

  it('while its payment is on its way is asked back as soon as it was made', () => {
    const approved = proposed.and(approval(proposed, '2020-10-02'), never).andWaited('2020-10-13');
    expect(happened(approved, 'RecoveryOpened')).toEqual([]);
    const paid = approved.andAnswered('done');
    expect(happened(paid, 'RecoveryOpened')).toMatchObject([{ cents: 170_000 }]);
  });
});

describe('an envelope that is exhausted when a job earns more than was kept for it', () => {
  const fixed = hire(1, ['2020-03-02', '2021-03-01']);
  const settled = until(lived(begun(), reported(fixed)), '2020-11-30');
  const kept = 190_000;
  const upgrade = reported(receivedOn(conversion(2, fixed, { eventOn: fixed.eventOn }), '2020-12-01'));
  const poor = lived(settled, envelopeOf(kept, '2020-11-30'), upgrade);
  const reassess = (on: string) => acted(on, { type: 'Reassess' });

  it('says how much is missing, and owes what fits in what is held', () => {
    expect(happened(settled, 'ReservationChanged')).toMatchObject([{ cents: kept }]);
    expect(happened(poor, 'FundsMissing')).toMatchObject([{ on: '2020-12-01', cents: 340_000 - kept }]);
    // Open-ended from its first day, as is now told: half of it is owed since September, less than the fixed term had earned.
    expect(assessed(poor)).toEqual({ [APL_GINESTRA]: 170_000 });
  });

  it('says it once: asked again, nothing changes', () => {
    poor.when(reassess('2020-12-02')).thenFacts();
    expect(happened(until(poor, '2021-06-30'), 'FundsMissing')).toHaveLength(1);
  });

  it('assesses the rest once there is money and somebody asks', () => {
    const rich = lived(
      until(poor, '2021-06-30'),
      envelopeOf(1_000_000, '2021-06-30'),
      reassess('2021-07-01'),
    );
    expect(happened(rich, 'ReservationChanged').at(-1)).toMatchObject({ cents: 340_000 });
    expect(assessed(rich)).toEqual({ [APL_GINESTRA]: 340_000 });
    expect(moneyOf(rich).missingCents).toBe(0);
  });

  it('is missing no more once the job turns out not to earn it', () => {
    const ended = lived(poor, reported(receivedOn(end(3, fixed, '2020-07-31'), '2020-12-10')));
    expect(moneyOf(ended).missingCents).toBe(0);
    expect(assessed(ended)).toEqual({ [APL_GINESTRA]: 0 });
  });
});

describe('the ceiling', () => {
  it('cuts the process part first: at a profile of 1 the result takes all of it', () => {
    const life = until(
      lived(begun({ profileIndex: 10_000 }), hour('2020-02-03', 1), reported(HIRED)),
      '2020-12-31',
    );
    expect(payee(life)).toMatchObject({ entitled: { result: 250_000, process: 3_550 } });
    expect(payee(until(life, '2021-12-31'))).toMatchObject({ entitled: { result: 500_000, process: 0 } });
  });
});
