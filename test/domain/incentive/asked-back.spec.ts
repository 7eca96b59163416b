import { outstandingCents, owedCents, writtenOffCents } from '../../../domain/account/account';
import { instalmentsOf, type Recovery } from '../../../domain/account/recovery';
import { incentiveStream, parseIncentiveId, parseRecoveryPaperId } from '../../../domain/identifiers';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { IncentiveCommand } from '../../../domain/incentive/commands';
import type { IncentiveEffectName } from '../../../domain/incentive/events';
import { employerIn } from '../../../domain/incentive/money';
import { RULEBOOK } from '../../../domain/programmes';
import { annulment, end, MILL, rectification } from '../employment/messages';
import { day, made, moment } from '../values';
import { applying, balancesOf, FIRST, HEAD, HIRED, OFFICER, SECOND, World } from './world';

const PAYEE = `employer/${MILL}` as const;
const PAPER = made(parseRecoveryPaperId, '77777777-7777-4777-8777-777777777777');
type Without<Union> = Union extends unknown ? Omit<Union, 'on' | 'payee'> : never;
const about = (on: string, act: Without<IncentiveCommand>) =>
  ({ on: day(on), payee: PAYEE, ...act }) as IncentiveCommand;
const ENDED = end(2, HIRED, '2020-07-10');
const owedNow = (one: World) => INCENTIVE.agenda(one.state(), RULEBOOK);

function done(one: World, on: string): World {
  const [next] = owedNow(one).owed;
  return next === undefined ? one : done(one.answered(on, next.effect as IncentiveEffectName), on);
}

function employerOf(one: World) {
  const state = one.state();
  if (!('money' in state)) throw new Error('There is no money');
  return employerIn(state);
}

/** Admitted and paid; then the job turns out to have ended early, and part of it is asked back. */
const proposed = done(new World().told(HIRED).and('2020-07-13', applying()), '2020-07-14').and('2020-07-20', {
  type: 'ProposeIncentivePayment',
  on: day('2020-07-20'),
});
const approve: IncentiveCommand = {
  type: 'ApproveIncentivePayment',
  on: day('2020-07-21'),
  proposal: proposed.factsOf().length,
};
const paid = done(proposed.and('2020-07-21', approve, { actor: HEAD }), '2020-07-22');
const asked = done(paid.told(ENDED, day('2020-07-24')).waited('2020-07-25'), '2020-07-26');
const CLAIM = outstandingCents(employerOf(asked));
const noticed = asked.and(
  '2020-07-27',
  about('2020-07-27', { type: 'RecordRecoveryNotice', channel: 'registered-letter', paper: PAPER }),
);
const divided = noticed.and(
  '2020-07-28',
  about('2020-07-28', { type: 'AgreeInstalments', number: 4, firstOn: day('2020-08-31') }),
);
const books = (one: World) => balancesOf(one.state()).reduce((sum, { cents }) => sum + cents, 0);

