import {
  EMPTY_ACCOUNT,
  owedCents,
  overclaimedCents,
  overpaidCents,
  partCents,
  payeeIn,
  postingsOf,
  unclaimedCents,
} from '../../../domain/account/account';
import { approved, assessed, claimed, paid, proposed, recovered } from '../../../domain/account/changes';
import { claims, differences, falls } from '../../../domain/account/difference';
import { requestsBehind } from '../../../domain/account/requests';
import type { EffectStanding } from '../../../domain/effects';
import { moment, OFFICER } from '../values';

const PARTS = ['result', 'process'] as const;
const BODY = 'apl/1';
const OFFICE = 'cpi/2';

/** The body was assessed at 300 and 40 cents, and paid all of it; the office at 70, and paid nothing. */
const result = assessed(EMPTY_ACCOUNT, BODY, { name: 'result', cents: 300 });
const both = assessed(result, BODY, { name: 'process', cents: 40 });
const owing = assessed(both, OFFICE, { name: 'process', cents: 70 });
const sent = proposed(owing, { version: 3, payee: BODY, cents: 340, proposedBy: OFFICER.user });
const settled = paid(approved(sent, 3), 3);
const due = (payee: typeof BODY | typeof OFFICE, part: (typeof PARTS)[number], cents: number) => ({
  payee,
  part,
  cents,
});

describe('a part of what a payee is entitled to', () => {
  it('is nothing where it was never assessed, and the last sum where it was', () => {
    expect(partCents(payeeIn(owing, BODY), 'result')).toBe(300);
    expect(partCents(payeeIn(owing, OFFICE), 'result')).toBe(0);
    expect(partCents(payeeIn(EMPTY_ACCOUNT, OFFICE), 'process')).toBe(0);
  });

  it('differs from before by what is entitled now, and one that is no more falls to nothing, in the order of the parts', () => {
    expect(differences(owing, [due(BODY, 'result', 310), due(OFFICE, 'result', 5)], PARTS)).toEqual([
      { ...due(BODY, 'result', 310), differenceCents: 10 },
      { ...due(OFFICE, 'result', 5), differenceCents: 5 },
      { ...due(BODY, 'process', 0), differenceCents: -40 },
      { ...due(OFFICE, 'process', 0), differenceCents: -70 },
    ]);
    const none = assessed(owing, OFFICE, { name: 'result', cents: 5 });
    expect(differences(none, [], PARTS).map(({ payee, part }) => `${payee} ${part}`)).toEqual([
      `${BODY} result`,
      `${BODY} process`,
      `${OFFICE} result`,
      `${OFFICE} process`,
    ]);
  });
});

describe('what was paid too much', () => {
  it('is asked back of whom it was paid to, as far as it is not asked back yet', () => {
    expect(claims(settled, [due(BODY, 'result', 300), due(BODY, 'process', 40)])).toEqual([]);
    expect(claims(settled, [due(BODY, 'result', 300), due(BODY, 'process', 39)])).toEqual([
      { payee: BODY, paid: 340, cents: 1 },
    ]);
    const asked = claimed(settled, BODY, 100);
    expect(claims(asked, [due(BODY, 'result', 200)])).toEqual([{ payee: BODY, paid: 340, cents: 40 }]);
    expect(claims(asked, [due(BODY, 'result', 240)])).toEqual([]);
    const back = recovered(asked, BODY, 100);
    expect(claims(back, [due(BODY, 'result', 200)])).toEqual([{ payee: BODY, paid: 340, cents: 40 }]);
  });

  it('is not asked back of whoever gets more for the same part twice', () => {
    expect(claims(settled, [due(BODY, 'result', 150), due(BODY, 'result', 190)])).toEqual([]);
  });

  it('falls by what is due after all, and says what remains', () => {
    const asked = claimed(settled, BODY, 100);
    expect(falls(asked, [due(BODY, 'result', 240)])).toEqual([]);
    expect(falls(asked, [due(BODY, 'result', 241)])).toEqual([{ payee: BODY, cents: 1, remainingCents: 99 }]);
    expect(falls(recovered(asked, BODY, 30), [due(BODY, 'result', 300)])).toEqual([
      { payee: BODY, cents: 60, remainingCents: 10 },
    ]);
    expect(falls(asked, [due(BODY, 'result', 340)])).toEqual([
      { payee: BODY, cents: 100, remainingCents: 0 },
    ]);
  });

  it('is less than nothing nowhere', () => {
    const one = payeeIn(settled, BODY);
    expect([owedCents(one), overpaidCents(one), unclaimedCents(one), overclaimedCents(one)]).toEqual([
      0, 0, 0, 0,
    ]);
    const more = { ...one, entitled: { result: 400 } };
    expect([owedCents(more), overpaidCents(more), overclaimedCents(more)]).toEqual([60, 0, 0]);
    const fewer = { ...one, entitled: { result: 300 }, claimed: 10 };
    expect([owedCents(fewer), overpaidCents(fewer), unclaimedCents(fewer)]).toEqual([-40, 40, 30]);
    expect(overclaimedCents({ ...fewer, claimed: 50 })).toBe(10);
  });
});

it('the books show of each payee what is owed, paid and come back', () => {
  const back = recovered(claimed(settled, BODY, 340), BODY, 100);
  const line = (payee: string, account: string, cents: number) => ({
    envelope: 'AN-ENVELOPE',
    payee,
    account,
    cents,
  });
  expect(postingsOf(back, 'AN-ENVELOPE')).toEqual([
    line('2', 'owed', 70),
    line('2', 'paid', 0),
    line('2', 'recovered', -0),
    line('1', 'owed', 100),
    line('1', 'paid', 340),
    line('1', 'recovered', -100),
  ]);
});

describe('the requests that ask for what has not come', () => {
  const request = (key: string, cents: number): EffectStanding => ({
    key,
    effect: 'request-recovery',
    direction: 'do',
    answer: 'done',
    details: { cents },
    attempts: 1,
    owedSince: moment('2020-02-03'),
    since: moment('2020-02-03'),
  });
  const all = [request('first', 100), request('second', 50), request('third', 30)];
  const behind = (cents: number) => requestsBehind(all, cents).map(({ key }) => key);

  it('are the latest, as far as they come to it', () => {
    expect(behind(0)).toEqual([]);
    expect(behind(1)).toEqual(['third']);
    expect(behind(30)).toEqual(['third']);
    expect(behind(31)).toEqual(['third', 'second']);
    expect(behind(80)).toEqual(['third', 'second']);
    expect(behind(81)).toEqual(['third', 'second', 'first']);
    expect(behind(181)).toEqual(['third', 'second', 'first']);
  });

  it('stay where they stand', () => {
    requestsBehind(all, 100);
    expect(all.map(({ key }) => key)).toEqual(['first', 'second', 'third']);
  });
});
