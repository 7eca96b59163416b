import fc from 'fast-check';
import type { ToldOfBody } from '../../../domain/apl/commands';
import { isAccreditedOn } from '../../../domain/apl/state';
import { addDays } from '../../../domain/time/civil-date';
import { REGISTERS } from '../given';
import { ask, factsOf, type Asked, type World } from '../model';
import { day } from '../values';
import {
  aboutGinestra,
  accreditedDays,
  after,
  annulled,
  decided,
  engineAsks,
  ginestraIn,
  GINESTRA_STREAM,
  registerTells,
} from './proceeded';

const suspension = (until: string) => ({ kind: 'suspension', until: day(until) }) as const;
const withdrawal = { kind: 'withdrawal' } as const;
const suspend = (from: string, to: string | null): ToldOfBody => ({
  type: 'SuspendApl',
  from: day(from),
  to: to === null ? null : day(to),
});
const withdraw = (on: string): ToldOfBody => ({ type: 'WithdrawAccreditation', on: day(on) });
const accredit = (from: string, to: string | null = null): ToldOfBody => ({
  type: 'AccreditApl',
  name: 'Ginestra Lavoro S.r.l.',
  from: day(from),
  to: to === null ? null : day(to),
});
const days = (world: World, ...dates: readonly string[]) =>
  dates.map((date) => isAccreditedOn(ginestraIn(world), day(date)));
const lastFact = (world: World) => factsOf(world, GINESTRA_STREAM).at(-1);

describe('a body under a measure', () => {
  it('is suspended from the day on which the decision was delivered to the last day of the measure', () => {
    const proceeded = decided(aboutGinestra(), '2020-03-02', suspension('2020-03-31'));
    const { number } = proceeded.last;
    const restricted = after(proceeded.world, engineAsks('CarryOutMeasure', number, '2020-03-05'));
    expect(days(restricted, '2020-03-02', '2020-03-03', '2020-03-31', '2020-04-01')).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(lastFact(restricted)).toMatchObject({
      effectiveOn: '2020-03-03',
      event: { type: 'AplSuspended', from: '2020-03-03', to: '2020-03-31', under: { proceeding: number } },
      basis: [{ rule: 'D-PROVIDER', verdict: 'met' }],
    });
  });

  it('is struck off from the day of the delivery on, and was accredited before', () => {
    const proceeded = decided(aboutGinestra(), '2020-03-02', withdrawal);
    const carriedOut = engineAsks('CarryOutMeasure', proceeded.last.number, '2020-03-03');
    const restricted = after(proceeded.world, carriedOut, carriedOut);
    expect(days(restricted, '2020-03-02', '2020-03-03', '2030-01-01')).toEqual([true, false, false]);
    // Asked twice it is one fact.
    expect(factsOf(restricted, GINESTRA_STREAM)).toHaveLength(
      factsOf(proceeded.world, GINESTRA_STREAM).length + 1,
    );
  });

  it.each([
    ['before its end', '2020-03-20'],
    ['after its end', '2020-04-15'],
  ])('whose suspension is annulled %s was never suspended', (_, on) => {
    const proceeded = decided(aboutGinestra(), '2020-03-16', suspension('2020-03-31'));
    const { number } = proceeded.last;
    const restricted = after(proceeded.world, engineAsks('CarryOutMeasure', number, '2020-03-17'));
    const upheld = annulled(aboutGinestra(restricted), on, number);
    const lifted = after(upheld.world, engineAsks('UndoMeasure', number, on));
    expect(accreditedDays(lifted, day('2020-03-01'), 60)).toHaveLength(60);
    expect(lastFact(lifted)).toMatchObject({
      effectiveOn: on,
      event: { type: 'RestrictionLifted', under: { proceeding: number } },
      basis: [{ rule: 'D-ANNUL' }],
    });
    // A late do after the undo changes nothing.
    const late = ask(lifted, engineAsks('CarryOutMeasure', number, on));
    expect(late.decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'measure-not-in-force', missing: [String(number)] },
    });
  });

  it('whose withdrawal is annulled was never struck off', () => {
    const proceeded = decided(aboutGinestra(), '2020-03-02', withdrawal);
    const { number } = proceeded.last;
    const restricted = after(proceeded.world, engineAsks('CarryOutMeasure', number, '2020-03-03'));
    const upheld = annulled(aboutGinestra(restricted), '2020-03-20', number);
    const lifted = after(upheld.world, engineAsks('UndoMeasure', number, '2020-03-20'));
    expect(accreditedDays(lifted, day('2020-03-01'), 60)).toHaveLength(60);
  });

  it('is as it was where the measure was never carried out', () => {
    const asked = engineAsks('UndoMeasure', 7, '2020-03-20');
    expect(ask(REGISTERS, asked).decision).toEqual({ verdict: 'accepted', facts: [], claims: [] });
    expect(ask(REGISTERS, engineAsks('CarryOutMeasure', 7, '2020-03-20')).decision).toMatchObject({
      rejection: { reason: 'measure-not-in-force' },
    });
  });

  it('whose suspension was delivered when its days were over is restricted by nothing', () => {
    const about = (deliveredOn: string) =>
      decided(aboutGinestra(), '2020-03-30', { ...suspension('2020-03-31'), deliveredOn });
    const [inTime, late] = [about('2020-03-31'), about('2020-04-01')];
    const carriedOut = (proceeded: typeof late) =>
      ask(proceeded.world, engineAsks('CarryOutMeasure', proceeded.last.number, '2020-04-02')).decision;
    expect(carriedOut(inTime)).toMatchObject({
      facts: [{ event: { from: '2020-03-31', to: '2020-03-31' } }],
    });
    expect(carriedOut(late)).toEqual({ verdict: 'accepted', facts: [], claims: [] });
  });
});

