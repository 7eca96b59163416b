import fc from 'fast-check';
import { deciderOf } from '../../../domain/deciders';
import {
  envelopeStream,
  parseEnvelopeCode,
  type EnvelopeCode,
  type ProgrammeCode,
} from '../../../domain/identifiers';
import type { Programme } from '../../../domain/programmes/programme';
import { amended, versionOn, type Rulebook } from '../../../domain/programmes/rulebook';
import type { EnvelopeCommand } from '../../../domain/envelope/envelope';
import { limitMet } from '../../../domain/standing/limit-met';
import type { CivilDate } from '../../../domain/time/civil-date';
import { OFFICE } from '../../support/invented';
import { acted, Given, registersUnder, SUBMIT } from '../given';
import { lived, until } from '../life';
import { ask, EMPTY, factsOf, replayed, stateOf, sum, type Asked, type World } from '../model';
import { activityOf } from '../percorso/activity';
import { told } from '../given';
import { BENEFICIARY, CPI, CPI_FIRENZE, day, made, moment, only, TUTOR } from '../values';

const code = (text: string): EnvelopeCode => made(parseEnvelopeCode, text);
const [FIRST, SECOND, THIRD] = [code('TOS-PIO1-FONDO'), code('TOS-PIO2-FONDO'), code('TOS-PIO3-FONDO')];
const ALL = [FIRST, SECOND, THIRD] as const;

const tell = (envelope: EnvelopeCode, command: EnvelopeCommand): Asked => ({
  stream: envelopeStream(envelope),
  command,
  at: moment('2020-01-14'),
  actor: CPI,
});
const opened = (world: World, sums: readonly number[]): World =>
  ALL.reduce((before, envelope, index) => {
    return ask(before, tell(envelope, { type: 'OpenEnvelope', cents: sums[index] ?? 0 })).world;
  }, world);
const start = opened(EMPTY, [30_000, 500, 0]);
const moving = (origin: EnvelopeCode, to: EnvelopeCode, cents: number): Asked =>
  tell(to, { type: 'MoveFunds', origin, cents });
const room = (world: World, envelope: EnvelopeCode): number =>
  (world.limits[`envelope/${envelope}`] ?? 0) - sum(world.taken[`envelope/${envelope}`]);

/** What the postings of all envelopes leave available of one. */
function availableOf(world: World, envelope: EnvelopeCode): number {
  return ALL.flatMap((one) => factsOf(world, envelopeStream(one)))
    .flatMap(({ postings = [] }) => postings)
    .filter((posting) => posting.account === 'available' && posting.envelope === envelope)
    .reduce((total, { cents }) => total + cents, 0);
}

/** What its facts say that it holds is what it holds. */
function expectHeld(world: World, envelope: EnvelopeCode): void {
  const stream = envelopeStream(envelope);
  const state = stateOf(world, stream);
  expect(replayed(factsOf(world, stream), stream)).toEqual(state);
  const holdings = deciderOf(stream).holds?.(state, { stream, rulebook: world.rulebook });
  const limit = `envelope/${envelope}`;
  expect(holdings?.limits).toEqual([{ limit, cents: world.limits[limit] }]);
  for (const { limit: of, key, cents } of holdings?.amounts ?? []) expect(world.taken[of]?.[key]).toBe(cents);
}

