import {
  EMPTY_ACCOUNT,
  outdatedProposals,
  payeeIn,
  payableCents,
  type Account,
} from '../../../domain/account/account';
import {
  approved,
  assessed,
  claimed,
  claimReduced,
  claimWithdrawn,
  closed,
  paid,
  proposed,
  recovered,
  rejected,
  reopened,
} from '../../../domain/account/changes';
import {
  isStillAsked,
  isStillOwed,
  toApprove,
  toPropose,
  toRecover,
  toReject,
} from '../../../domain/account/decide';
import { refuse } from '../../../domain/decider';
import { met, notMet, type Citation } from '../../../domain/ruling';
import { HEAD, OFFICER } from '../values';

const RULE: Citation = {
  id: 'R-1',
  act: 'an act',
  status: 'official',
  text: { it: 'una regola', en: 'a rule' },
};
const HER = 'person/1';
const MILL = 'employer/1';

/** She is entitled to 500 cents. */
const owing = assessed(EMPTY_ACCOUNT, HER, { name: 'first', cents: 500 });
const proposal = (version: number, cents: number) =>
  ({ version, payee: HER, cents, proposedBy: OFFICER.user }) as const;
const open = proposed(owing, proposal(7, 500));
/** All of it was paid. */
const settled = paid(approved(open, 7), 7);
const less = (account: Account, cents: number) => assessed(account, HER, { name: 'first', cents });

describe('what is proposed', () => {
  it('is all that is owed, and says how much that is', () => {
    expect(toPropose(owing, HER, RULE)).toEqual({ cents: 500, basis: [met(RULE, { owedCents: 500 })] });
    expect(toPropose(less(owing, 1), HER, RULE)).toMatchObject({ cents: 1 });
  });

  it('is not what is nothing, or was paid too much', () => {
    expect(toPropose(less(owing, 0), HER, RULE)).toEqual(refuse('nothing-to-pay'));
    expect(toPropose(less(settled, 499), HER, RULE)).toEqual(refuse('nothing-to-pay'));
  });

  it('is the rest where another payment is on its way', () => {
    const part = proposed(owing, proposal(7, 200));
    expect(toPropose(part, HER, RULE)).toMatchObject({ cents: 300 });
    expect(payableCents(part, MILL)).toBe(0);
  });

  it('is again what came back and is owed', () => {
    const back = recovered(claimed(less(settled, 100), HER, 400), HER, 400);
    expect(toPropose(less(back, 450), HER, RULE)).toMatchObject({ cents: 350 });
  });
});

describe('what is approved or rejected', () => {
  const facts = { cents: 500, proposedBy: OFFICER.user, approvedBy: HEAD.user };
  const asked = { proposal: 7, actor: HEAD };

  it('says how much, who proposed it and who approves it', () => {
    expect(toApprove(open, asked, RULE)).toEqual({
      proposal: open.proposals[0],
      basis: [met(RULE, facts)],
    });
    expect(toReject(open, 7, RULE)).toEqual({
      proposal: open.proposals[0],
      basis: [met(RULE, { cents: 500 })],
    });
  });

  it('is refused with the same facts to whoever proposed it, and where less is owed', () => {
    const own = notMet(RULE, { ...facts, approvedBy: OFFICER.user });
    expect(toApprove(open, { ...asked, actor: OFFICER }, RULE)).toEqual(
      refuse('same-person-approves', [], [own]),
    );
    expect(toApprove(less(open, 499), asked, RULE)).toEqual(
      refuse('payment-no-longer-owed', [], [notMet(RULE, facts)]),
    );
  });

  it('is one that was proposed, and not decided of before', () => {
    for (const account of [owing, approved(open, 7), rejected(open, 7)]) {
      expect(toApprove(account, asked, RULE)).toEqual(refuse('proposal-unknown', ['7']));
      expect(toReject(account, 7, RULE)).toEqual(refuse('proposal-unknown', ['7']));
    }
  });

  it('may be one of two, and the other stays as it is', () => {
    const two = proposed(proposed(less(owing, 700), proposal(7, 500)), proposal(9, 200));
    expect(rejected(two, 7).proposals).toEqual([{ ...proposal(9, 200), standing: 'open' }]);
    expect(approved(two, 7).proposals.map(({ standing }) => standing)).toEqual(['approved', 'open']);
    // Of 699 cents 500 are approved: 199 are left for the other.
    expect(toApprove(less(approved(two, 7), 699), { ...asked, proposal: 9 }, RULE)).toMatchObject({
      verdict: 'refused',
    });
    expect(toApprove(approved(two, 7), { ...asked, proposal: 9 }, RULE)).toMatchObject({
      proposal: { version: 9 },
    });
  });
});

