import { entitledCents, outstandingCents, owedCents } from '../../../domain/account/account';
import { INCENTIVE } from '../../../domain/incentive/decider';
import { employerIn } from '../../../domain/incentive/money';
import { INCENTIVE_EFFECTS } from '../../../domain/incentive/effects';
import { INCENTIVE_EFFECT_NAMES, type IncentiveEffectName } from '../../../domain/incentive/events';
import type { IncentiveCommand } from '../../../domain/incentive/commands';
import { annulment, end, extension, hire, MILL, rectification } from '../employment/messages';
import { day } from '../values';
import { applying, balancesOf, HEAD, HIRED, OFFICER, PATHWAY, refusal, World } from './world';
import { RULEBOOK } from '../../../domain/programmes';

const world = new World().told(HIRED);
const admitted = world.and('2020-07-13', applying());
const propose = (on: string): IncentiveCommand => ({ type: 'ProposeIncentivePayment', on: day(on) });
const recover = (on: string, cents: number): IncentiveCommand => ({
  type: 'RecordIncentiveRecovery',
  on: day(on),
  cents,
});
const approve = (on: string, proposal: number): IncentiveCommand => ({
  type: 'ApproveIncentivePayment',
  on: day(on),
  proposal,
});
const reject = (on: string, proposal: number): IncentiveCommand => ({
  type: 'RejectIncentivePayment',
  on: day(on),
  proposal,
});

const proposed = admitted.and('2020-07-20', propose('2020-07-20'));
const PROPOSAL = proposed.factsOf().length;
const approved = proposed.and('2020-07-21', approve('2020-07-21', PROPOSAL), { actor: HEAD });
const paid = approved.answered('2020-07-22', 'pay-incentive');

const told = (one: World, message: typeof HIRED, on: string) => one.told(message, day(on)).waited(next(on));
const next = (on: string) => `${on.slice(0, 8)}${String(Number(on.slice(8)) + 1).padStart(2, '0')}`;
const last = (one: World, count: number) => one.events().slice(-count);
const owed = (one: World) =>
  INCENTIVE.agenda(one.state(), RULEBOOK).owed.map(({ direction, effect }) => `${direction} ${effect}`);
const accounts = (one: World) =>
  Object.fromEntries(balancesOf(one.state()).map(({ account, cents }) => [account, cents]));
function employerOf(one: World) {
  const state = one.state();
  if (!('money' in state)) throw new Error('There is no money');
  return employerIn(state);
}
/** Everything that is owed is done. */
function done(one: World, on = '2020-07-26'): World {
  const [next] = INCENTIVE.agenda(one.state(), RULEBOOK).owed;
  return next === undefined ? one : done(one.answered(on, next.effect as IncentiveEffectName), on);
}
const reserved = (one: World) => one.answered('2020-07-14', 'reserve-incentive');