describe('a body that was struck off by a measure', () => {
  const proceeded = decided(aboutGinestra(), '2020-03-02', withdrawal);
  const { number } = proceeded.last;
  const struckOff = after(proceeded.world, engineAsks('CarryOutMeasure', number, '2020-03-03'));
  const anew = (from: string) => registerTells(accredit(from), '2020-03-03');

  it.each(['2020-03-03', '2020-05-01'])('and is accredited anew from %s is so from then on', (from) => {
    const again = after(struckOff, anew(from));
    expect(days(again, '2020-03-02', addDays(day(from), -1), from, '2030-01-01')).toEqual([
      true,
      from === '2020-03-03',
      true,
      true,
    ]);
  });

  it('is told of once more in the period that it had, and stays struck off', () => {
    const told = registerTells({ ...accredit('2010-11-02', '2029-12-31'), unlessSo: true }, '2020-03-04');
    expect(days(after(struckOff, told), '2020-03-02', '2020-03-03', '2029-12-31')).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps what it was accredited anew for when the measure is annulled', () => {
    const again = after(struckOff, anew('2020-05-01'));
    const upheld = annulled(aboutGinestra(again), '2020-03-20', number);
    const lifted = after(upheld.world, engineAsks('UndoMeasure', number, '2020-03-20'));
    expect(accreditedDays(lifted, day('2020-03-01'), 100)).toHaveLength(100);
  });
});

describe('a body under two measures', () => {
  const first = decided(aboutGinestra(), '2020-03-02', suspension('2020-03-31'));
  const second = decided(first, '2020-03-16', withdrawal);
  const [one, other] = [first.last.number, second.last.number];
  const both = after(
    second.world,
    engineAsks('CarryOutMeasure', one, '2020-03-17'),
    engineAsks('CarryOutMeasure', other, '2020-03-17'),
  );

  it('is free of each by itself', () => {
    const dates = ['2020-03-02', '2020-03-03', '2020-03-31', '2020-04-01'] as const;
    expect(days(both, ...dates)).toEqual([true, false, false, false]);
    const without = (number: number) =>
      after(
        annulled(aboutGinestra(both), '2020-03-20', number).world,
        engineAsks('UndoMeasure', number, '2020-03-20'),
      );
    expect(days(without(one), ...dates, '2020-03-16', '2020-03-17')).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(days(without(other), ...dates)).toEqual([true, false, false, true]);
  });
});