describe('proposals that are not owed in full any more', () => {
  it('are named with what is owed now, which is never less than nothing', () => {
    expect(outdatedProposals(open)).toEqual([]);
    expect(outdatedProposals(less(open, 499))).toEqual([{ ...open.proposals[0], owedCents: 499 }]);
    const both = proposed(approved(open, 7), proposal(9, 10));
    expect(outdatedProposals(less(both, 400))).toEqual([
      { ...proposal(9, 10), standing: 'open', owedCents: 0 },
    ]);
  });
});

describe('what comes back', () => {
  const STAYING = { rule: RULE, recovery: { whenLessIsDue: 'stays', source: RULE } } as const;
  const FALLING = { rule: RULE, recovery: { whenLessIsDue: 'falls', source: RULE } } as const;
  /** Of 500 cents that were paid 200 are not due, and asked back; then 150 are. */
  const asked = claimed(less(settled, 300), HER, 200);
  const fallen = less(asked, 350);
  const back = (cents: number) => ({ payee: HER, cents }) as const;

  it.each([1, 199, 200])('is %d cents of 200 that are asked back', (cents) => {
    const basis = [met(RULE, { outstandingCents: 200 })];
    expect(toRecover(asked, back(cents), STAYING)).toEqual({ basis });
    expect(toRecover(asked, back(cents), FALLING)).toEqual({ basis });
  });

  it.each([-1, 0, 201])('is not %d cents of 200 that are asked back', (cents) => {
    expect(toRecover(asked, back(cents), STAYING)).toEqual(refuse('nothing-to-recover'));
    expect(toRecover(asked, back(cents), FALLING)).toEqual(refuse('nothing-to-recover', ['1', '200']));
  });

  it('is at most what was paid too much, where a claim falls; else all that was asked', () => {
    expect(toRecover(fallen, back(150), FALLING)).toEqual({
      basis: [met(RULE, { outstandingCents: 150 })],
    });
    expect(toRecover(fallen, back(151), FALLING)).toEqual(refuse('nothing-to-recover', ['1', '150']));
    expect(toRecover(fallen, back(200), STAYING)).toEqual({ basis: [met(RULE, { outstandingCents: 200 })] });
  });

  it('is never more than was asked, though more was paid too much', () => {
    expect(toRecover(less(asked, 100), back(201), FALLING)).toEqual(
      refuse('nothing-to-recover', ['1', '200']),
    );
  });

  it('is still asked of her alone, and until it came or was withdrawn', () => {
    const beside = assessed(asked, MILL, { name: 'first', cents: 1 });
    expect([isStillAsked(beside, HER), isStillAsked(beside, MILL)]).toEqual([true, false]);
    expect(isStillAsked(recovered(asked, HER, 199), HER)).toBe(true);
    expect(isStillAsked(recovered(asked, HER, 200), HER)).toBe(false);
    expect(isStillAsked(claimWithdrawn(asked, HER), HER)).toBe(false);
  });

  it('is asked for less or not at all, and what came of it stays', () => {
    const part = recovered(asked, HER, 50);
    expect(payeeIn(claimReduced(part, HER, 100), HER)).toMatchObject({ claimed: 100, recovered: 50 });
    expect(payeeIn(claimWithdrawn(part, HER), HER)).toMatchObject({ claimed: 50, recovered: 50 });
    expect(payeeIn(recovered(part, HER, 150), HER)).toMatchObject({ claimed: 200, recovered: 200 });
  });
});

describe('a payment that the other party refused', () => {
  const sent = approved(open, 7);

  it('is still owed as long as all of it is, and what is no payment always', () => {
    expect(isStillOwed(sent, 7)).toBe(true);
    expect(isStillOwed(less(sent, 499), 7)).toBe(false);
    expect(isStillOwed(less(sent, 499), undefined)).toBe(true);
  });

  it('is gone once it is made no more, and opens what it was for', () => {
    expect(closed(sent, 7).proposals).toEqual([]);
    expect(toPropose(closed(sent, 7), HER, RULE)).toMatchObject({ cents: 500 });
  });

  it('moves nothing where nobody proposed it', () => {
    expect(closed(sent, 8)).toBe(sent);
    expect(paid(sent, 8)).toBe(sent);
    expect(paid(sent, undefined)).toBe(sent);
  });
});

it('a proposal that was not rejected after all is open, in its place', () => {
  const later = proposed(less(owing, 700), proposal(9, 200));
  expect(reopened(later, proposal(7, 500)).proposals).toEqual([
    { ...proposal(7, 500), standing: 'open' },
    { ...proposal(9, 200), standing: 'open' },
  ]);
});