describe('a payment', () => {
  it('is proposed by one person and approved by another', () => {
    expect(last(approved, 2)).toEqual([
      { type: 'IncentivePaymentProposed', cents: 800_000 },
      {
        type: 'IncentivePaymentApproved',
        proposal: PROPOSAL,
        employer: MILL,
        envelope: 'TOS-PIO2-INCENTIVI',
        cents: 800_000,
      },
    ]);
    expect(refusal(proposed.ask('2020-07-21', approve('2020-07-21', PROPOSAL)))).toBe('same-person-approves');
  });

  it('is owed to the employer once it is approved, and is paid when the payer says so', () => {
    expect(owed(proposed)).not.toContain('do pay-incentive');
    expect(owed(approved)).toContain('do pay-incentive');
    expect(accounts(approved)).toEqual({ available: -800_000, owed: 800_000 });
    expect(accounts(paid)).toEqual({ available: -800_000, paid: 800_000 });
  });

  it('is made once, whatever is repeated', () => {
    expect(refusal(proposed.ask('2020-07-21', propose('2020-07-21')))).toBe('nothing-to-pay');
    expect(refusal(approved.ask('2020-07-22', approve('2020-07-22', PROPOSAL), { actor: HEAD }))).toBe(
      'proposal-unknown',
    );
    expect(refusal(paid.ask('2020-07-23', propose('2020-07-23')))).toBe('nothing-to-pay');
    const key = `pay-incentive@${approved.factsOf().length}`;
    const again = { type: 'RecordEffectAnswer', key, effect: 'pay-incentive', direction: 'do' } as const;
    const repeated = paid.and('2020-07-23', { ...again, answer: 'done', reference: 'R-2' });
    expect(repeated.events()).toEqual(paid.events());
  });

  it('that was rejected can be proposed again', () => {
    const rejected = proposed.and('2020-07-21', reject('2020-07-21', PROPOSAL));
    expect(refusal(rejected.ask('2020-07-22', approve('2020-07-22', PROPOSAL), { actor: HEAD }))).toBe(
      'proposal-unknown',
    );
    expect(last(rejected.and('2020-07-22', propose('2020-07-22')), 1)).toEqual([
      { type: 'IncentivePaymentProposed', cents: 800_000 },
    ]);
  });

  it('that is no longer owed is not approved', () => {
    const annulled = told(proposed, annulment(2, HIRED), '2020-07-21');
    expect(refusal(annulled.ask('2020-07-23', approve('2020-07-23', PROPOSAL), { actor: HEAD }))).toBe(
      'payment-no-longer-owed',
    );
  });

  it('that was refused is tried again as long as it is owed', () => {
    const refused = approved.answered('2020-07-22', 'pay-incentive', 'refused');
    const key = `pay-incentive@${approved.factsOf().length}`;
    const retry = { type: 'RetryIncentiveEffect', key } as const;
    expect(owed(refused.and('2020-07-23', retry))).toContain('do pay-incentive');
    const annulled = told(refused, annulment(2, HIRED), '2020-07-24');
    expect(refusal(annulled.ask('2020-07-27', retry))).toBe('payment-no-longer-owed');
  });

  it('that was refused and is owed no more is closed, and then nothing is waited for', () => {
    const refused = reserved(approved).answered('2020-07-22', 'pay-incentive', 'refused');
    const key = `pay-incentive@${approved.factsOf().length}`;
    const close = { type: 'CloseIncentiveEffect', key, because: 'no-longer-owed' } as const;
    expect(refusal(refused.ask('2020-07-23', close))).toBe('sum-still-owed');
    const annulled = done(told(refused, annulment(2, HIRED), '2020-07-24'));
    expect(INCENTIVE.agenda(annulled.state(), RULEBOOK)).toMatchObject({ owed: [], closed: false });
    expect(annulled.takenCents).toBe(800_000);
    expect(refusal(annulled.ask('2020-07-27', { ...close, because: 'settled-otherwise' }))).toBe(
      'closing-reason-not-fitting',
    );
    const closed = annulled.and('2020-07-27', close, { actor: HEAD });
    expect(last(closed, 1)).toEqual([{ type: 'EffectClosed', key, because: 'no-longer-owed' }]);
    expect(INCENTIVE.agenda(closed.state(), RULEBOOK)).toMatchObject({ owed: [], closed: true });
    expect(closed.takenCents).toBe(0);
    expect(refusal(closed.ask('2020-07-28', close))).toBe('effect-not-refused');
    expect(refusal(closed.ask('2020-07-28', { type: 'RetryIncentiveEffect', key }))).toBe(
      'effect-not-refused',
    );
  });

  it('to an employer is not approved by who proposed it, however the name is written', () => {
    const shouting = { actor: { ...OFFICER, user: ` ${OFFICER.user.toUpperCase()} ` } };
    expect(refusal(proposed.ask('2020-07-21', approve('2020-07-21', PROPOSAL), shouting))).toBe(
      'same-person-approves',
    );
  });

  it.each([
    ['nothing-to-pay', propose('2020-07-20')],
    ['proposal-unknown', approve('2020-07-20', 2)],
    ['proposal-unknown', reject('2020-07-20', 2)],
    ['nothing-to-recover', recover('2020-07-20', 1)],
  ])('of an application that waits is refused: %s', (reason, command) => {
    const waiting = new World().and('2020-07-13', applying());
    expect(refusal(waiting.ask('2020-07-20', command))).toBe(reason);
  });
});

