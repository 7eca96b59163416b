import { streamObserved } from '../../../domain/causation';
import { deciderOf } from '../../../domain/deciders';
import { kindOf, type StreamId } from '../../../domain/identifiers';
import { asked, passed } from '../../../domain/life';
import { fold } from '../../../domain/lived';
import { RULEBOOK } from '../../../domain/programmes';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { incentiveOf, incentiveStreamOf } from '../../../domain/simulation/applying';
import { asIfOpen, surroundings } from '../../../domain/simulation/cast';
import { chanceOf } from '../../../domain/simulation/chance';
import { liveOne, type Lives } from '../../../domain/simulation/live';
import type { Register } from '../../../domain/simulation/register';
import { personOf, type Story } from '../../../domain/simulation/story';
import { NOTHING, together, totalsOf, type Counts, type Totals } from '../../../domain/simulation/totals';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { dateOf, type Instant } from '../../../domain/time/civil-date';
import { INVENTED } from '../../support/invented';

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), asIfOpen(version)] as const),
);
const CLOSED = [...RULEBOOK.programmes, ...INVENTED.programmes]
  .flatMap(({ versions }) => versions)
  .filter(({ gate }) => gate !== null && gate.openFrom === null)
  .map((version) => [rulesNameOf(version), version] as const);
const livesUnder = (version: ProgrammeVersion, seed: number): Lives => ({
  version,
  surroundings: surroundings(version),
  seed,
});

function sum(counts: Counts): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

function lived(lives: Lives, from: number, to: number): Totals {
  let totals = NOTHING;
  for (let nth = from; nth < to; nth += 1) totals = together(totals, totalsOf(liveOne(lives, nth)));
  return totals;
}

describe('the draws of a seed', () => {
  const draws = (seed: number, nth: number): readonly number[] => {
    const chance = chanceOf(seed, nth);
    return Array.from({ length: 200 }, () => chance.between(0, 99));
  };

  it('are the same each time, and others for another life or another seed', () => {
    expect(draws(1, 0)).toEqual(draws(1, 0));
    expect(draws(1, 0)).not.toEqual(draws(1, 1));
    expect(draws(1, 0)).not.toEqual(draws(2, 0));
  });

  it('take every value of a range about as often', () => {
    const chance = chanceOf(7, 7);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const value = chance.between(0, 9);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
    expect([chance.happens(0), chance.happens(10_000)]).toEqual([false, true]);
    expect(() => chance.oneOf([])).toThrow('nothing to choose');
  });
});

describe.each(VERSIONS)('lives under %s', (_, version) => {
  const lives = livesUnder(version, 5);
  const totals = lived(lives, 0, 24);

  it('come to the same totals again, in whatever shares they are lived', () => {
    const other = livesUnder(version, 5);
    expect(together(lived(other, 11, 24), lived(other, 0, 11))).toEqual(totals);
    expect(lived(livesUnder(version, 6), 0, 24).mark).not.toBe(totals.mark);
  });

  it('end, each in one way, and what is paid was due', () => {
    expect(Object.values(totals.outcomes).reduce((sum, count) => sum + count, 0)).toBe(24);
    expect(totals.outcomes['open'] ?? 0).toBe(0);
    const entitled = Object.values(totals.entitled).reduce((sum, cents) => sum + cents, 0);
    expect(totals.paidCents - totals.recoveredCents).toBeLessThanOrEqual(entitled + totals.outstandingCents);
    for (const { envelope, cents } of version.budgets)
      expect(totals.held[`envelope/${envelope}`] ?? 0).toBeLessThanOrEqual(cents * 24);
  });

  it('begin for many, and for many of them go through every step', () => {
    const begun = 24 - (totals.outcomes['refused-adhesion'] ?? 0);
    expect(begun).toBeGreaterThanOrEqual(6);
    expect(totals.outcomes['concluded'] ?? 0).toBeGreaterThanOrEqual(begun / 4);
    const steps = version.pathway.map(({ step }) => ({ step, times: totals.steps[step] ?? 0 }));
    expect(steps.filter(({ times }) => times === 0)).toEqual([]);
  });

  it('never move money below nothing', () => {
    const { paidCents, recoveredCents, outstandingCents } = totals;
    for (const cents of [paidCents, recoveredCents, outstandingCents, paidCents - recoveredCents])
      expect(cents).toBeGreaterThanOrEqual(0);
    for (const cents of [...Object.values(totals.entitled), ...Object.values(totals.held)])
      expect(cents).toBeGreaterThanOrEqual(0);
  });

  it('pay employers no more than they are entitled to, out of what is held for them', () => {
    const { incentives, incentivesPaidCents: paid, incentivesRecoveredCents: recovered } = totals;
    const { incentivesEntitledCents: entitled, incentivesOutstandingCents: outstanding, held } = totals;
    if (version.incentives === null) expect({ incentives, paid }).toEqual({ incentives: {}, paid: 0 });
    else {
      expect(sum(incentives)).toBeGreaterThan(0);
      expect(paid - recovered).toBeLessThanOrEqual(entitled + outstanding);
      expect(held[`envelope/${version.incentives.envelope}`] ?? 0).toBeGreaterThanOrEqual(paid - recovered);
    }
    for (const cents of [entitled, recovered, outstanding, paid - recovered])
      expect(cents).toBeGreaterThanOrEqual(0);
  });

  it('fold to the state in which they ended', () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const story = liveOne(lives, nth);
      const { register, percorsoStream, percorso } = story;
      expect(fold(deciderOf(percorsoStream), register.factsOf(percorsoStream))).toEqual(percorso());
      const incentive = incentiveStreamOf(story);
      expect(fold(deciderOf(incentive), register.factsOf(incentive))).toEqual(incentiveOf(story));
    }
  });
});

