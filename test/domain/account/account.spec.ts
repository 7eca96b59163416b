import fc from 'fast-check';
import {
  EMPTY_ACCOUNT,
  entitledCents,
  owedCents,
  payableCents,
  payeeIn,
  postingsOf,
  unclaimedCents,
  type Account,
} from '../../../domain/account/account';
import { approved, assessed, claimed, paid, proposed, recovered } from '../../../domain/account/changes';
import { isRefused, toApprove, toPropose, toRecover } from '../../../domain/account/decide';
import { claims, differences, type Entitlement } from '../../../domain/account/difference';
import { PAYEE_KINDS, payeeId, type Payee } from '../../../domain/account/payee';
import type { Citation } from '../../../domain/ruling';
import { HEAD, OFFICER } from '../values';

const RULE: Citation = {
  id: 'R-1',
  act: 'an act',
  status: 'official',
  text: { it: 'una regola', en: 'a rule' },
};
const STAYING = { rule: RULE, recovery: { whenLessIsDue: 'stays', source: RULE } } as const;
const PARTS = ['first', 'second'] as const;

/** A payee of any kind, with an identifier that its kind may have or not: an account looks at no more than equality. */
const payees = fc
  .tuple(fc.constantFrom(...PAYEE_KINDS), fc.constantFrom('1', '2'))
  .map(([kind, id]): Payee => `${kind}/${id}`);
const entitlements: fc.Arbitrary<readonly Entitlement<(typeof PARTS)[number]>[]> = fc.uniqueArray(
  fc.record({ payee: payees, part: fc.constantFrom(...PARTS), cents: fc.nat({ max: 1_000 }) }),
  { selector: ({ payee, part }) => `${payee} ${part}`, maxLength: 6 },
);

/** One turn of a stream: it is assessed anew, then paid what it owes, then gives back what is asked. */
const turns = fc.array(fc.record({ entitled: entitlements, pays: fc.boolean(), recovers: fc.boolean() }), {
  maxLength: 12,
});
type Turn = typeof turns extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function after(account: Account, { entitled, pays, recovers }: Turn, version: number): Account {
  const due = claims(account, entitled);
  let now = differences(account, entitled, PARTS).reduce(
    (money, { payee, part, cents }) => assessed(money, payee, { name: part, cents }),
    account,
  );
  for (const { payee, cents } of due) now = claimed(now, payee, cents);
  for (const { payee } of now.payees) {
    if (pays) now = paidNow(now, payee, version);
    const asked = { payee, cents: 10 };
    if (recovers && !isRefused(toRecover(now, asked, STAYING))) now = recovered(now, payee, asked.cents);
  }
  return now;
}

function paidNow(account: Account, payee: Payee, turn: number): Account {
  const version = turn * 100 + account.payees.findIndex((one) => one.payee === payee);
  const proposal = toPropose(account, payee, RULE);
  if (isRefused(proposal)) return account;
  const open = proposed(account, { version, payee, cents: proposal.cents, proposedBy: OFFICER.user });
  const approval = toApprove(open, { proposal: version, actor: HEAD }, RULE);
  if (isRefused(approval)) return open;
  return paid(approved(open, version), version);
}

const played = (all: readonly Turn[]): Account => all.reduce(after, EMPTY_ACCOUNT);

describe('whoever is paid, and however often it is assessed anew', () => {
  it('what was assessed last is what is entitled, and assessing it again changes nothing', () => {
    fc.assert(
      fc.property(turns, entitlements, (before, entitled) => {
        const account = after(played(before), { entitled, pays: false, recovers: false }, 99);
        expect(differences(account, entitled, PARTS)).toEqual([]);
        for (const { payee } of account.payees) {
          const due = entitled.filter((one) => one.payee === payee);
          expect(entitledCents(payeeIn(account, payee))).toBe(due.reduce((sum, { cents }) => sum + cents, 0));
        }
      }),
    );
  });

  it('what was paid too much is asked back once, and never more than it', () => {
    fc.assert(
      fc.property(turns, (all) => {
        const account = played(all);
        for (const one of account.payees) {
          expect(unclaimedCents(one)).toBe(0);
          expect(one.recovered).toBeLessThanOrEqual(one.claimed);
          expect(one.recovered).toBeLessThanOrEqual(one.paid);
        }
      }),
    );
  });

  it('the books show what is owed, paid and come back of each, in sum what it is entitled to', () => {
    fc.assert(
      fc.property(turns, (all) => {
        const account = played(all);
        const postings = postingsOf(account, 'AN-ENVELOPE');
        for (const one of account.payees) {
          const mine = account.payees.filter((other) => payeeId(other.payee) === payeeId(one.payee));
          const shown = postings.filter(({ payee }) => payee === payeeId(one.payee));
          expect(shown.reduce((sum, { cents }) => sum + cents, 0)).toBe(
            mine.reduce((sum, other) => sum + entitledCents(other), 0),
          );
        }
      }),
    );
  });

  it('once all that is owed was paid there is nothing more to propose', () => {
    fc.assert(
      fc.property(turns, entitlements, (before, entitled) => {
        const account = after(played(before), { entitled, pays: true, recovers: false }, 99);
        for (const { payee } of account.payees) {
          expect(payableCents(account, payee)).toBeLessThanOrEqual(0);
          expect(owedCents(payeeIn(account, payee))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a payment', () => {
  const owing = assessed(EMPTY_ACCOUNT, 'person/1', { name: 'first', cents: 500 });
  const open = proposed(owing, { version: 7, payee: 'person/1', cents: 500, proposedBy: OFFICER.user });
  const reasonOf = (allowance: ReturnType<typeof toApprove>) =>
    isRefused(allowance) && allowance.verdict === 'refused' ? allowance.rejection.reason : undefined;

  const less = assessed(open, 'person/1', { name: 'first', cents: 499 });
  it.each([
    { which: 'by who proposed it', account: open, actor: OFFICER, reason: 'same-person-approves' },
    { which: 'that nobody proposed', account: owing, actor: HEAD, reason: 'proposal-unknown' },
    { which: 'that was approved', account: approved(open, 7), actor: HEAD, reason: 'proposal-unknown' },
    { which: 'of which less is owed by now', account: less, actor: HEAD, reason: 'payment-no-longer-owed' },
    { which: 'that is owed', account: open, actor: HEAD, reason: undefined },
  ])('$which is approved or not', ({ account, actor, reason }) => {
    expect(reasonOf(toApprove(account, { proposal: 7, actor }, RULE))).toBe(reason);
  });

  it('that is on its way is not proposed again', () => {
    expect(isRefused(toPropose(open, 'person/1', RULE))).toBe(true);
    expect(isRefused(toPropose(owing, 'person/1', RULE))).toBe(false);
  });

  it('of one payee leaves the others as they are', () => {
    const both = assessed(open, 'employer/1', { name: 'first', cents: 300 });
    const made = paid(approved(both, 7), 7);
    expect(payeeIn(made, 'person/1').paid).toBe(500);
    expect(payeeIn(made, 'employer/1')).toMatchObject({ paid: 0, entitled: { first: 300 } });
  });
});
