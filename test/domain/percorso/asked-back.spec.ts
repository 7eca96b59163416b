import { outstandingCents, owedCents, payeeIn, type PayeeAccount } from '../../../domain/account/account';
import { recoveryOf } from '../../../domain/account/changes';
import { instalmentsOf } from '../../../domain/account/recovery';
import { askedIn } from '../../../domain/account/recovery-changes';
import { parseActivityId, parseRecoveryPaperId } from '../../../domain/identifiers';
import { balances } from '../../../domain/percorso/observe';
import type { PercorsoCommand } from '../../../domain/percorso/commands';
import { acted, type Given } from '../given';
import { allDone, begun, deadlines, happened, lastVersionOf, moneyOf, paidOut } from '../life';
import type { Asked } from '../model';
import { SETTLED_READING, THIRD_READING } from '../readings';
import { APL_GINESTRA, day, GINESTRA, HEAD, made, OFFICER } from '../values';
import { activityOf } from './activity';

const PAYEE = `apl/${APL_GINESTRA}` as const;
const HOUR = 3_550;
const PAPER = made(parseRecoveryPaperId, '77777777-7777-4777-8777-777777777777');

const recorded = (on: string, digit: number, minutes = 60): Asked => {
  const asked = acted(on, activityOf({ on: '2020-02-03', digit, minutes }), GINESTRA);
  return { ...asked, command: { ...asked.command, on: day('2020-02-03') } as never };
};
const cancelled = (on: string, digit: number): Asked =>
  acted(
    on,
    {
      type: 'CancelActivity',
      activityId: made(parseActivityId, `99999999-9999-4999-8999-99999999990${digit}`),
    },
    GINESTRA,
  );
const left = acted('2020-03-02', { type: 'ReportAbandonment', cause: 'declared' });
type Without<Union> = Union extends unknown ? Omit<Union, 'on' | 'payee'> : never;
const about = (on: string, act: Without<PercorsoCommand>, actor = OFFICER): Asked =>
  acted(on, { payee: PAYEE, ...act } as never, actor);
const notice = (on: string) => about(on, { type: 'RecordRecoveryNotice', channel: 'pec', paper: PAPER });
const reply = (on: string) => about(on, { type: 'RecordRecoveryReply', paper: PAPER });
const back = (on: string, cents: number) => about(on, { type: 'RecordRecovery', cents });
const account = (life: Given): PayeeAccount => payeeIn(moneyOf(life), PAYEE);
const outstanding = (life: Given) => outstandingCents(account(life));
const parts = (life: Given) => {
  const recovery = recoveryOf(moneyOf(life), PAYEE);
  return recovery === undefined
    ? []
    : instalmentsOf(recovery, askedIn(moneyOf(life), PAYEE)).map(({ dueOn, cents, returnedCents }) => [
        dueOn,
        cents,
        returnedCents,
      ]);
};
const owed = (life: Given) =>
  life.agenda.owed.map(({ direction, effect, details }) => [direction, effect, details['cents']]);
const books = ({ percorso }: Given) => balances(percorso).reduce((sum, { cents }) => sum + cents, 0);

/** Two hours were given and paid, the person left; both were mistakes, and all of it is asked back. */
const asked = (rulebook = THIRD_READING) =>
  allDone(
    paidOut(
      allDone(begun({ rulebook }).and(recorded('2020-02-04', 1), recorded('2020-02-04', 2), left)),
      '2020-03-03',
    ).and(cancelled('2020-03-04', 1), cancelled('2020-03-05', 2)),
  );
const noticed = asked().and(notice('2020-03-09'));
const write = (life: Given, on: string) =>
  about(on, { type: 'ApproveWriteOff', writeOff: lastVersionOf(life, 'WriteOffProposed') }, HEAD);