const PAYING = VERSIONS.filter(([, { incentives }]) => incentives !== null);

test.each(PAYING)('under %s a percorso is the same whether its employer may be paid or not', (_, version) => {
  const [paid, unpaid] = [version, { ...version, incentives: null }].map((one) => livesUnder(one, 8));
  if (paid === undefined || unpaid === undefined) throw new Error('There are no lives');
  for (let nth = 0; nth < 20; nth += 1) {
    const [one, other] = [liveOne(paid, nth), liveOne(unpaid, nth)];
    for (const stream of [one.percorsoStream, personOf(one)])
      expect(one.register.factsOf(stream)).toEqual(other.register.factsOf(stream));
  }
});

test('among the applications of a seed are all outcomes, and money that is reduced, turned down and comes back', () => {
  const lives = livesUnder(TOS_PIO2_THIRD, 20);
  const stories = Array.from({ length: 280 }, (_, nth) => liveOne(lives, 105 + nth));
  const facts = stories.flatMap((story) => story.register.factsOf(incentiveStreamOf(story)));
  const events = new Set<string>(facts.map(({ event }) => event.type));
  for (const event of [
    ...['IncentiveApplied', 'FactsAwaited', 'PathwayConsulted', 'HireObserved', 'IncentiveAdmitted'],
    ...[
      'IncentiveRejected',
      'IncentiveReduced',
      'IncentiveWithdrawn',
      'IncentivePaymentProposed',
      'IncentivePaymentApproved',
    ],
    ...['IncentivePaymentRejected', 'IncentiveRecoveryOpened', 'IncentiveRecoveryRecorded', 'EffectReopened'],
  ])
    expect({ event, happens: events.has(event) }).toEqual({ event, happens: true });
  const failed = new Set(
    facts.flatMap(({ event }) => (event.type === 'IncentiveRejected' ? event.conditions : [])),
  );
  for (const condition of ['seat', 'employer', 'amount', 'activation', 'interview'] as const)
    expect({ condition, fails: failed.has(condition) }).toEqual({ condition, fails: true });
});

test('where no sum was published employers are paid out of an envelope that has enough', () => {
  const version = RULEBOOK.programmes.find(({ code }) => code === 'TOS-AI')?.versions.at(-1);
  if (version === undefined) throw new Error('There is no such programme');
  const { incentives, held } = lived(livesUnder(version, 3), 0, 200);
  expect(incentives['admitted'] ?? 0).toBeGreaterThan(0);
  expect(held['envelope/TOS-AI-SGRAVI'] ?? 0).toBeGreaterThan(0);
});

test('an envelope that covers no incentive leaves who applied waiting for money', () => {
  const { incentives } = TOS_PIO2_THIRD;
  const budgets = TOS_PIO2_THIRD.budgets.map((one) =>
    one.envelope === incentives?.envelope ? { ...one, cents: 1 } : one,
  );
  const { incentives: outcomes, incentivesPaidCents } = lived(
    livesUnder({ ...TOS_PIO2_THIRD, budgets }, 3),
    0,
    100,
  );
  expect(outcomes['admitted'] ?? 0).toBe(0);
  expect(outcomes['awaiting-funds'] ?? 0).toBeGreaterThan(0);
  expect(incentivesPaidCents).toBe(0);
});

