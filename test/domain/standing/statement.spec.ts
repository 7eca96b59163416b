import fc from 'fast-check';
import { payeeId, type Payee } from '../../../domain/account/payee';
import { deciderOf, type Fact } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { Incentive } from '../../../domain/incentive/state';
import { RULEBOOK } from '../../../domain/programmes';
import { moneyOf } from '../../../domain/standing/moneys';
import { added, statementLine, type Period, type StatementLine } from '../../../domain/standing/statement';
import { statementSightOf } from '../../../domain/standing/statement-sight';
import { dateOf } from '../../../domain/time/civil-date';
import { hire } from '../employment/messages';
import { mortalMoves, PERCORSI, play } from '../histories';
import { applying, FIRST, HIRED, OFFICER, World as Incentives } from '../incentive/world';
import { begun, envelopeOf, hour, lived, paidOut, reported, until } from '../life';
import { factsOf } from '../model';
import { APL_GINESTRA, AREZZO, BENEFICIARY, CPI, day, GINESTRA, HEAD, ROTTA } from '../values';

const BODY: Payee = `apl/${APL_GINESTRA}`;

function lineOf(
  facts: readonly Fact[],
  payee: Payee,
  {
    period = {},
    rulebook = RULEBOOK,
  }: { readonly period?: Period; readonly rulebook?: typeof RULEBOOK } = {},
): StatementLine | undefined {
  const stream = facts[0]?.stream as StreamId;
  return statementLine(payee, { stream, facts, decider: deciderOf(stream) }, { period, rulebook });
}

/** What the facts posted to a payee on an account. */
function posted(facts: readonly Fact[], payee: Payee, account: string): number {
  return facts
    .flatMap(({ postings = [] }) => postings)
    .filter((one) => one.payee === payeeId(payee) && one.account === account)
    .reduce((sum, { cents }) => sum + cents, 0);
}

const LIFE = until(
  lived(
    begun({ profileIndex: 5000, before: [envelopeOf(100_000_000, '2020-01-02')] }),
    hour('2020-01-27', 1),
    hour('2020-01-28', 2),
    reported(hire(1, ['2020-02-03'])),
  ),
  '2021-06-01',
);

describe('the statement of a body for one percorso', () => {
  it('says for each part which acts it comes from, by which rule, and when they may be paid', () => {
    const line = lineOf(LIFE.facts, BODY) as StatementLine;
    const result = line.parts.find(({ part }) => part === 'result');
    expect(result?.acts.map(({ outcome, milestone, standing }) => [outcome, milestone, standing])).toEqual([
      ['TI', 'M6', 'counted'],
      ['TI', 'M12', 'counted'],
    ]);
    expect(result?.acts.every(({ rule, payableFrom }) => rule.text.it !== '' && payableFrom !== null)).toBe(
      true,
    );
    expect(line.parts.every(({ restCents }) => restCents === 0)).toBe(true);
    expect(line.owed).toBe(line.closing.entitled);
    expect(line.owed).toBeGreaterThan(0);
  });

  it('has what was proposed, approved and paid, each with its day', () => {
    const line = lineOf(paidOut(LIFE, '2021-06-02').facts, BODY) as StatementLine;
    const paying = line.movements.filter(({ on }) => on >= day('2021-06-02'));
    expect(paying.map(({ type }) => type)).toEqual(['PaymentProposed', 'PaymentApproved', 'EffectAnswered']);
    expect(line).toMatchObject({ owed: 0, outstanding: 0 });
    expect(line.closing).toMatchObject({ paid: line.closing.entitled, proposed: 0, approved: 0 });
  });

  it('of a period begins with what stood before it and says what moved in it', () => {
    const facts = paidOut(LIFE, '2021-06-02').facts;
    const line = lineOf(facts, BODY, { period: { from: day('2021-06-02') } }) as StatementLine;
    expect(line.opening.entitled).toBe(line.closing.entitled);
    expect(line.movements).toHaveLength(3);
    expect(lineOf(facts, BODY, { period: { to: day('2019-12-31') } })).toBeUndefined();
  });

  it('names the rule of the amount of an incentive', () => {
    const { facts, employer } = admitted();
    const line = lineOf(facts, employer) as StatementLine;
    expect(line.parts).toMatchObject([{ part: 'incentive', rule: { id: 'R-INC-02/03' } }]);
    expect(line.parts[0]?.acts).toMatchObject([
      { kind: 'incentive', cents: line.owed, hire: HIRED.protocol },
    ]);
    const balances = INCENTIVE.balances(foldedTo(facts) as Incentive, FIRST);
    expect(line.owed).toBe(balances.find(({ account }) => account === 'owed')?.cents);
    expect(line.owed).toBeGreaterThan(0);
  });
});

function admitted(): { readonly facts: readonly Fact[]; readonly employer: Payee } {
  const world = new Incentives().told(HIRED).and('2020-07-13', applying()).waited('2021-07-13');
  const [one] = moneyOf(FIRST, world.state(FIRST)).account.payees;
  return { facts: world.factsOf(FIRST), employer: one?.payee ?? 'employer/none' };
}

describe('in whatever happens', () => {
  it('the lines of a payee sum to what was posted to it, and to what they began with and what moved', () => {
    fc.assert(
      fc.property(mortalMoves, fc.nat({ max: 99 }), (moves, pick) => {
        const { worlds } = play(moves);
        const world = worlds.at(-1) as (typeof worlds)[number];
        for (const stream of PERCORSI) {
          const facts = factsOf(world, stream);
          const first = facts[pick % Math.max(1, facts.length)];
          if (first === undefined) continue;
          const { payees } = moneyOf(stream, foldedTo(facts)).account;
          for (const { payee } of payees) {
            const period = { from: dateOf(first.toldAt) };
            const line = lineOf(facts, payee, { period, rulebook: world.rulebook }) as StatementLine;
            expect(line.owed).toBe(posted(facts, payee, 'owed'));
            expect(line.closing.paid).toBe(posted(facts, payee, 'paid'));
            expect(line.closing.recovered + posted(facts, payee, 'recovered')).toBe(0);
            expect(line.movements.map(({ moved }) => moved).reduce(added, line.opening)).toEqual(
              line.closing,
            );
            const parts = line.parts.reduce((sum, { entitledCents }) => sum + entitledCents, 0);
            expect(parts).toBe(line.closing.entitled);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

function foldedTo(facts: readonly Fact[]): unknown {
  const decider = deciderOf((facts[0] as Fact).stream);
  return facts.reduce((state, fact) => decider.evolve(state, fact), decider.initial);
}

describe('who may see a statement', () => {
  it('whoever is paid, who answers for programmes, and an office for its own percorsi', () => {
    expect(statementSightOf(GINESTRA, BODY)).toBe('whole');
    expect(statementSightOf(HEAD, BODY)).toBe('whole');
    expect(statementSightOf(OFFICER, BODY)).toBe('whole');
    expect(statementSightOf(CPI, BODY)).toEqual({ office: CPI.organisation });
    expect(statementSightOf(AREZZO, `cpi/${AREZZO.organisation}`)).toBe('whole');
  });

  it('nobody else', () => {
    expect(statementSightOf(ROTTA, BODY)).toBe('nothing');
    expect(statementSightOf(GINESTRA, `employer/${APL_GINESTRA}`)).toBe('nothing');
    expect(statementSightOf(BENEFICIARY, BODY)).toBe('nothing');
    expect(statementSightOf(null, BODY)).toBe('nothing');
  });
});