describe('a register that tells the same days as a measure', () => {
  const proceeded = decided(aboutGinestra(), '2020-03-02', suspension('2020-03-31'));
  const { number } = proceeded.last;
  const restricted = after(proceeded.world, engineAsks('CarryOutMeasure', number, '2020-03-03'));
  const told = registerTells({ ...suspend('2020-03-03', '2020-03-31'), unlessSo: true }, '2020-03-04');

  it('is heard by itself, once: what it says stands also when the measure is annulled', () => {
    const heard = after(restricted, told, told);
    expect(factsOf(heard, GINESTRA_STREAM)).toHaveLength(factsOf(restricted, GINESTRA_STREAM).length + 1);
    const upheld = annulled(aboutGinestra(heard), '2020-03-20', number);
    const lifted = after(upheld.world, engineAsks('UndoMeasure', number, '2020-03-20'));
    expect(days(lifted, '2020-03-02', '2020-03-03', '2020-03-31', '2020-04-01')).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('whatever is carried out, undone and told', () => {
  const FROM = day('2020-02-01');
  const DAYS = 120;
  const TOLD_ON = '2020-06-30';
  const proceeded = [
    ['2020-02-10', suspension('2020-03-10')],
    ['2020-02-20', withdrawal],
    ['2020-03-01', suspension('2020-04-20')],
    ['2020-04-01', withdrawal],
  ] as const;
  const decidedAll = proceeded.reduce(
    ({ before, numbers }, [on, matter]) => {
      const next = decided(before, on, matter);
      return { before: next, numbers: [...numbers, next.last.number] };
    },
    { before: aboutGinestra(), numbers: [] as readonly number[] },
  );

  type Step = { readonly measure: number; readonly undo: boolean } | { readonly told: ToldOfBody };
  // Few days, those of the measures among them, so that what is told often meets what was decided.
  const nth = fc.constantFrom(
    ...['2020-02-11', '2020-02-21', '2020-03-02', '2020-03-10', '2020-04-02', '2020-04-20', '2020-05-10'].map(
      day,
    ),
  );
  const anySpan = fc
    .tuple(nth, fc.option(nth))
    .map(([one, other]) =>
      other !== null && other < one ? ([other, one] as const) : ([one, other] as const),
    );
  /** What a register tells of the days of a measure, by an import. */
  const echo = fc
    .constantFrom(suspend('2020-02-11', '2020-03-10'), suspend('2020-03-02', '2020-04-20'))
    .map((command) => ({ ...command, unlessSo: true as const }));
  const unlessSo = fc.constantFrom({}, { unlessSo: true as const });
  const told: fc.Arbitrary<ToldOfBody> = fc.oneof(
    fc.tuple(anySpan, unlessSo).map(([[from, to], more]) => ({ ...suspend(from, to), ...more })),
    fc.tuple(anySpan, unlessSo).map(([[from, to], more]) => ({ ...accredit(from, to), ...more })),
    fc.tuple(nth, unlessSo).map(([on, more]) => ({ ...withdraw(on), ...more })),
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ measure: fc.constantFrom(...decidedAll.numbers), undo: fc.boolean() }),
    fc.record({ told }),
    fc.record({ told: echo }),
  );

  const asked = (one: Step): Asked =>
    'told' in one
      ? registerTells(one.told, TOLD_ON)
      : engineAsks(one.undo ? 'UndoMeasure' : 'CarryOutMeasure', one.measure, TOLD_ON);
  const daysAfter = (steps: readonly Step[]) =>
    accreditedDays(after(decidedAll.before.world, ...steps.map(asked)), FROM, DAYS + 60);
  /** Without the steps of each measure up to its last undo. */
  const withoutUndone = (steps: readonly Step[]) =>
    steps.filter(
      (one, at) =>
        'told' in one ||
        !steps.some(
          (later, its) => its >= at && 'undo' in later && later.undo && later.measure === one.measure,
        ),
    );

  it('the body is accredited on the days on which it is without what was undone', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
        expect(daysAfter(steps)).toEqual(daysAfter(withoutUndone(steps)));
      }),
      { numRuns: 300 },
    );
  });
});
