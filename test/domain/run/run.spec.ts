import { deciderOf } from '../../../domain/deciders';
import { standingOf } from '../../../domain/run/state';
import { THE_PERCORSO } from '../given';
import type { Communication } from '../../../domain/employment/communication';
import { personStream } from '../../../domain/identifiers';
import { annulment, end, FARM, hire, protocol } from '../employment/messages';
import { factsOf, wake, type World } from '../model';
import { day, HEAD, MARIA, moment, OFFICER } from '../values';
import {
  ACCOUNT,
  answer,
  APPROVED,
  APPROVED_RUN,
  ASKED_DAY,
  askedOrder,
  CENTS,
  CLEAR,
  HIRED,
  must,
  mustRun,
  orderIn,
  PAY_ON,
  PAYEE,
  PROPOSED,
  proposing,
  RUN_A,
  RUN_B,
  runIn,
  saying,
  SENT,
  sent,
  toOrder,
  toPayee,
  toRun,
} from './world';

const standing = (world: World) => standingOf(runIn(world));
const credit = (world: World) => runIn(world).credits[0];
const refusal = (told: ReturnType<typeof toRun>) =>
  told.decision.verdict === 'refused' ? told.decision.rejection : null;
const held = (world: World) => Object.keys(world.keys).filter((key) => key.startsWith('order:'));
const approves = (world: World, actor = HEAD, at = moment('2020-10-06')) =>
  toRun(world, { type: 'ApproveRun', cents: CENTS }, { actor, at });