describe('what an employer is asked to give back', () => {
  it('has the terms of its notice, and is noted as late', () => {
    expect(CLAIM).toBeGreaterThan(0);
    expect(owedNow(noticed).deadlines.map(({ name, lastDay }) => [name, lastDay])).toEqual([
      ['recovery-reply', '2020-08-06'],
      ['recovery-payment', '2020-08-26'],
    ]);
    const late = noticed.waited('2020-09-01');
    expect(late.events().slice(-2)).toEqual([
      { type: 'RecoveryReplyTermPassed', payee: PAYEE },
      { type: 'RecoveryOverdue', payee: PAYEE, dueOn: '2020-08-26', cents: CLAIM },
    ]);
  });

  it('falls at once while its instalments run: the plan goes on with what is left', () => {
    const right = divided.told(annulment(3, ENDED), day('2020-08-03')).waited('2020-08-04');
    expect(outstandingCents(employerOf(right))).toBe(0);
    expect(owedNow(right).deadlines).toEqual([]);
    const returned = divided.and('2020-08-03', {
      type: 'RecordIncentiveRecovery',
      on: day('2020-08-03'),
      cents: 1_000,
    });
    const back = returned.told(annulment(3, ENDED), day('2020-08-04')).waited('2020-08-05');
    expect(owedCents(employerOf(back))).toBe(1_000);
    expect(books(back)).toBe(0);
  });

  it('keeps its notice and its plan where only part of it falls', () => {
    const before = divided.and('2020-08-03', {
      type: 'RecordIncentiveRecovery',
      on: day('2020-08-03'),
      cents: 1_000,
    });
    const longer = rectification(3, ENDED, { eventOn: day('2020-07-20') });
    const less = before.told(longer, day('2020-08-04')).waited('2020-08-05');
    const left = outstandingCents(employerOf(less));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(CLAIM - 1_000);
    const state = less.state();
    const [recovery] = ('money' in state ? state.money.recoveries : undefined) ?? [];
    expect(recovery).toMatchObject({ noticeOn: '2020-07-27' });
    const parts = instalmentsOf(recovery as Recovery, { recovered: 1_000, outstanding: left });
    expect(parts.reduce((sum, { cents, returnedCents }) => sum + cents - returnedCents, 0)).toBe(left);
    expect(parts[0]).toMatchObject({
      dueOn: '2020-08-31',
      cents: Math.floor(CLAIM / 4),
      returnedCents: 1_000,
    });
  });

  it('is given up by two people, in part and then in all, and the accounting body is told', () => {
    const half = Math.floor(CLAIM / 2);
    const part = noticed.and(
      '2020-07-28',
      about('2020-07-28', { type: 'ProposeWriteOff', cents: half, because: 'costs-beyond-sum' }),
    );
    const writeOff = part.factsOf().length;
    const less = part.and('2020-07-29', about('2020-07-29', { type: 'ApproveWriteOff', writeOff }), {
      actor: HEAD,
    });
    expect(less.events().slice(-2)).toMatchObject([
      { type: 'WriteOffApproved', writeOff, cents: half, because: 'costs-beyond-sum' },
      { type: 'IncentiveRecoveryReduced', employer: MILL, cents: half, remainingCents: CLAIM - half },
    ]);
    expect(
      owedNow(less).owed.map(({ direction, effect, details }) => [direction, effect, details['cents']]),
    ).toEqual([
      ['undo', 'request-incentive-recovery', CLAIM],
      ['do', 'request-incentive-recovery', CLAIM - half],
    ]);
    const rest = less.and(
      '2020-07-30',
      about('2020-07-30', { type: 'ProposeWriteOff', cents: CLAIM - half, because: 'uncollectable' }),
    );
    const last = about('2020-07-31', { type: 'ApproveWriteOff', writeOff: rest.factsOf().length });
    const none = done(rest.and('2020-07-31', last, { actor: HEAD }), '2020-08-01');
    expect(writtenOffCents(employerOf(none))).toBe(CLAIM);
    expect(owedNow(none).closed).toBe(true);
    expect(books(none)).toBe(0);
  });
});

describe('what an employer is owed elsewhere', () => {
  const against = made(parseIncentiveId, FIRST.slice('incentive/'.length));
  const admitted = done(new World().told(HIRED).and('2020-07-13', applying()), '2020-07-14');
  const heard = noticed.waited('2020-08-10');
  /** The same employer's other application, decided while the first stands as given. */
  const decided = (command: IncentiveCommand, other: World) =>
    INCENTIVE.decide(command, admitted.state(), {
      now: moment('2020-08-11'),
      today: day('2020-08-11'),
      actor: OFFICER,
      stream: SECOND,
      rulebook: RULEBOOK,
      streams: { [FIRST]: other.state() },
    });
  const propose: IncentiveCommand = { type: 'ProposeIncentivePayment', on: day('2020-08-11'), against };

  it('is set off once the employer was heard, as much as is asked', () => {
    expect(INCENTIVE.needs(propose, admitted.state(), RULEBOOK)).toEqual([incentiveStream(against)]);
    expect(decided(propose, asked)).toMatchObject({ rejection: { reason: 'recovery-not-noticed' } });
    expect(decided(propose, noticed)).toMatchObject({ rejection: { reason: 'recovery-not-heard' } });
    expect(decided(propose, paid)).toMatchObject({ rejection: { reason: 'nothing-to-recover' } });
    expect(decided(propose, heard)).toMatchObject({
      verdict: 'accepted',
      facts: [{ event: { type: 'IncentivePaymentProposed', cents: CLAIM, against: FIRST } }],
    });
  });

  it('is recorded as come back, each order once', () => {
    const order = `${SECOND}#pay-incentive@5` as const;
    const command: IncentiveCommand = { type: 'RecordSetOff', payee: PAYEE, cents: CLAIM, order };
    const set = heard.and('2020-08-11', command);
    expect(outstandingCents(employerOf(set))).toBe(0);
    expect(set.and('2020-08-12', command).events()).toHaveLength(set.events().length);
    expect(books(set)).toBe(0);
  });
});
