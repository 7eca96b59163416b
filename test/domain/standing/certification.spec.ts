import fc from 'fast-check';
import type { Payee } from '../../../domain/account/payee';
import { deciderOf, type Fact } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import { parseAccountId, parseRunId, payeeStream, runStream } from '../../../domain/identifiers';
import type { Recorded } from '../../../domain/decider';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { IncentiveEvent } from '../../../domain/incentive/events';
import type { Incentive } from '../../../domain/incentive/state';
import { postingsBetween } from '../../../domain/ledger';
import { RULEBOOK } from '../../../domain/programmes';
import { rulesNameOf, type Rulebook } from '../../../domain/programmes/rulebook';
import { incentiveStreamOf } from '../../../domain/simulation/applying';
import { asIfOpen, surroundings } from '../../../domain/simulation/cast';
import { liveOne } from '../../../domain/simulation/live';
import { INVENTED } from '../../support/invented';
import { AUDIT_LINES, type AuditLine } from '../../../domain/programmes/annex-xiii';
import { operationsOf, type CertifiedPeriod, type Operation } from '../../../domain/standing/certification';
import { levelsOf, statedCents, totalsOf } from '../../../domain/standing/certification-totals';
import type { Evidence } from '../../../domain/standing/evidence';
import type { Beside } from '../../../domain/standing/filed';
import { addDays, dateOf } from '../../../domain/time/civil-date';
import { annulment, hire } from '../employment/messages';
import { mortalMoves, PERCORSI, play } from '../histories';
import { applying, FIRST, HEAD as DIRECTOR, HIRED, OFFICER, World as Incentives } from '../incentive/world';
import { begun, envelopeOf, hour, lived, paidOut, reported, until } from '../life';
import { acted } from '../given';
import { factsOf, type World } from '../model';
import { APL_GINESTRA, day, HEAD, made, moment } from '../values';

const BODY: Payee = `apl/${APL_GINESTRA}`;
const ALL: CertifiedPeriod = { from: day('1900-01-01'), to: day('2199-12-31') };
const NOTHING_BESIDE: Beside = { runs: [], payees: {}, isReported: true };

function operations(
  facts: readonly Fact[],
  { period = ALL, beside = NOTHING_BESIDE, rulebook = RULEBOOK } = {},
): readonly Operation[] {
  const stream = facts[0]?.stream as StreamId;
  return operationsOf({ stream, facts, decider: deciderOf(stream) }, { period, rulebook, beside });
}

function lineIn([one]: readonly Operation[], line: AuditLine): Evidence {
  return (one as Operation).trail.find((evidence) => evidence.line === line) as Evidence;
}

/** A clear check of the body, told by its payee's stream. */
function durc(on: string, validUntil: string): Fact {
  return {
    event: { type: 'CheckRecorded', check: 'durc', outcome: 'clear', validUntil: day(validUntil) },
    stream: payeeStream(BODY),
    version: 1,
    effectiveOn: day(on),
    toldAt: moment(on),
    recordedAt: moment(on),
    actor: OFFICER,
    causation: 'r-durc',
    basis: [],
  };
}

const HIRE = hire(1, ['2020-02-03']);
const LIFE = until(
  lived(
    begun({ profileIndex: 5000, before: [envelopeOf(100_000_000, '2020-01-02')] }),
    hour('2020-01-27', 1),
    hour('2020-01-28', 2),
    reported(HIRE),
  ),
  '2021-06-01',
);
const PAID = paidOut(LIFE, '2021-06-02');
const CHECKED: Beside = { ...NOTHING_BESIDE, payees: { [BODY]: [durc('2021-06-01', '2021-09-01')] } };

