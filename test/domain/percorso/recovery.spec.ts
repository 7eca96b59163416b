import fc from 'fast-check';
import {
  entitledCents,
  outstandingCents,
  overclaimedCents,
  overpaidCents,
  owedCents,
  payeeIn,
  unclaimedCents,
  type PayeeAccount,
} from '../../../domain/account/account';
import { parseActivityId } from '../../../domain/identifiers';
import { balances } from '../../../domain/percorso/observe';
import { addDays } from '../../../domain/time/civil-date';
import { acted, type Given } from '../given';
import { annulment, hire, receivedOn } from '../employment/messages';
import { allDone, approval, begun, happened, lived, moneyOf, paidOut, reported, until } from '../life';
import type { Asked } from '../model';
import { THIRD_READING, SETTLED_READING } from '../readings';
import { APL_GINESTRA, day, GINESTRA, HEAD, made, OFFICER } from '../values';
import { activityOf } from './activity';

const PAYEE = `apl/${APL_GINESTRA}` as const;
const HOUR = 3_550;
const GIVEN_ON = '2020-02-03';

/** An activity that was given while the percorso ran, told on another day. */
const recorded = (on: string, digit: number, minutes = 60): Asked => {
  const asked = acted(on, activityOf({ on: GIVEN_ON, digit, minutes }), GINESTRA);
  return { ...asked, command: { ...asked.command, on: day(GIVEN_ON) } as never };
};
const cancelled = (on: string, digit: number): Asked =>
  acted(
    on,
    {
      type: 'CancelActivity',
      activityId: made(
        parseActivityId,
        `99999999-9999-4999-8999-9999999999${String(digit).padStart(2, '0')}`,
      ),
    },
    GINESTRA,
  );
const back = (on: string, cents: number): Asked =>
  acted(on, { type: 'RecordRecovery', payee: PAYEE, cents }, OFFICER);
const left = acted('2020-03-02', { type: 'ReportAbandonment', cause: 'declared' });
const account = (life: Given): PayeeAccount => payeeIn(moneyOf(life), PAYEE);
const sum = (cents: readonly number[]): number => cents.reduce((total, one) => total + one, 0);
const owed = (life: Given) =>
  life.agenda.owed.map(({ direction, effect, details }) => [direction, effect, details['cents']]);

/** Two hours were given and paid; the person left. */
const paid = (rulebook = THIRD_READING) =>
  paidOut(
    allDone(begun({ rulebook }).and(recorded('2020-02-04', 1), recorded('2020-02-04', 2), left)),
    '2020-03-03',
  );
/** Both were mistakes, and all of it is asked back. */
const claimed = (rulebook = THIRD_READING) =>
  paid(rulebook).and(cancelled('2020-03-04', 1), cancelled('2020-03-05', 2));

describe('a claim of which less is due', () => {
  const told = allDone(claimed());

  it('is opened by the difference', () => {
    expect(happened(claimed(), 'RecoveryOpened')).toMatchObject([{ cents: HOUR }, { cents: HOUR }]);
    expect(account(told)).toMatchObject({ paid: 2 * HOUR, claimed: 2 * HOUR, recovered: 0 });
  });

  it('falls by the difference as well, and the accounting body is told: what it was asked goes, what remains is asked', () => {
    const less = told.and(recorded('2020-03-06', 3, 90));
    expect(happened(less, 'RecoveryReduced')).toMatchObject([
      { on: '2020-03-06', payee: PAYEE, cents: 5_325, remainingCents: 1_775 },
    ]);
    expect(account(less)).toMatchObject({ claimed: 1_775, recovered: 0 });
    expect(owed(less)).toEqual([
      ['undo', 'request-recovery', HOUR],
      ['undo', 'request-recovery', HOUR],
      ['do', 'request-recovery', 1_775],
    ]);
  });

  it('is withdrawn where nothing is due any more', () => {
    const none = told.and(recorded('2020-03-06', 3, 120));
    expect(happened(none, 'RecoveryReduced', 'RecoveryWithdrawn')).toMatchObject([
      { type: 'RecoveryWithdrawn', cents: 2 * HOUR },
    ]);
    expect(account(none)).toMatchObject({ claimed: 0, recovered: 0 });
    expect(owed(none)).toEqual([
      ['undo', 'request-recovery', HOUR],
      ['undo', 'request-recovery', HOUR],
    ]);
    expect(allDone(none).agenda.closed).toBe(true);
  });

  it('is withdrawn and the rest is owed, where more is due than was paid', () => {
    const more = told.and(recorded('2020-03-06', 3, 180));
    expect(account(more)).toMatchObject({ claimed: 0 });
    expect(owedCents(account(more))).toBe(HOUR);
  });

  it('keeps what came back of it', () => {
    const part = told.and(back('2020-03-06', 5_000)).and(recorded('2020-03-09', 3, 30));
    expect(happened(part, 'RecoveryReduced')).toMatchObject([{ cents: 1_775, remainingCents: 325 }]);
    expect(account(part)).toMatchObject({ claimed: 5_325, recovered: 5_000 });
    const none = part.and(recorded('2020-03-10', 4, 30));
    expect(happened(none, 'RecoveryWithdrawn')).toMatchObject([{ cents: 325 }]);
    expect(owedCents(account(none))).toBe(1_450);
  });

  it('that came back in full is settled, and is not asked about again', () => {
    const settled = allDone(told.and(back('2020-03-06', 2 * HOUR)));
    const again = allDone(paidOut(settled.and(recorded('2020-03-09', 3)), '2020-03-10'));
    const anew = allDone(again.and(cancelled('2020-03-11', 3)));
    const less = anew.and(recorded('2020-03-12', 4, 30));
    expect(happened(less, 'RecoveryReduced')).toMatchObject([{ cents: 1_775, remainingCents: 1_775 }]);
    expect(owed(less)).toEqual([
      ['undo', 'request-recovery', HOUR],
      ['do', 'request-recovery', 1_775],
    ]);
  });

  it('that the accounting body had refused is not undone, and no longer a refusal to be retried', () => {
    const refused = claimed().andAnswered('refused').andAnswered('refused');
    expect(refused.agenda.closed).toBe(false);
    const none = refused.and(recorded('2020-03-06', 3, 120));
    expect(owed(none)).toEqual([]);
    expect(none.agenda.closed).toBe(true);
  });

  it('before the accounting body was asked is taken back all the same, which bars what might be on its way', () => {
    const none = claimed().and(recorded('2020-03-06', 3, 120));
    expect(owed(none).map(([direction]) => direction)).toEqual(['undo', 'undo']);
  });

  it('is not recorded as come back beyond what is due, and the refusal says how much that is', () => {
    const less = told.and(recorded('2020-03-06', 3, 90));
    less.when(back('2020-03-09', 1_776)).thenRefused('nothing-to-recover', APL_GINESTRA, '1775');
    const all = less.and(back('2020-03-09', 1_775));
    all.when(back('2020-03-10', 1)).thenRefused('nothing-to-recover', APL_GINESTRA, '0');
    expect(owedCents(account(all))).toBe(0);
  });
});