describe('a job that ends before the months of its row', () => {
  const early = end(2, HIRED, '2020-11-30');

  it('leaves the share of its days, and the rest of what was paid is recovered', () => {
    // 183 days of 365.
    const reduced = told(paid, early, '2020-12-03');
    expect(last(reduced, 2)).toEqual([
      { type: 'IncentiveReduced', entitledCents: 401_096, differenceCents: -398_904 },
      { type: 'IncentiveRecoveryOpened', employer: MILL, cents: 398_904 },
    ]);
    expect(accounts(reduced)).toEqual({
      available: -800_000,
      reserved: 398_904,
      owed: -398_904,
      paid: 800_000,
    });
  });

  it('leaves that share to be paid, where nothing was paid yet', () => {
    const reduced = told(admitted, early, '2020-12-03').and('2020-12-09', propose('2020-12-09'));
    expect(last(reduced, 1)).toEqual([{ type: 'IncentivePaymentProposed', cents: 401_096 }]);
  });

  it('is admitted with that share, where the end is known before', () => {
    const after = world.told(early).and('2020-12-09', applying({}, '2020-12-09'));
    expect(after.state()).toMatchObject({
      phase: 'admitted',
      money: { payees: [{ entitled: { incentive: 401_096 } }] },
    });
  });

  it('changes nothing on the last day of those months or after', () => {
    expect(told(paid, end(2, HIRED, '2021-05-31'), '2021-06-01').state()).toMatchObject({
      money: { payees: [{ entitled: { incentive: 800_000 } }] },
    });
    expect(told(paid, end(2, HIRED, '2021-05-30'), '2021-06-01').state()).toMatchObject({
      money: { payees: [{ entitled: { incentive: 797_808 } }] },
    });
  });

  it('changes nothing for a fixed term that runs out', () => {
    const fixed = hire(1, ['2020-06-01', '2020-12-31']);
    const after = told(
      new World().told(fixed).and('2020-07-13', applying()),
      extension(2, fixed, '2021-02-28'),
      '2020-12-20',
    );
    expect(after.state()).toMatchObject({ money: { payees: [{ entitled: { incentive: 100_000 } }] } });
  });

  it('gives it all back when the message of the end is annulled, and takes back what was claimed', () => {
    const reduced = told(paid, early, '2020-12-03').answered('2020-12-04', 'request-incentive-recovery');
    const restored = told(reduced, annulment(3, early), '2020-12-10');
    expect(last(restored, 1)).toEqual([
      { type: 'IncentiveRestored', entitledCents: 800_000, differenceCents: 398_904 },
    ]);
    expect(owed(restored)).toContain('undo request-incentive-recovery');
    expect(refusal(restored.ask('2020-12-14', recover('2020-12-14', 398_904)))).toBe('nothing-to-recover');
    expect(accounts(restored)).toEqual({ available: -800_000, paid: 800_000 });
  });

  it('is paid the rest, where the money had come back before the end was annulled', () => {
    const back = told(paid, early, '2020-12-03').and('2020-12-07', recover('2020-12-07', 398_904));
    const restored = told(back, annulment(3, early), '2020-12-10').and('2020-12-14', propose('2020-12-14'));
    expect(last(restored, 1)).toEqual([{ type: 'IncentivePaymentProposed', cents: 398_904 }]);
  });
});