describe('a payment to a body, declared to the European fund', () => {
  const found = operations(PAID.facts, { beside: CHECKED });

  it('is one operation with every line of Annex XIII in its order', () => {
    expect(found).toHaveLength(1);
    expect(found[0]?.trail.map(({ line }) => line)).toEqual(AUDIT_LINES);
    expect(found[0]?.paid).toBe(found[0]?.moves.reduce((sum, { cents }) => sum + cents, 0));
    expect(found[0]?.paid).toBeGreaterThan(0);
  });

  it('shows by which facts the person was chosen, signed, and the money was booked', () => {
    const types = (line: AuditLine) => lineIn(found, line).proofs.map(({ type }) => type);
    expect(types('selection')).toEqual(['AdhesionSubmitted', 'TakenInCharge', 'ProfileAssigned']);
    expect(types('conditions')).toEqual(['PattoSigned', 'AssegnoIssued', 'PlanSigned']);
    expect(new Set(types('accounting'))).toEqual(new Set(['FeeAssessed', 'EffectAnswered']));
    expect(types('payment')).toEqual(['PaymentApproved', 'EffectAnswered']);
    expect(types('verifications')).toEqual(['PaymentProposed', 'PaymentApproved', 'CheckRecorded']);
    expect(new Set(types('units-delivered'))).toEqual(
      new Set(['EmploymentObserved', 'OutcomeVerified', 'ActivityRecorded']),
    );
  });

  it('cites the rules of its unit costs with their place in the version', () => {
    const { rules } = lineIn(found, 'unit-method');
    expect(rules.length).toBeGreaterThan(1);
    expect(rules.every(({ path }) => path?.startsWith('entitlements.'))).toBe(true);
  });

  it('needs no check of durability, and no audit is told of', () => {
    expect(lineIn(found, 'durability').standing).toBe('not-applicable');
    expect(lineIn(found, 'audits').standing).toBe('none');
    expect(lineIn(found, 'findings').standing).toBe('none');
  });

  it.each([
    ['without a check of the body', NOTHING_BESIDE],
    ['with one that had expired', { payees: { [BODY]: [durc('2020-06-01', '2020-09-01')] } }],
    ['with one made after it', { payees: { [BODY]: [durc('2021-06-03', '2021-09-01')] } }],
  ])('is suspended %s, and says so', (_, beside) => {
    const suspended = operations(PAID.facts, { beside: { ...NOTHING_BESIDE, ...beside } });
    expect(lineIn(suspended, 'verifications')).toMatchObject({ standing: 'missing', lacking: ['durc'] });
    expect(suspended[0]?.standing).toBe('suspended');
    expect(totalsOf(suspended)).toMatchObject({ certifiable: 0, suspended: found[0]?.paid });
  });

  it('is not counted by a report that does not know its person', () => {
    const unknown = operations(PAID.facts, { beside: { ...CHECKED, isReported: false } });
    expect(lineIn(unknown, 'indicators').lacking).toEqual(['population']);
  });
});

describe('a payment that a bank made by a run', () => {
  const made_ = PAID.facts.findLast(({ event }) => event.type === 'EffectAnswered') as Fact;
  const key = made_.event.type === 'EffectAnswered' ? made_.event.key : '';
  const proposed: Fact = {
    ...durc('2021-06-02', '2021-06-02'),
    stream: runStream(made(parseRunId, '99999999-aaaa-4aaa-8aaa-999999999999')),
    event: {
      type: 'RunProposed',
      envelope: 'TOS-PIO2-ASSEGNO' as never,
      payOn: day('2021-06-03'),
      credits: [
        {
          number: 1,
          stream: made_.stream,
          key,
          payee: BODY,
          programme: 'TOS-PIO2',
          cents: 600_000,
          owedSince: moment('2021-06-02'),
          accountId: made(parseAccountId, '99999999-bbbb-4bbb-8bbb-999999999999'),
        },
      ],
      leftOut: [],
    },
  };
  const approved: Fact = {
    ...proposed,
    version: 2,
    actor: DIRECTOR,
    event: { type: 'RunApproved', credits: 1, cents: 600_000 },
  };
  const answers = [{ credit: 1, entry: 'E1', answer: 'paid', reason: null, reference: 'R1' } as const];
  const answered: Fact = {
    ...proposed,
    version: 3,
    event: { type: 'BankAnswered', file: 'F1', answers, elsewhere: [] },
  };

  it('has the run, its approval and what the bank said among its proofs; beyond a sum another check is asked', () => {
    const beside = { ...CHECKED, runs: [[proposed, approved, answered]] };
    const found = operations(PAID.facts, { beside });
    expect(lineIn(found, 'payment').proofs.map(({ type }) => type)).toEqual([
      'PaymentApproved',
      'BankAnswered',
      'EffectAnswered',
    ]);
    expect(lineIn(found, 'verifications')).toMatchObject({ lacking: ['art-48-bis'] });
    expect(lineIn(found, 'verifications').proofs.map(({ type }) => type)).toContain('RunApproved');
  });

  it('lacks the answer of the bank as long as the bank has said nothing', () => {
    const found = operations(PAID.facts, { beside: { ...CHECKED, runs: [[proposed, approved]] } });
    expect(lineIn(found, 'payment').lacking).toContain('bank-answer');
  });
});