describe('a percorso that began while claims stayed as they were opened', () => {
  it('decides as it did: its claim stays, and what was asked back may come', () => {
    const stayed = allDone(claimed(SETTLED_READING)).and(recorded('2020-03-06', 3, 90));
    expect(happened(stayed, 'RecoveryReduced', 'RecoveryWithdrawn')).toEqual([]);
    expect(account(stayed)).toMatchObject({ claimed: 2 * HOUR });
    stayed.when(back('2020-03-09', 2 * HOUR + 1)).thenRefused('nothing-to-recover', APL_GINESTRA);
    expect(account(stayed.and(back('2020-03-09', 2 * HOUR)))).toMatchObject({ recovered: 2 * HOUR });
  });

  it('has its claim fall when somebody asks for that, and not when it is only assessed again', () => {
    const stayed = allDone(claimed(SETTLED_READING)).and(recorded('2020-03-06', 3, 90));
    stayed.when(acted('2020-03-09', { type: 'Reassess' })).thenFacts();
    const fallen = stayed
      .when(acted('2020-03-09', { type: 'Reassess', claims: 'fall' } as never))
      .thenFacts({ type: 'RecoveryReduced', payee: PAYEE, cents: 5_325, remainingCents: 1_775 });
    fallen.when(acted('2020-03-10', { type: 'Reassess', claims: 'fall' } as never)).thenFacts();
    expect(owed(fallen).at(-1)).toEqual(['do', 'request-recovery', 1_775]);
  });
});

/** One thing that somebody does, some days after the one before. */
const turn = fc.record({
  days: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom('record', 'record', 'cancel', 'cancel', 'pay', 'pay', 'recover', 'recover', 'refuse'),
  which: fc.nat({ max: 3 }),
  minutes: fc.constantFrom(15, 30, 45, 60, 90),
  cents: fc.integer({ min: 1, max: 12_000 }),
});
type Turn = typeof turn extends fc.Arbitrary<infer One> ? One : never;

const ENDED = allDone(begun({ rulebook: THIRD_READING }).and(left));

/** The life after each turn; what is refused changes nothing. An activity that was cancelled may be recorded again as another. */
function lives(turns: readonly Turn[]): readonly Given[] {
  const all = [ENDED];
  let on = day('2020-03-03');
  let digit = 10;
  const standing: { readonly digit: number; readonly minutes: number }[] = [];
  for (const { days, what, which, minutes, cents } of turns) {
    on = addDays(on, days);
    const life = all.at(-1) ?? ENDED;
    const [open] = [standing[which % Math.max(1, standing.length)]];
    const after = (asked: Asked) => life.when(asked).after;
    switch (what) {
      case 'record':
        digit += 1;
        standing.push({ digit, minutes });
        all.push(allDone(after(recorded(on, digit, minutes))));
        break;
      case 'cancel':
        if (open === undefined) break;
        standing.splice(standing.indexOf(open), 1);
        all.push(allDone(after(cancelled(on, open.digit))));
        break;
      case 'pay':
      case 'refuse':
        all.push(payment(after(acted(on, { type: 'ProposePayment', payee: PAYEE }, OFFICER)), on, what));
        break;
      case 'recover':
        all.push(allDone(after(back(on, cents))));
    }
  }
  return all;
}