describe('residual funds', () => {
  it('go from one envelope to another by one fact, and are free there and nowhere else', () => {
    const { world, decision } = ask(start, moving(FIRST, SECOND, 8_000));
    expect(decision).toMatchObject({
      verdict: 'accepted',
      facts: [{ event: { type: 'FundsMoved', origin: FIRST, cents: 8_000 } }],
    });
    expect([room(world, FIRST), room(world, SECOND)]).toEqual([22_000, 8_500]);
    expect(stateOf(world, envelopeStream(SECOND))).toEqual({
      phase: 'open',
      cents: 8_500,
      received: { [FIRST]: 8_000 },
    });
    expect(factsOf(world, envelopeStream(SECOND)).at(-1)?.postings).toEqual([
      { envelope: SECOND, payee: '', account: 'available', cents: 8_000 },
      { envelope: FIRST, payee: '', account: 'available', cents: -8_000 },
    ]);
  });

  it('go as often as an act says, as far as they are free', () => {
    const { world } = ask(start, moving(FIRST, SECOND, 8_000));
    const again = ask(world, moving(FIRST, SECOND, 22_000));
    expect(again.decision).toMatchObject({ verdict: 'accepted' });
    expect([room(again.world, FIRST), room(again.world, SECOND)]).toEqual([0, 30_500]);
    const { decision, world: after } = ask(again.world, moving(FIRST, SECOND, 1));
    expect(decision).toMatchObject({ verdict: 'refused', rejection: { reason: 'envelope-exhausted' } });
    expect(after).toEqual(again.world);
    if (decision.verdict === 'accepted') throw new Error('It was to be refused');
    const { stream, command } = tell(SECOND, { type: 'MoveFunds', origin: FIRST, cents: 1 });
    const state = stateOf(after, stream);
    const met = { rejection: decision.rejection, stream, command, state, rulebook: EMPTY.rulebook };
    expect(limitMet(met)).toBe(`envelope/${FIRST}`);
  });

  it('leave the other envelope no smaller than what they hold of it', () => {
    const { world } = ask(start, moving(FIRST, SECOND, 8_000));
    const resize = (cents: number) => ask(world, tell(FIRST, { type: 'ResizeEnvelope', cents })).decision;
    expect(resize(7_999)).toMatchObject({ rejection: { reason: 'envelope-below-reserved' } });
    expect(resize(8_000)).toMatchObject({ verdict: 'accepted' });
  });

  it('come of an open envelope that is another one, to an open one', () => {
    const none = code('TOS-PIO9-FONDO');
    expect(ask(start, moving(none, SECOND, 1)).decision).toMatchObject({
      rejection: { reason: 'envelope-not-open', missing: [none] },
    });
    expect(ask(start, moving(FIRST, none, 1)).decision).toMatchObject({
      rejection: { reason: 'envelope-not-open', missing: [none] },
    });
    expect(ask(start, moving(FIRST, FIRST, 1)).decision).toMatchObject({
      rejection: { reason: 'funds-of-same-envelope', missing: [FIRST] },
    });
  });

  it('are never more nor less than there were, whatever is moved where', () => {
    const moves = fc.array(
      fc.record({
        from: fc.constantFrom(...ALL),
        to: fc.constantFrom(...ALL),
        cents: fc.integer({ min: 1, max: 20_000 }),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(moves, (list) => {
        const world = list.reduce(
          (before, { from, to, cents }) => ask(before, moving(from, to, cents)).world,
          start,
        );
        expect(ALL.map((one) => room(world, one)).reduce((total, one) => total + one, 0)).toBe(30_500);
        for (const one of ALL) {
          expect(room(world, one)).toBeGreaterThanOrEqual(0);
          expect(availableOf(world, one)).toBe(room(world, one));
          expectHeld(world, one);
        }
      }),
    );
  });
});

describe('two versions of a programme, each for its own days of adhesion', () => {
  const [base] = OFFICE.versions;
  if (base === undefined) throw new Error('The programme has no version');
  const out = (envelope: EnvelopeCode) => ({ ...base.reservation, envelope });
  const TWO: Programme = {
    code: 'TST-DUE' as ProgrammeCode,
    figures: null,
    versions: [
      amended(base, {
        version: 'first',
        code: 'TST-DUE' as ProgrammeCode,
        adhesionTo: '2020-01-31' as CivilDate,
        reservation: out(FIRST),
      }),
      amended(base, {
        version: 'second',
        code: 'TST-DUE' as ProgrammeCode,
        adhesionFrom: '2020-02-01' as CivilDate,
        reservation: out(SECOND),
        clock: base.clock === null ? null : { ...base.clock, months: 2 },
      }),
    ],
  };
  const rulebook: Rulebook = { programmes: [TWO] };
  const begin = (sums: readonly number[]) => new Given(opened(registersUnder(rulebook), sums));
  const yearOf = (from: Given, on: string) => {
    const path = lived(
      from,
      acted(`${on}-03`, { ...SUBMIT, programme: TWO.code }),
      acted(`${on}-04`, { type: 'ChooseApl', provider: only(CPI_FIRENZE) }, BENEFICIARY),
      acted(`${on}-05`, { type: 'TakeInCharge' }),
      acted(`${on}-06`, { type: 'SignPatto' }),
      acted(`${on}-07`, { type: 'HoldFirstMeeting', tutorId: TUTOR }),
      told(`${on}-08`, activityOf({ on: `${on}-08`, digit: 1, minutes: 300, provider: CPI_FIRENZE })),
    );
    return until(path, '2020-12-31');
  };

  it('take adhesions at the same time, by their day: one told later may still be of the first', () => {
    const names = ['2020-01-31', '2020-02-01'].map((on) => versionOn(TWO, day(on))?.version);
    expect(names).toEqual(['first', 'second']);
    const late = { ...SUBMIT, programme: TWO.code };
    begin([100_000, 100_000])
      .when(told('2020-02-10', { ...late, on: day('2020-01-31') }))
      .thenFactsLike({ type: 'AdhesionSubmitted', rules: 'TST-DUE/first' });
    begin([100_000, 100_000])
      .when(told('2020-02-10', { ...late, on: day('2020-02-10') }))
      .thenFactsLike({ type: 'AdhesionSubmitted', rules: 'TST-DUE/second' });
  });

  it('each live by their own rules and pay out of their own envelope', () => {
    const first = yearOf(begin([100_000, 0]), '2020-01');
    const second = yearOf(begin([0, 100_000]), '2020-03');
    expect([first, second].map(({ seen }) => seen.plannedEnd)).toEqual(['2020-05-07', '2020-05-07']);
    expect(sum(first.world.taken[`envelope/${FIRST}`])).toBe(50_000);
    expect(sum(second.world.taken[`envelope/${SECOND}`])).toBe(50_000);
  });

  it('and what the first leaves over pays the second, once an act has moved it', () => {
    const begun = begin([80_000, 0]);
    const without = yearOf(begun, '2020-03');
    expect(sum(without.world.taken[`envelope/${SECOND}`])).toBe(0);
    const funded = begun.and(tell(SECOND, { type: 'MoveFunds', origin: FIRST, cents: 50_000 }));
    const paid = yearOf(funded, '2020-03');
    expect(sum(paid.world.taken[`envelope/${SECOND}`])).toBe(50_000);
    expect(ask(paid.world, moving(FIRST, SECOND, 30_001)).decision).toMatchObject({
      rejection: { reason: 'envelope-exhausted' },
    });
  });
});