describe('money that is asked back', () => {
  const annulled = lived(PAID, reported(annulment(2, HIRE), '2021-07-01'));
  const outstanding = operations(annulled.facts, { beside: CHECKED })[0] as Operation;
  const back = lived(
    annulled,
    acted('2021-08-02', { type: 'RecordRecovery', payee: BODY, cents: outstanding.outstanding }, HEAD),
  );

  it('suspends the operation until it has come', () => {
    expect(outstanding.outstanding).toBeGreaterThan(0);
    expect(lineIn([outstanding], 'findings')).toMatchObject({
      standing: 'missing',
      lacking: ['recovery-open'],
    });
  });

  it('is a negative line of the period in which it came, which nothing suspends', () => {
    const period = { from: day('2021-08-01'), to: day('2021-08-31') };
    const [returned] = operations(back.facts, { period });
    expect(returned).toMatchObject({
      paid: 0,
      returned: outstanding.outstanding,
      outstanding: 0,
      standing: 'complete',
    });
    expect(returned?.moves.map(({ cents }) => cents)).toEqual([-outstanding.outstanding]);
  });
});

describe('an incentive', () => {
  /** The world of the incentives keeps facts without what they post. */
  const booked = (facts: readonly Fact[]): readonly Fact[] => {
    let state: Incentive = INCENTIVE.initial;
    return facts.map((fact) => {
      const before = INCENTIVE.balances(state, FIRST);
      state = INCENTIVE.evolve(state, fact as Recorded<IncentiveEvent>);
      return { ...fact, postings: postingsBetween(before, INCENTIVE.balances(state, FIRST)) };
    });
  };
  const world = new Incentives().told(HIRED).and('2020-07-13', applying()).waited('2020-07-20');

  it('has the rule that the job be kept, to be proven once its months are over', () => {
    const proposed = world.and('2020-07-21', { type: 'ProposeIncentivePayment', on: day('2020-07-21') });
    const proposal = proposed.factsOf().at(-1)?.version ?? 0;
    const approval = { type: 'ApproveIncentivePayment', on: day('2020-07-22'), proposal } as const;
    const paid = proposed
      .and('2020-07-22', approval, { actor: DIRECTOR })
      .answered('2020-07-23', 'pay-incentive')
      .waited('2021-07-13');
    const found = operations(booked(paid.factsOf()));
    expect(lineIn(found, 'durability')).toMatchObject({ standing: 'proven' });
    const early = operations(booked(paid.factsOf()), { period: { from: ALL.from, to: day('2020-12-31') } });
    expect(lineIn(early, 'durability').standing).toBe('to-come');
    expect(lineIn(found, 'selection').proofs.map(({ type }) => type)).toContain('IncentiveAdmitted');
  });
});

const EXPECTED = ['durc', 'art-48-bis', 'unit-method-to-confirm', 'recovery-open'];