describe('a run', () => {
  it('has the orders that may be paid, each under its own number and account', () => {
    const event = factsOf(PROPOSED, RUN_A)[0]?.event;
    expect(event).toEqual({
      type: 'RunProposed',
      envelope: 'TOS-PIO2-ASSEGNO',
      payOn: PAY_ON,
      credits: [
        {
          ...askedOrder(CLEAR),
          number: 1,
          cents: CENTS,
          programme: 'TOS-PIO2',
          owedSince: orderIn(CLEAR).owedSince,
          accountId: ACCOUNT,
        },
      ],
      leftOut: [],
    });
    expect(held(PROPOSED)).toEqual([`order:${THE_PERCORSO}#${orderIn(CLEAR).key}`]);
  });

  it('is not proposed where nothing can be paid, and it is said what is against it', () => {
    expect(refusal(toRun(APPROVED, proposing(APPROVED)))).toMatchObject({
      reason: 'nothing-to-run',
      missing: [expect.stringContaining('account-missing, durc-missing')],
    });
    expect(refusal(toRun(CLEAR, proposing(CLEAR, { envelope: 'TOS-PIO2-INCENTIVI' })))).toMatchObject({
      missing: [expect.stringContaining('of-another-envelope')],
    });
    const other = { ...askedOrder(CLEAR), payee: 'apl/52980650502' };
    expect(refusal(toRun(CLEAR, proposing(CLEAR, { orders: [other] })))).toMatchObject({
      missing: [expect.stringContaining('not-waiting')],
    });
  });

  it('pays on a day to come, and is proposed once', () => {
    expect(refusal(toRun(CLEAR, proposing(CLEAR, { payOn: day('2020-10-04') })))).toMatchObject({
      reason: 'run-day-past',
    });
    expect(refusal(toRun(PROPOSED, proposing(CLEAR)))).toMatchObject({ reason: 'run-already-proposed' });
    expect(refusal(toRun(CLEAR, { type: 'ApproveRun', cents: CENTS }))).toMatchObject({
      reason: 'run-not-proposed',
    });
  });

  it('has no order that another live run has; once that is rejected it may', () => {
    const again = toRun(PROPOSED, proposing(CLEAR), { run: RUN_B });
    expect(refusal(again)).toMatchObject({ reason: 'order-in-another-run' });
    const rejected = mustRun(PROPOSED, { type: 'RejectRun', on: ASKED_DAY });
    expect(standing(rejected)).toBe('rejected');
    expect(held(rejected)).toEqual([]);
    expect(toRun(rejected, proposing(CLEAR), { run: RUN_B }).decision.verdict).toBe('accepted');
  });

  it('is approved by another person than who proposed it', () => {
    expect(refusal(approves(PROPOSED, { ...OFFICER, user: ' U-7' }))).toMatchObject({
      reason: 'same-person-approves',
      basis: [{ verdict: 'not-met' }],
    });
    const unseen = toRun(PROPOSED, { type: 'ApproveRun', cents: CENTS + 1 }, { actor: HEAD });
    expect(refusal(unseen)).toMatchObject({ reason: 'run-outdated', missing: [String(CENTS)] });
    expect(refusal(toRun(PROPOSED, { type: 'RejectRun', on: day('2020-10-06') }))).toMatchObject({
      reason: 'date-in-the-future',
    });
    expect(factsOf(approves(PROPOSED).world, RUN_A).at(-1)?.event).toEqual({
      type: 'RunApproved',
      credits: 1,
      cents: CENTS,
    });
    expect(refusal(approves(APPROVED_RUN))).toMatchObject({ reason: 'run-not-proposed' });
    expect(refusal(approves(PROPOSED, HEAD, moment('2020-10-11')))).toMatchObject({
      reason: 'run-day-past',
    });
  });

  it.each([
    ['a dispute was opened', (world: World) => toPayee(world, { type: 'OpenDispute', on: PAY_ON }, PAY_ON)],
    [
      'the account is another',
      (world: World) =>
        toPayee(world, {
          type: 'DeclareAccount',
          on: day('2020-10-05'),
          accountId: 'ffffffff-ffff-4fff-8fff-ffffffffffff' as typeof ACCOUNT,
          holder: 'payee',
        }),
    ],
    ['it was paid otherwise', (world: World) => toOrder(world, 'done', moment('2020-10-05'))],
  ])('is not approved once %s since it was proposed', (_, change) => {
    expect(refusal(approves(change(PROPOSED), HEAD, moment('2020-10-10')))).toMatchObject({
      reason: 'run-outdated',
      missing: [expect.stringContaining('67653560978: ')],
    });
  });

  it('is sent once it is approved, and closed when each credit is answered for', () => {
    expect(deciderOf(RUN_A).agenda(runIn(APPROVED_RUN), CLEAR.rulebook).owed).toMatchObject([
      { effect: 'send-payments', mode: 'perform', details: { credits: 1, cents: CENTS } },
    ]);
    expect([PROPOSED, APPROVED_RUN, SENT].map(standing)).toEqual(['proposed', 'approved', 'sent']);
    const paid = mustRun(SENT, saying(answer()));
    expect(standing(paid)).toBe('closed');
    expect(credit(paid)).toMatchObject({ standing: 'paid', reference: 'BANK-1', entries: ['E1'] });
    expect(deciderOf(RUN_A).agenda(runIn(paid), CLEAR.rulebook)).toMatchObject({ closed: true, owed: [] });
    expect(held(paid)).toHaveLength(1);
  });

  it('whose file the bank does not take is sent again, or rejected', () => {
    const refused = sent(APPROVED_RUN, 'refused');
    const key = runIn(refused).effects[0]?.key ?? '';
    expect(standing(refused)).toBe('refused');
    expect(refusal(toRun(APPROVED_RUN, { type: 'ResendRun', key }))).toMatchObject({
      reason: 'effect-not-refused',
    });
    const again = mustRun(refused, { type: 'ResendRun', key });
    expect(deciderOf(RUN_A).agenda(runIn(again), CLEAR.rulebook).owed).toHaveLength(1);
    const rejected = mustRun(refused, { type: 'RejectRun', on: ASKED_DAY });
    expect(held(rejected)).toEqual([]);
    expect(refusal(toRun(rejected, { type: 'ResendRun', key }))).toMatchObject({
      reason: 'effect-not-refused',
    });
    for (const world of [APPROVED_RUN, sent(APPROVED_RUN, 'unknown'), SENT])
      expect(refusal(toRun(world, { type: 'RejectRun', on: ASKED_DAY }))).toMatchObject({
        reason: 'run-not-proposed',
      });
  });

  it('of which the bank says nothing for five days is noted as late, and no more than that', () => {
    expect(deciderOf(RUN_A).agenda(runIn(SENT), CLEAR.rulebook).deadlines).toMatchObject([
      { name: 'answers', lastDay: '2020-10-10' },
    ]);
    const late = wake(SENT, RUN_A, moment('2020-10-11'));
    expect(factsOf(late, RUN_A).at(-1)?.event).toEqual({ type: 'BankOverdue', credits: 1 });
    expect(deciderOf(RUN_A).agenda(runIn(late), CLEAR.rulebook).deadlines).toEqual([]);
    expect(standing(mustRun(late, saying(answer()), { at: moment('2020-10-12') }))).toBe('closed');
  });
});