describe('the notice of a claim', () => {
  it('that reached the payee begins the terms for a reply and for the payment', () => {
    expect(deadlines(noticed)).toEqual([
      ['recovery-reply', '2020-03-19'],
      ['recovery-payment', '2020-04-08'],
    ]);
    expect(noticed.agenda.closed).toBe(false);
    expect(asked().agenda.closed).toBe(true);
  });

  it('is delivered once, not before the claim, and only where something is asked', () => {
    noticed.when(notice('2020-03-10')).thenRefused('recovery-already-noticed', '2020-03-09');
    const early = notice('2020-03-10');
    asked()
      .when({ ...early, command: { ...early.command, on: day('2020-03-04') } as never })
      .thenRefused('dates-out-of-order', '2020-03-05');
    begun({ rulebook: THIRD_READING })
      .when(notice('2020-03-10'))
      .thenRefused('nothing-to-recover', APL_GINESTRA);
  });

  it('that nobody answers has it noted, once each, that nobody replied and that nothing came', () => {
    const late = noticed.andWaited('2020-06-01');
    expect(happened(late, 'RecoveryReplyTermPassed', 'RecoveryOverdue')).toEqual([
      { on: '2020-03-20', type: 'RecoveryReplyTermPassed', payee: PAYEE },
      { on: '2020-04-09', type: 'RecoveryOverdue', payee: PAYEE, dueOn: '2020-04-08', cents: 2 * HOUR },
    ]);
    expect(late.agenda.closed).toBe(true);
  });

  it('is needed anew once more is asked', () => {
    const more = allDone(
      paidOut(allDone(noticed.and(recorded('2020-03-10', 3, 180))), '2020-03-11').and(
        cancelled('2020-03-12', 3),
      ),
    );
    expect(outstanding(more)).toBe(3 * HOUR);
    more.when(reply('2020-03-13')).thenRefused('recovery-not-noticed', APL_GINESTRA);
  });
});

describe('a reply', () => {
  const replied = noticed.and(reply('2020-03-16'));
  const version = lastVersionOf(replied, 'RecoveryReplyReceived');

  it('is heard only after the notice, one at a time, and holds up its term', () => {
    asked().when(reply('2020-03-16')).thenRefused('recovery-not-noticed', APL_GINESTRA);
    replied.when(reply('2020-03-17')).thenRefused('recovery-reply-waits', APL_GINESTRA);
    expect(deadlines(replied)).toEqual([['recovery-payment', '2020-04-08']]);
  });

  it('that is right in part lessens the claim, and the accounting body is told; nothing is claimed anew', () => {
    const accepted = replied
      .when(
        about(
          '2020-03-17',
          { type: 'AcceptRecoveryReply', reply: version, cents: 3_000, because: 'sum-wrong' },
          HEAD,
        ),
      )
      .thenFactsLike(
        { type: 'RecoveryReplyAccepted', payee: PAYEE, reply: version, cents: 3_000, because: 'sum-wrong' },
        { type: 'RecoveryReduced', cents: 3_000, remainingCents: 4_100 },
      );
    expect(owed(accepted)).toEqual([
      ['undo', 'request-recovery', HOUR],
      ['undo', 'request-recovery', HOUR],
      ['do', 'request-recovery', 4_100],
    ]);
    expect(parts(accepted)).toEqual([['2020-04-08', 4_100, 0]]);
    expect(owedCents(account(accepted))).toBe(-4_100);
    expect(books(accepted)).toBe(0);
    accepted.when(acted('2020-03-18', { type: 'Reassess', claims: 'fall' } as never)).thenFacts();
  });

  it('that is right in all ends the claim, under every version of the rules', () => {
    for (const rulebook of [THIRD_READING, SETTLED_READING]) {
      const heard = asked(rulebook).and(notice('2020-03-09'), reply('2020-03-16'));
      const act = { type: 'AcceptRecoveryReply', cents: 2 * HOUR, because: 'not-due' } as const;
      const answered = lastVersionOf(heard, 'RecoveryReplyReceived');
      const ended = allDone(heard.and(about('2020-03-17', { ...act, reply: answered }, HEAD)));
      expect(outstanding(ended)).toBe(0);
      expect(ended.agenda.closed).toBe(true);
    }
  });

  it('is dismissed once, and no more is given up than is asked', () => {
    const beyond = { type: 'AcceptRecoveryReply', reply: version, cents: 7_101, because: 'not-due' } as const;
    replied.when(about('2020-03-17', beyond, HEAD)).thenRefused('more-than-asked-back', '7100');
    const dismissal = { type: 'DismissRecoveryReply', reply: version, because: 'unfounded' } as const;
    const dismissed = replied.and(about('2020-03-17', dismissal, HEAD));
    dismissed
      .when(about('2020-03-18', dismissal, HEAD))
      .thenRefused('recovery-reply-unknown', String(version));
    expect(outstanding(dismissed)).toBe(2 * HOUR);
  });
});