/** What was proposed last is approved, and made or refused; a refused one is retried, or closed where it is owed no more. */
function payment(life: Given, on: string, what: 'pay' | 'refuse'): Given {
  if (!moneyOf(life).proposals.some(({ standing }) => standing === 'open')) return life;
  const approved = life.and(approval(life, on));
  return what === 'refuse' ? approved.andAnswered('refused') : allDone(approved);
}

/** Everything that is owed either way moves at last. */
function settledAtLast(life: Given): Given {
  const on = '2021-01-11';
  let now = life;
  for (const { key } of now.percorso.phase === 'none' ? [] : now.percorso.effects) {
    const retried = now.when(acted(on, { type: 'RetryEffect', key } as never, OFFICER)).after;
    now = allDone(
      retried.when(acted(on, { type: 'CloseEffect', key, because: 'no-longer-owed' } as never, HEAD)).after,
    );
  }
  const outstanding = outstandingCents(account(now));
  if (outstanding > 0) now = allDone(now.and(back(on, outstanding)));
  return owedCents(account(now)) > 0 ? paidOut(now, on) : now;
}

describe('whatever is recorded by mistake, cancelled, recorded again, paid and given back', () => {
  const histories = fc.array(turn, { maxLength: 25 });

  it('what is asked back is what was paid too much, at every moment', () => {
    fc.assert(
      fc.property(histories, (turns) => {
        for (const life of lives(turns)) {
          const one = account(life);
          expect(outstandingCents(one)).toBe(overpaidCents(one));
          expect([unclaimedCents(one), overclaimedCents(one)]).toEqual([0, 0]);
          expect(one.recovered).toBeLessThanOrEqual(one.claimed);
          expect(sum(balances(life.percorso).map(({ cents }) => cents))).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('what stands at the accounting body asks for no less than is due, and nothing stands of what is withdrawn', () => {
    fc.assert(
      fc.property(histories, (turns) => {
        const life = lives(turns).at(-1) ?? ENDED;
        const requests =
          life.percorso.phase === 'none'
            ? []
            : life.percorso.effects.filter(
                ({ effect, direction }) => effect === 'request-recovery' && direction === 'do',
              );
        const asked = sum(requests.map(({ details }) => Number(details['cents'])));
        const one = account(life);
        expect(asked).toBeGreaterThanOrEqual(outstandingCents(one));
        expect(asked).toBeLessThanOrEqual(one.claimed);
      }),
      { numRuns: 40 },
    );
  });

  it('the net is that of a life in which no mistake was made, once all is paid and has come back', () => {
    fc.assert(
      fc.property(histories, (turns) => {
        const life = settledAtLast(lives(turns).at(-1) ?? ENDED);
        const one = account(life);
        expect(one.paid - one.recovered).toBe(entitledCents(one));
        expect(entitledCents(one)).toBe(entitledCents(account(flawless(life))));
        expect(life.agenda.closed).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a job that is annulled, and whose annulment is annulled, however often', () => {
  const JOB = hire(1, ['2020-03-02']);
  /** Half of an open-ended fee is owed. */
  const earned = until(lived(begun({ rulebook: THIRD_READING }), reported(JOB)), '2020-09-30');
  const between = fc.record({
    days: fc.integer({ min: 1, max: 20 }),
    pays: fc.boolean(),
    cents: fc.option(fc.integer({ min: 1, max: 200_000 })),
  });

  it('is asked for what was paid too much, at every moment, and for nothing while it stands', () => {
    fc.assert(
      fc.property(fc.array(between, { minLength: 1, maxLength: 8 }), (turns) => {
        let [life, message, on] = [earned, JOB, day('2020-10-01')];
        turns.forEach(({ days, pays, cents }, index) => {
          if (pays)
            life = payment(
              life.when(acted(on, { type: 'ProposePayment', payee: PAYEE }, OFFICER)).after,
              on,
              'pay',
            );
          on = addDays(on, days);
          message = annulment(index + 2, message);
          life = lived(life, reported(receivedOn(message, on)));
          if (cents !== null) life = allDone(life.when(back(on, cents)).after);
          expect(outstandingCents(account(life))).toBe(overpaidCents(account(life)));
          if (index % 2 === 1) expect(outstandingCents(account(life))).toBe(0);
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** The life in which only what holds in the end was ever recorded. */
function flawless(life: Given): Given {
  if (life.percorso.phase === 'none') return life;
  const { activities } = life.percorso.dossier;
  return activities.reduce(
    (now, { minutes }, at) => now.and(recorded('2020-03-03', at + 10, minutes)),
    ENDED,
  );
}