describe('a claim on an employer, where a claim falls by what has not come and no more', () => {
  const early = end(2, HIRED, '2020-11-30');
  const rules = 'TOS-PIO2/2019-12-21.3';
  const applied = new World()
    .withPercorso({ ...PATHWAY, rules })
    .told(HIRED)
    .and('2020-07-13', applying());
  const asked = applied.and('2020-07-20', propose('2020-07-20'));
  const settled = done(
    asked.and('2020-07-21', approve('2020-07-21', asked.factsOf().length), { actor: HEAD }),
  );
  const reduced = done(told(settled, early, '2020-12-03'), '2020-12-04');
  const claimed = outstandingCents(employerOf(reduced));
  const undone = (one: World) => owed(one).filter((name) => name === 'undo request-incentive-recovery');

  it('keeps the requests that were met: the accounting body is not told that they were mistakes', () => {
    const back = reduced.and('2020-12-07', recover('2020-12-07', claimed));
    const restored = told(back, annulment(3, early), '2020-12-10');
    expect(last(restored, 1)).toMatchObject([{ type: 'IncentiveRestored', takenBackCents: 0 }]);
    expect(undone(restored)).toEqual([]);
    expect(owedCents(employerOf(restored))).toBe(claimed);
  });

  it('takes back the request of which something has not come', () => {
    const part = reduced.and('2020-12-07', recover('2020-12-07', 100));
    const restored = told(part, annulment(3, early), '2020-12-10');
    expect(last(restored, 1)).toMatchObject([{ type: 'IncentiveRestored', takenBackCents: claimed - 100 }]);
    expect(undone(restored)).toHaveLength(1);
    expect(outstandingCents(employerOf(restored))).toBe(0);
  });

  it('is asked for anew where it is less, and the refusal of more says how much that is', () => {
    const shorter = done(
      told(reduced, rectification(4, early, { eventOn: day('2020-10-31') }), '2020-12-10'),
    );
    const longer = told(shorter, rectification(5, early, { eventOn: day('2020-12-31') }), '2021-01-04');
    const due = outstandingCents(employerOf(longer));
    expect(due).toBe(-owedCents(employerOf(longer)));
    expect(undone(longer).length).toBeGreaterThan(0);
    const { decision } = longer.ask('2021-01-05', recover('2021-01-05', due + 1));
    expect(decision).toMatchObject({
      rejection: { reason: 'nothing-to-recover', missing: [MILL, String(due)] },
    });
  });

  it('took back every request under the rules of before, also those that were met', () => {
    const back = told(paid, early, '2020-12-03')
      .answered('2020-12-04', 'request-incentive-recovery')
      .and('2020-12-07', recover('2020-12-07', 398_904));
    const restored = told(back, annulment(3, early), '2020-12-10');
    expect(last(restored, 1)).toEqual([
      { type: 'IncentiveRestored', entitledCents: 800_000, differenceCents: 398_904 },
    ]);
    expect(undone(restored)).toHaveLength(1);
  });
});