test('there is a programme that no act has opened', () => {
  expect(CLOSED.map(([name]) => name)).toContain('NAZ-ADR/2018-05-14');
});

test.each(CLOSED)('no life begins under %s, which no act has opened', (_, version) => {
  const { outcomes, paidCents, held } = lived(livesUnder(version, 5), 0, 24);
  expect({ outcomes, paidCents }).toEqual({ outcomes: { 'refused-adhesion': 24 }, paidCents: 0 });
  expect(Object.values(held).filter((cents) => cents !== 0)).toEqual([]);
});

test('among the lives of a seed are late facts, absences, refusals, appeals, deaths, and providers that are lost', () => {
  const { events, refusals, outcomes } = lived(livesUnder(TOS_PIO2_THIRD, 11), 0, 260);
  for (const event of [
    ...['FactsRecorded', 'ActivityRecorded', 'FactCorrected', 'AplDeclined', 'AplAcceptanceExpired'],
    ...[
      'AplChangeRequested',
      'AccreditationRead',
      'EmploymentObserved',
      'OutcomeRecognised',
      'EffectReopened',
    ],
    ...['PaymentApproved', 'PaymentRejected', 'PlanOverdue', 'FirstMeetingMissed'],
  ])
    expect({ event, times: events[event] ?? 0 }).not.toEqual({ event, times: 0 });
  for (const reason of ['requirement-not-met', 'facts-missing', 'step-not-allowed-now'])
    expect({ reason, times: refusals[reason] ?? 0 }).not.toEqual({ reason, times: 0 });
  for (const how of ['concluded', 'abandoned', 'refused', 'requirement-lost', 'lapsed', 'refused-adhesion'])
    expect({ how, times: outcomes[how] ?? 0 }).not.toEqual({ how, times: 0 });
});

test('what is told of a body is noticed on the day from which it holds, also where it was told long before', () => {
  const lives = livesUnder(TOS_PIO2_THIRD, 4);
  const noticed = Array.from({ length: 30 }, (_, nth) => liveOne(lives, 3_000 + nth))
    .flatMap(({ register, percorsoStream }) => register.factsOf(percorsoStream))
    .filter((fact) => streamObserved(fact) !== undefined);
  for (const { stream, event, toldAt, recordedAt } of noticed)
    expect({ stream, type: event.type, on: dateOf(recordedAt) }).toEqual({
      stream,
      type: event.type,
      on: dateOf(toldAt),
    });
  const everyDayFrom = TOS_PIO2_THIRD.providers?.accreditation.everyDayFrom;
  expect(noticed.filter(({ toldAt }) => dateOf(toldAt) === everyDayFrom)).not.toEqual([]);
});

/** What a life asked, asked again of a register that knows nothing but what stands around it. */
function askedAgain({ version }: Lives, { told, percorsoStream, now }: Story): Register {
  const register = surroundings(version);
  const letPass = (stream: StreamId, at: Instant) =>
    register.live(stream, at, function* (start) {
      return { lived: yield* passed(start, at) };
    });
  for (const [nth, { stream, command, actor, at, causation, verdict }] of told.entries()) {
    // What an application reads of the percorso is as it stood then.
    if (kindOf(stream) === 'incentive') letPass(percorsoStream, at);
    const ask = { command, actor, at, toldAt: at, causation };
    const { decision } = register.live(stream, at, (start) => asked(start, ask));
    expect({ nth, verdict: decision.verdict }).toEqual({ nth, verdict });
  }
  letPass(percorsoStream, now());
  return register;
}

test('what a life asked gives the same facts, whoever asks it and however late time is let pass', () => {
  const lives = livesUnder(TOS_PIO2_THIRD, 3);
  for (let nth = 0; nth < 15; nth += 1) {
    const story = liveOne(lives, nth);
    const again = askedAgain(lives, story);
    const known = (register: Register, stream: StreamId) =>
      register
        .factsOf(stream)
        .map(({ event, effectiveOn, toldAt, causation }) => ({ event, effectiveOn, toldAt, causation }));
    for (const stream of [story.percorsoStream, incentiveStreamOf(story)])
      expect(known(again, stream)).toEqual(known(story.register, stream));
  }
});
