import { deciderOf } from '../../../domain/deciders';
import { asked, passed } from '../../../domain/life';
import { fold } from '../../../domain/lived';
import { RULEBOOK } from '../../../domain/programmes';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { surroundings } from '../../../domain/simulation/cast';
import { chanceOf } from '../../../domain/simulation/chance';
import { liveOne, type Lives } from '../../../domain/simulation/live';
import { causationOf, type Story } from '../../../domain/simulation/story';
import { NOTHING, together, totalsOf, type Totals } from '../../../domain/simulation/totals';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { INVENTED } from '../../support/invented';

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), version] as const),
);
const livesUnder = (version: ProgrammeVersion, seed: number): Lives => ({
  version,
  surroundings: surroundings(version),
  seed,
});

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

  it('fold to the state in which they ended', () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const { register, percorsoStream, percorso } = liveOne(lives, nth);
      expect(fold(deciderOf(percorsoStream), register.factsOf(percorsoStream))).toEqual(percorso());
    }
  });
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

/** What a life asked, asked again of a register that knows nothing but what stands around it. */
function askedAgain({ version }: Lives, { told, percorsoStream, now }: Story) {
  const register = surroundings(version);
  for (const [nth, { stream, command, actor, at, verdict }] of told.entries()) {
    const ask = { command, actor, at, toldAt: at, causation: causationOf(nth) };
    const { decision } = register.live(stream, at, (start) => asked(start, ask));
    expect({ nth, verdict: decision.verdict }).toEqual({ nth, verdict });
  }
  register.live(percorsoStream, now(), function* (start) {
    return { lived: yield* passed(start, now()) };
  });
  return register.factsOf(percorsoStream);
}

test('what a life asked gives the same facts, whoever asks it and however late time is let pass', () => {
  const lives = livesUnder(TOS_PIO2_THIRD, 3);
  for (let nth = 0; nth < 15; nth += 1) {
    const story = liveOne(lives, nth);
    const known = (facts: ReturnType<typeof askedAgain>) =>
      facts.map(({ event, effectiveOn, toldAt, causation }) => ({ event, effectiveOn, toldAt, causation }));
    expect(known(askedAgain(lives, story))).toEqual(known(story.register.factsOf(story.percorsoStream)));
  }
});