describe('a hire that is annulled', () => {
  const annulled = annulment(2, HIRED);

  it('after payment withdraws the incentive and opens a recovery of all of it', () => {
    const withdrawn = told(paid, annulled, '2020-09-01');
    expect(last(withdrawn, 2)).toEqual([
      { type: 'IncentiveWithdrawn', conditions: ['hire'], differenceCents: -800_000 },
      { type: 'IncentiveRecoveryOpened', employer: MILL, cents: 800_000 },
    ]);
  });

  it('frees the envelope when the release is confirmed, and not before the money came back', () => {
    const withdrawn = told(reserved(paid), annulled, '2020-09-01').answered(
      '2020-09-02',
      'reserve-incentive',
    );
    expect(withdrawn.takenCents).toBe(800_000);
    const half = withdrawn.and('2020-09-03', recover('2020-09-03', 400_000));
    expect(half.takenCents).toBe(800_000);
    expect(refusal(half.ask('2020-09-04', recover('2020-09-04', 400_001)))).toBe('nothing-to-recover');
    const all = half.and('2020-09-04', recover('2020-09-04', 400_000));
    expect(all.takenCents).toBe(0);
    expect(accounts(all)).toEqual({ paid: 800_000, recovered: -800_000 });
  });

  it('before payment frees the envelope once the release is confirmed', () => {
    const withdrawn = told(reserved(admitted), annulled, '2020-09-01');
    expect(owed(withdrawn)).toEqual(['undo reserve-incentive', 'do notify-employer', 'do notify-employer']);
    expect(withdrawn.takenCents).toBe(800_000);
    expect(withdrawn.answered('2020-09-02', 'reserve-incentive').takenCents).toBe(0);
  });

  it('frees it at once where nothing had been set aside', () => {
    const refused = admitted.answered('2020-07-14', 'reserve-incentive', 'refused');
    expect(told(refused, annulled, '2020-09-01').takenCents).toBe(0);
  });

  it('whose payment was on its way is recovered when it has been paid', () => {
    const withdrawn = told(approved, annulled, '2020-09-01');
    expect(last(withdrawn, 1)).toMatchObject([{ type: 'IncentiveWithdrawn' }]);
    expect(last(withdrawn.answered('2020-09-02', 'pay-incentive'), 2)).toMatchObject([
      { type: 'EffectAnswered' },
      { type: 'IncentiveRecoveryOpened', cents: 800_000 },
    ]);
  });

  it('and whose annulment is annulled earns the incentive again, set aside anew', () => {
    const withdrawn = told(reserved(admitted), annulled, '2020-09-01').answered(
      '2020-09-02',
      'reserve-incentive',
    );
    const again = told(withdrawn, annulment(3, annulled), '2020-09-08');
    expect(last(again, 1)).toMatchObject([{ type: 'IncentiveReserved', entitledCents: 800_000 }]);
    expect(owed(again)).toContain('do reserve-incentive');
    expect(again.takenCents).toBe(800_000);
  });

  it('waits for money then, where the envelope is exhausted', () => {
    const withdrawn = told(reserved(admitted), annulled, '2020-09-01').answered(
      '2020-09-02',
      'reserve-incentive',
    );
    const waiting = told(withdrawn.withEnvelope(0), annulment(3, annulled), '2020-09-08');
    expect(last(waiting, 1)).toEqual([{ type: 'AdmissionDeferred' }]);
    const reassess = { type: 'ReassessIncentive', on: day('2020-09-14') } as const;
    expect(refusal(waiting.ask('2020-09-14', reassess))).toBe('incentive-funds-missing');
    expect(last(waiting.withEnvelope(800_000).and('2020-09-14', reassess), 1)).toMatchObject([
      { type: 'IncentiveReserved' },
    ]);
  });
});

describe('a hire that is rectified', () => {
  const fixed = hire(1, ['2020-06-01', '2021-01-31']);
  const before = new World().told(fixed).and('2020-07-13', applying());

  it('to a longer term earns the amount of that row, set aside anew', () => {
    const after = told(
      reserved(before),
      rectification(2, fixed, { plannedEndOn: day('2021-05-31') }),
      '2020-09-01',
    );
    expect(last(after, 1)).toEqual([
      {
        type: 'IncentiveReserved',
        envelope: 'TOS-PIO2-INCENTIVI',
        entitledCents: 200_000,
        differenceCents: 100_000,
      },
    ]);
    expect(owed(after).filter((one) => one.endsWith('reserve-incentive'))).toEqual([
      'undo reserve-incentive',
      'do reserve-incentive',
    ]);
  });

  it('to a longer term keeps what it has until there is money for more', () => {
    const longer = rectification(2, fixed, { plannedEndOn: day('2021-05-31') });
    const waiting = told(before.withEnvelope(199_999), longer, '2020-09-01');
    expect(last(waiting, 1)).toEqual([{ type: 'FundsAwaited', cents: 200_000 }]);
    expect(waiting.state()).toMatchObject({
      phase: 'admitted',
      money: { payees: [{ entitled: { incentive: 100_000 } }] },
    });
  });

  it('to a shorter term earns less, or nothing', () => {
    const short = told(before, rectification(2, fixed, { plannedEndOn: day('2020-08-15') }), '2020-09-01');
    expect(last(short, 1)).toEqual([
      { type: 'IncentiveWithdrawn', conditions: ['amount'], differenceCents: -100_000 },
    ]);
  });
});