describe('instalments', () => {
  const plan = (number: number, firstOn: string, on = '2020-03-16') =>
    about(on, { type: 'AgreeInstalments', number, firstOn: day(firstOn) });
  const agreed = noticed.and(plan(3, '2020-04-30'));

  it('divide what is asked to the cent, a month from one to the next', () => {
    expect(parts(agreed)).toEqual([
      ['2020-04-30', 2_366, 0],
      ['2020-05-30', 2_367, 0],
      ['2020-06-30', 2_367, 0],
    ]);
  });

  it('are as many as the rule allows, and begin after they were agreed', () => {
    noticed.when(plan(37, '2020-04-30')).thenRefused('instalments-not-possible', '36');
    noticed.when(plan(3, '2020-03-15')).thenRefused('instalments-not-possible', '36');
  });

  it('that are overdue are noted, and decide nothing', () => {
    const late = agreed.and(back('2020-04-20', 2_366)).andWaited('2020-06-10');
    expect(happened(late, 'RecoveryOverdue')).toEqual([
      { on: '2020-05-31', type: 'RecoveryOverdue', payee: PAYEE, dueOn: '2020-05-30', cents: 2_367 },
    ]);
    expect(outstanding(late)).toBe(4_734);
    const whole = allDone(late.and(back('2020-06-11', 4_734))).andWaited('2020-08-01');
    expect(happened(whole, 'RecoveryOverdue')).toHaveLength(1);
  });

  it('fall from the last one on when less is due', () => {
    const less = agreed.and(back('2020-04-20', 1_000)).and(recorded('2020-04-21', 3, 60));
    expect(outstanding(less)).toBe(2_550);
    expect(parts(less)).toEqual([
      ['2020-04-30', 2_366, 1_000],
      ['2020-05-30', 1_184, 0],
    ]);
  });

  it('are over once nothing is asked, and what was returned too much is owed back', () => {
    const none = agreed.and(back('2020-04-20', 5_000)).and(recorded('2020-04-21', 3, 120));
    expect(outstanding(none)).toBe(0);
    expect(owedCents(account(none))).toBe(5_000);
    expect(deadlines(none)).toEqual([]);
  });
});

describe('a write-off', () => {
  const proposal = (
    on: string,
    cents: number,
    because: 'uncollectable' | 'below-minimum' = 'uncollectable',
  ) => about(on, { type: 'ProposeWriteOff', cents, because });
  const proposed = noticed.and(proposal('2020-03-16', 2 * HOUR));

  it('takes two people, and gives up what is asked: the books show the loss', () => {
    proposed.when({ ...write(proposed, '2020-03-17'), actor: OFFICER }).thenRefused('same-person-approves');
    const off = allDone(proposed.and(write(proposed, '2020-03-17')));
    expect(account(off)).toMatchObject({ paid: 2 * HOUR, claimed: 0, recovered: 0, writtenOff: 2 * HOUR });
    expect(owedCents(account(off))).toBe(0);
    expect(off.agenda.closed).toBe(true);
    expect(balances(off.percorso).find((one) => one.account === 'written-off')?.cents).toBe(-2 * HOUR);
    expect(books(off)).toBe(0);
  });

  it('is paid to nobody again: where the act is found to be right after all, nothing more is owed', () => {
    const off = allDone(proposed.and(write(proposed, '2020-03-17')));
    const right = allDone(off.and(recorded('2020-03-18', 3, 60)));
    expect(owedCents(account(right))).toBe(0);
    const beyond = allDone(right.and(recorded('2020-03-19', 4, 120)));
    expect(owedCents(account(beyond))).toBe(HOUR);
    const less = allDone(right.and(cancelled('2020-03-19', 3)));
    expect(outstanding(less)).toBe(0);
  });

  it('as too little is of the whole sum, below the minimum', () => {
    const small = noticed.and(back('2020-03-16', 2 * HOUR - 1_200));
    noticed
      .when(proposal('2020-03-17', 1_000, 'below-minimum'))
      .thenRefused('write-off-reason-not-fitting', String(2 * HOUR));
    expect(
      happened(small.and(proposal('2020-03-17', 1_200, 'below-minimum')), 'WriteOffProposed'),
    ).toHaveLength(1);
  });

  it('is not approved once less is asked, and frees what it held when it is rejected', () => {
    const less = proposed.and(back('2020-03-17', 100));
    less.when(write(less, '2020-03-18')).thenRefused('write-off-outdated', '7000');
    less.when(proposal('2020-03-18', 100)).thenRefused('more-than-asked-back', '0');
    const rejection = { type: 'RejectWriteOff', writeOff: lastVersionOf(less, 'WriteOffProposed') } as const;
    const free = less.and(about('2020-03-18', rejection, HEAD)).and(proposal('2020-03-19', 7_000));
    free
      .when(about('2020-03-19', rejection, HEAD))
      .thenRefused('write-off-unknown', String(rejection.writeOff));
  });
});