/** What is declared of a stream: in all, and of two periods one after the other, which share nothing and leave nothing out. */
function declaredOf(facts: readonly Fact[], { rulebook, pick }: Partitioned): number {
  const [first] = facts;
  const middle = facts[pick % Math.max(1, facts.length)];
  if (first === undefined || middle === undefined) return 0;
  const to = dateOf(middle.toldAt);
  const whole = operations(facts, { rulebook });
  const parts = [
    { ...ALL, to },
    { ...ALL, from: addDays(to, 1) },
  ].flatMap((period) => operations(facts, { period, rulebook }));
  expect(movesOf(parts)).toEqual(movesOf(whole));
  const posted = facts
    .flatMap(({ postings = [] }) => postings)
    .filter(({ account }) => account === 'paid' || account === 'recovered')
    .reduce((sum, { cents }) => sum + cents, 0);
  const { paid, returned, certifiable, suspended } = totalsOf(whole);
  expect(paid - returned).toBe(posted);
  expect(certifiable + suspended).toBe(posted);
  const told = { stream: first.stream, facts, decider: deciderOf(first.stream) };
  expect(statedCents(told, { period: ALL, rulebook })).toBe(posted);
  const proofs = whole.flatMap(({ trail }) => trail.flatMap((evidence) => evidence.proofs));
  for (const { version, type, stream } of proofs) {
    expect(stream).toBe(first.stream);
    expect(facts[version - 1]?.event.type).toBe(type);
  }
  return movesOf(whole).length;
}

interface Partitioned {
  readonly rulebook: Rulebook;
  readonly pick: number;
}

function movesOf(all: readonly Operation[]): readonly string[] {
  return all
    .flatMap(({ moves }) => moves)
    .map(({ proof, payee, cents }) => [proof.version, payee, cents].join(' '))
    .toSorted();
}

describe('in whatever happens', () => {
  it('what is declared is what was posted and what the statements say, each payment in one period', () => {
    fc.assert(
      fc.property(mortalMoves, fc.nat({ max: 99 }), (moves, pick) => {
        const world = play(moves).worlds.at(-1) as World;
        const { rulebook } = world;
        for (const stream of PERCORSI) declaredOf(factsOf(world, stream), { rulebook, pick });
      }),
      { numRuns: 30 },
    );
  });

  const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes]
    .flatMap(({ versions }) => versions)
    .map((version) => [rulesNameOf(version), asIfOpen(version)] as const);

  it.each(VERSIONS)('so it is in lives under %s, and what is proven has a proof', (_, version) => {
    const around = { version, surroundings: surroundings(version), seed: 11 };
    let declared = 0;
    const lack: string[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      const story = liveOne(around, nth);
      const { register, percorsoStream } = story;
      for (const stream of [percorsoStream, incentiveStreamOf(story)]) {
        const facts = register.factsOf(stream);
        if (facts.length === 0) continue;
        const { rulebook } = register;
        declared += declaredOf(facts, { rulebook, pick: nth * 7 });
        const trail = operations(facts, { rulebook }).flatMap((one) => one.trail);
        const proven = trail.filter(({ standing }) => standing === 'proven');
        expect(proven.filter(({ proofs, rules }) => proofs.length + rules.length === 0)).toEqual([]);
        lack.push(...trail.flatMap(({ lacking }) => lacking));
      }
    }
    // Simulated bodies are checked by nobody; amounts that no document states are to be confirmed; not all money comes back.
    expect(lack.filter((one) => !EXPECTED.includes(one))).toEqual([]);
    expect(declared > 0).toBe(version.entitlements.length > 0 || version.incentives !== null);
  });

  it('operations of several envelopes are told apart, and sum to the whole', () => {
    const all = operations(PAID.facts, { beside: CHECKED });
    const [level] = levelsOf(all);
    expect(level?.envelopes.map(({ envelope }) => envelope)).toEqual(['TOS-PIO2-ASSEGNO']);
    expect(level?.totals).toEqual(totalsOf(all));
  });
});