describe('the effects of an incentive', () => {
  it('have each an undo, or a sentence that says why not', () => {
    for (const name of INCENTIVE_EFFECT_NAMES) {
      const { undo } = INCENTIVE_EFFECTS[name];
      expect('after' in undo ? undo.after.length : undo.none.length).toBeGreaterThan(0);
    }
  });

  it('tell the payer whom, how much and out of which envelope, and nothing of the worker', () => {
    const payment = INCENTIVE.agenda(approved.state(), RULEBOOK).owed.find(
      ({ effect }) => effect === 'pay-incentive',
    );
    expect(payment?.details).toEqual({
      employer: MILL,
      envelope: 'TOS-PIO2-INCENTIVI',
      cents: 800_000,
      proposal: PROPOSAL,
    });
  });

  it('are all there is to wait for once it is paid', () => {
    const rest = INCENTIVE.agenda(paid.state(), RULEBOOK).owed.reduce(
      (one, { effect }) => one.answered('2020-07-23', effect as IncentiveEffectName),
      paid,
    );
    expect(INCENTIVE.agenda(rest.state(), RULEBOOK)).toEqual({ deadlines: [], owed: [], closed: true });
    expect(INCENTIVE.agenda(approved.state(), RULEBOOK).closed).toBe(false);
  });
});

describe('the death of the worker', () => {
  const dies = (one: World, diedOn: string, on: string) =>
    one.hears({ type: 'DeathReported', diedOn: day(diedOn), source: 'family' }, on).waited(next(on));
  const inError = (one: World, on: string) =>
    one.hears({ type: 'DeathWithdrawn', death: 3, source: 'family' }, on).waited(next(on));

  it('ends the job on its day, as a last day that was told would', () => {
    const ended = told(admitted, end(2, HIRED, '2020-08-31'), '2020-09-01');
    const dead = dies(admitted, '2020-08-31', '2020-09-01');
    expect(entitledCents(employerOf(dead))).toBe(entitledCents(employerOf(ended)));
    expect(last(dead, 2)).toMatchObject([
      { type: 'WorkerDeathObserved', diedOn: '2020-08-31' },
      { type: 'IncentiveReduced' },
    ]);
  });

  it('moves nothing where the job had ended before', () => {
    const ended = told(admitted, end(2, HIRED, '2020-08-31'), '2020-09-01');
    const dead = dies(ended, '2020-09-15', '2020-09-20');
    expect(employerOf(dead)).toEqual(employerOf(ended));
  });

  it('has what was paid too much asked back from the employer', () => {
    const dead = dies(paid, '2020-08-31', '2020-09-01');
    expect(last(dead, 1)).toMatchObject([{ type: 'IncentiveRecoveryOpened', employer: MILL }]);
  });

  it('told in error gives back what it took', () => {
    const back = inError(dies(admitted, '2020-08-31', '2020-09-01'), '2020-09-08');
    expect(entitledCents(employerOf(back))).toBe(800_000);
    expect(last(back, 2)).toMatchObject([
      { type: 'WorkerDeathObserved', diedOn: null },
      { type: 'IncentiveRestored' },
    ]);
  });

  it('before the hire leaves nothing of it', () => {
    expect(dies(admitted, '2020-02-01', '2020-09-01').state().phase).toBe('withdrawn');
  });
});