describe('an answer of the bank', () => {
  const rejected = mustRun(SENT, saying(answer({ answer: 'rejected', reason: 'AC04' })));

  it('is dealt with once, in whatever file it comes', () => {
    const paid = mustRun(SENT, saying(answer(), answer()));
    expect(factsOf(paid, RUN_A).at(-1)?.event).toMatchObject({ answers: [{ entry: 'E1' }] });
    for (const again of [answer(), answer({ entry: 'E2' })])
      expect(toRun(paid, saying(again)).decision).toMatchObject({ verdict: 'accepted', facts: [] });
  });

  it('is only of a run that was approved, and of a credit that it has', () => {
    expect(refusal(toRun(PROPOSED, saying(answer())))).toMatchObject({ reason: 'run-not-sent' });
    expect(refusal(toRun(SENT, saying(answer({ credit: 2 }))))).toMatchObject({
      reason: 'credit-unknown',
      missing: ['2'],
    });
  });

  it('that rejects a credit frees its order, which is paid in a later run once it is tried again', () => {
    expect(credit(rejected)).toMatchObject({ standing: 'rejected', reason: 'AC04' });
    expect(held(rejected)).toEqual([]);
    const refused = toOrder(rejected, 'refused');
    const later = { run: RUN_B, at: moment('2020-10-13') };
    const payOn = day('2020-10-14');
    expect(refusal(toRun(refused, proposing(CLEAR, { payOn }), later))).toMatchObject({
      missing: [expect.stringContaining('not-waiting')],
    });
    const { key } = orderIn(refused);
    const retried = must(refused, THE_PERCORSO, {
      command: { type: 'RetryEffect', key },
      at: moment('2020-10-13'),
    });
    const again = toRun(retried, proposing(CLEAR, { payOn }), later);
    expect(again.decision.verdict).toBe('accepted');
    expect(runIn(again.world, RUN_B).credits[0]?.owedSince).not.toBe(credit(SENT)?.owedSince);
  });

  it('that gives money back of a credit never told as paid is a credit that was not paid', () => {
    const back = mustRun(SENT, saying(answer({ answer: 'returned', reason: 'MD07' })));
    expect(credit(back)).toMatchObject({ standing: 'rejected', reason: 'MD07' });
  });

  it('that gives back what was paid is for a person, and the order is never paid again by itself', () => {
    const back = mustRun(SENT, saying(answer(), answer({ entry: 'E2', answer: 'returned', reason: 'AC04' })));
    expect(credit(back)).toMatchObject({ standing: 'returned' });
    expect(held(back)).toHaveLength(1);
  });

  it('that pays what it had rejected holds the order again', () => {
    const after = mustRun(rejected, saying(answer({ entry: 'E9' })));
    expect(credit(after)).toMatchObject({ standing: 'contradicted' });
    expect(held(after)).toHaveLength(1);
  });

  it('that pays what it had rejected and another run has by now says so', () => {
    const refused = toOrder(rejected, 'refused');
    const { key } = orderIn(refused);
    const retried = must(refused, THE_PERCORSO, {
      command: { type: 'RetryEffect', key },
      at: moment('2020-10-13'),
    });
    const payOn = day('2020-10-14');
    const second = mustRun(retried, proposing(CLEAR, { payOn }), { run: RUN_B, at: moment('2020-10-13') });
    const after = mustRun(second, saying(answer({ entry: 'E9' })), { at: moment('2020-10-14') });
    expect(credit(after)).toMatchObject({ standing: 'at-risk' });
    expect(factsOf(after, RUN_A).at(-1)?.event).toMatchObject({ elsewhere: [1] });
    expect(held(after)).toHaveLength(1);
  });
});

const message = (communication: Communication) => ({
  command: { type: 'ReportEmployment', communication } as const,
  at: moment('2020-10-03'),
});

describe('an order of a percorso', () => {
  it('is owed as long as nothing takes it away', () => {
    expect(orderIn(APPROVED)).toMatchObject({ payee: PAYEE, cents: CENTS, isOpen: true, isOwed: true });
    const annulled = must(APPROVED, personStream(MARIA), message(annulment(9, HIRED)));
    expect(orderIn(wake(annulled, THE_PERCORSO, moment('2020-10-04')))).toMatchObject({ isOwed: false });
  });

  it('lacks evidence while a message of the same employer waits for its hire', () => {
    const unknown = hire(8, ['2020-08-01'], { employer: HIRED.employer });
    const after = must(APPROVED, personStream(MARIA), message(end(9, unknown, '2020-09-30')));
    expect(orderIn(wake(after, THE_PERCORSO, moment('2020-10-04'))).lacking).toEqual([protocol(9)]);
    const other = hire(8, ['2020-08-01'], { employer: FARM });
    const apart = must(APPROVED, personStream(MARIA), message(end(9, other, '2020-09-30')));
    expect(orderIn(wake(apart, THE_PERCORSO, moment('2020-10-04'))).lacking).toEqual([]);
  });
});
