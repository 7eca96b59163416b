import type { Payee } from '../../../domain/account/payee';
import type { KnownPayee } from '../../../domain/payee/payee';
import type { Blocker } from '../../../domain/run/blockers';
import { BLOCKERS } from '../../../domain/run/blockers';
import type { Order } from '../../../domain/run/order';
import { judge } from '../../../domain/run/verdict';
import { moment, APL_GINESTRA, CPI_FIRENZE, day, ENVELOPE, MARIA } from '../values';
import { ACCOUNT } from './world';

const APL: Payee = `apl/${APL_GINESTRA}`;
const FIRM: Payee = 'employer/00000000001';
const HOUSEHOLD: Payee = `employer/${'a'.repeat(32)}`;
const OFFICE: Payee = `cpi/${CPI_FIRENZE}`;
const PERSON: Payee = `person/${MARIA}`;
const PAY_ON = day('2020-10-10');

const good = { outcome: 'clear', validUntil: PAY_ON } as const;
const CLEAR: KnownPayee = {
  phase: 'known',
  account: { accountId: ACCOUNT, holder: 'payee' },
  checks: { durc: good, 'art-48-bis': good },
  disputes: [],
};
const order = (payee: Payee, more: Partial<Order> = {}): Order => ({
  stream: 'percorso/x',
  key: 'pay-fee@1',
  payee,
  cents: 500_000,
  envelope: ENVELOPE,
  programme: 'TOS-PIO2',
  owedSince: moment('2020-10-01'),
  isOpen: true,
  isOwed: true,
  isDeceased: false,
  lacking: [],
  ...more,
});
/** What is against each order, where its payee is told of so. */
const against = (file: Partial<KnownPayee>, ...orders: readonly Order[]) => {
  const files = Object.fromEntries(orders.map(({ payee }) => [payee, { ...CLEAR, ...file }]));
  return judge(orders, { files, payOn: PAY_ON }).map(({ blockers }) => blockers);
};

describe('what is against paying an order', () => {
  it('is nothing where all is clear on the day of the payment', () => {
    for (const payee of [APL, FIRM, HOUSEHOLD, OFFICE, PERSON])
      expect(against({}, order(payee))).toEqual([[]]);
  });

  it.each<readonly [Blocker, Partial<KnownPayee>, Partial<Order>]>([
    ['account-missing', { account: null }, {}],
    ['account-of-another', { account: { accountId: ACCOUNT, holder: 'another' } }, {}],
    ['durc-missing', { checks: {} }, {}],
    ['durc-expired', { checks: { durc: { ...good, validUntil: day('2020-10-09') } } }, {}],
    ['durc-blocked', { checks: { durc: { ...good, outcome: 'blocked' } } }, {}],
    ['art-48-bis-missing', { checks: { durc: good } }, { cents: 500_001 }],
    [
      'art-48-bis-expired',
      { checks: { durc: good, 'art-48-bis': { ...good, validUntil: day('2020-10-09') } } },
      { cents: 500_001 },
    ],
    [
      'art-48-bis-blocked',
      { checks: { durc: good, 'art-48-bis': { ...good, outcome: 'blocked' } } },
      { cents: 500_001 },
    ],
    ['evidence-incomplete', {}, { lacking: ['1700000000000009'] }],
    ['dispute-open', { disputes: [3] }, {}],
    ['payee-deceased', {}, { isDeceased: true }],
    ['no-longer-owed', {}, { isOwed: false }],
    ['not-waiting', {}, { isOpen: false }],
  ])('is %s', (blocker, file, more) => {
    expect(against(file, order(APL, more))).toEqual([[blocker]]);
    expect(BLOCKERS).toContain(blocker);
  });

  it('is told all at once', () => {
    expect(against({ account: null, checks: {}, disputes: [1] }, order(APL, { isOwed: false }))).toEqual([
      ['no-longer-owed', 'dispute-open', 'account-missing', 'durc-missing'],
    ]);
  });

  it('is no DURC of an office or of a person, also one who employs at home', () => {
    for (const payee of [OFFICE, PERSON, HOUSEHOLD])
      expect(against({ checks: {} }, order(payee))).toEqual([[]]);
    expect(against({ checks: {} }, order(FIRM))).toEqual([['durc-missing']]);
  });

  it('is a check beyond a sum only where the payee gets more than that of the run in all, offices apart', () => {
    const checks = { durc: good };
    const half = { cents: 250_000 };
    expect(against({ checks }, order(APL, half), order(APL, half))).toEqual([[], []]);
    const more = order(APL, { cents: 250_001 });
    expect(against({ checks }, order(APL, half), more)).toEqual([
      ['art-48-bis-missing'],
      ['art-48-bis-missing'],
    ]);
    expect(against({ checks }, order(APL, half), more, order(PERSON, half))[2]).toEqual([]);
    expect(against({ checks }, order(OFFICE, { cents: 900_000 }))).toEqual([[]]);
    expect(against({ checks }, order(APL, half), { ...more, isOwed: false })).toEqual([
      [],
      ['no-longer-owed'],
    ]);
  });
});
