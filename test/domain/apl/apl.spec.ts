import type { ToldOfBody } from '../../../domain/apl/commands';
import { APL } from '../../../domain/apl/decider';
import { isAccreditedOn, type Apl } from '../../../domain/apl/state';
import { aplStream } from '../../../domain/identifiers';
import { ask, EMPTY, factsOf, stateOf, type World } from '../model';
import { APL_GINESTRA, CPI, day, moment } from '../values';
import { RULEBOOK } from '../../../domain/programmes';

const STREAM = aplStream(APL_GINESTRA);
const NAME = 'Ginestra Lavoro S.r.l.';
const accredit = (from: string, to: string | null = null): ToldOfBody => ({
  type: 'AccreditApl',
  name: NAME,
  from: day(from),
  to: to === null ? null : day(to),
});
const suspend = (from: string, to: string | null): ToldOfBody => ({
  type: 'SuspendApl',
  from: day(from),
  to: to === null ? null : day(to),
});
const withdraw = (on: string): ToldOfBody => ({ type: 'WithdrawAccreditation', on: day(on) });

const tell = (world: World, command: ToldOfBody) =>
  ask(world, { stream: STREAM, command, at: moment('2020-01-07'), actor: CPI });
const after = (...commands: readonly ToldOfBody[]) =>
  commands.reduce((world, command) => tell(world, command).world, EMPTY);
const apl = (...commands: readonly ToldOfBody[]) => stateOf(after(...commands), STREAM) as Apl;
const days = (state: Apl, ...dates: readonly string[]) =>
  dates.map((date) => isAccreditedOn(state, day(date)));

describe('an APL', () => {
  it('is accredited from its first day on', () => {
    const told = tell(EMPTY, accredit('2010-11-02'));
    expect(told.decision).toEqual({
      verdict: 'accepted',
      facts: [
        {
          event: { type: 'AplAccredited', name: NAME, from: '2010-11-02', to: null },
          effectiveOn: '2010-11-02',
          basis: [],
        },
      ],
      claims: [],
    });
    expect(days(apl(accredit('2010-11-02')), '2010-11-01', '2010-11-02', '2050-01-01')).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('told again from the same day has the end that was told last, and nothing else of it is lost', () => {
    const again = (from: string, to: string | null = null) =>
      ({ ...accredit(from, to), unlessSo: true }) as const;
    const ended = apl(accredit('2010-11-02'), again('2022-01-01'), again('2010-11-02', '2021-06-30'));
    expect(days(ended, '2021-06-30', '2021-07-01', '2022-01-01')).toEqual([true, false, true]);
    const twice = after(accredit('2010-11-02'), again('2010-11-02', '2021-06-30'));
    expect(factsOf(tell(twice, again('2010-11-02', '2021-06-30')).world, STREAM)).toHaveLength(2);
    expect(days(apl(accredit('2010-11-02'), accredit('2010-11-02', '2021-06-30')), '2021-07-01')).toEqual([
      true,
    ]);
  });

  it('is accredited until its last day, that day included', () => {
    expect(days(apl(accredit('2010-11-02', '2015-06-30')), '2015-06-30', '2015-07-01')).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    [accredit('2010-11-02'), accredit('2010-11-03')],
    [suspend('2020-03-01', '2020-03-31'), suspend('2020-03-01', '2020-04-30')],
    [withdraw('2020-06-01'), withdraw('2020-05-01')],
    [
      { type: 'SetAplPlaces', on: day('2020-01-02'), places: 7 },
      { type: 'SetAplPlaces', on: day('2020-01-02'), places: 8 },
    ],
  ] satisfies readonly (readonly [ToldOfBody, ToldOfBody])[])(
    'told the same twice is one fact, told something else is another: %j',
    (command, other) => {
      const once = after(accredit('2010-01-01'), command);
      const told = (next: ToldOfBody) => tell(once, next).decision;
      expect(told({ ...command, unlessSo: true })).toEqual({ verdict: 'accepted', facts: [], claims: [] });
      expect(told({ ...other, unlessSo: true })).toMatchObject({ verdict: 'accepted', facts: [{}] });
      // A command of before is decided as it was.
      expect(told(command)).toMatchObject({ verdict: 'accepted', facts: [{}] });
    },
  );

  it('may be accredited again, and under another name', () => {
    const again = apl(accredit('2010-11-02', '2015-06-30'), {
      type: 'AccreditApl',
      name: 'Ginestra S.p.A.',
      from: day('2016-01-01'),
      to: null,
    });
    expect(again).toMatchObject({ phase: 'registered', name: 'Ginestra S.p.A.' });
    expect(days(again, '2015-01-01', '2015-12-31', '2016-01-01')).toEqual([true, false, true]);
  });

  it('is not chosen while suspended, and is again after it', () => {
    const suspended = apl(accredit('2010-11-02'), suspend('2020-01-10', '2020-01-20'));
    expect(days(suspended, '2020-01-09', '2020-01-10', '2020-01-20', '2020-01-21')).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('may be suspended without an end', () => {
    expect(days(apl(accredit('2010-11-02'), suspend('2020-01-10', null)), '2030-01-01')).toEqual([false]);
  });

  it('is not accredited from the day of its withdrawal on, but was before', () => {
    expect(days(apl(accredit('2010-11-02'), withdraw('2020-01-10')), '2020-01-09', '2020-01-10')).toEqual([
      true,
      false,
    ]);
  });

  it('that was withdrawn and is accredited anew may be chosen again', () => {
    const anew = apl(accredit('2010-11-02'), withdraw('2020-01-10'), accredit('2020-03-01'));
    expect(days(anew, '2020-01-09', '2020-02-29', '2020-03-01')).toEqual([true, false, true]);
  });

  it('that was never registered is not accredited', () => {
    expect(isAccreditedOn(APL.initial, day('2020-01-01'))).toBe(false);
  });

  it.each([suspend('2020-01-10', null), withdraw('2020-01-10')])(
    'that was never registered takes no $type',
    (command) => {
      const { decision, world } = tell(EMPTY, command);
      expect(decision).toMatchObject({ verdict: 'refused', rejection: { reason: 'apl-unknown' } });
      expect(factsOf(world, STREAM)).toEqual([]);
    },
  );

  it.each([accredit('2020-01-10', '2020-01-09'), suspend('2020-01-10', '2020-01-09')])(
    'takes no $type that ends before it begins',
    (command) => {
      const { decision } = tell(after(accredit('2010-11-02')), command);
      expect(decision).toMatchObject({ verdict: 'refused', rejection: { reason: 'dates-out-of-order' } });
    },
  );

  it('may be accredited for a single day', () => {
    expect(days(apl(accredit('2020-01-10', '2020-01-10')), '2020-01-10')).toEqual([true]);
  });

  it('says how many people it takes on at a time, and never fewer than it has', () => {
    const places = (count: number): ToldOfBody => ({
      type: 'SetAplPlaces',
      on: day('2020-01-07'),
      places: count,
    });
    expect(apl(accredit('2010-11-02'))).toMatchObject({ places: null });
    expect(apl(accredit('2010-11-02'), places(3))).toMatchObject({ places: 3 });
    expect(tell(EMPTY, places(3)).decision).toMatchObject({ rejection: { reason: 'apl-unknown' } });
    const begun = after(accredit('2010-11-02'), places(3));
    const taken = {
      ...begun,
      taken: { [`apl-places/${APL_GINESTRA}`]: { 'percorso-a': 1, 'percorso-b': 1 } },
    };
    expect(tell(taken, places(1)).decision).toMatchObject({ rejection: { reason: 'places-below-taken' } });
    expect(tell(taken, places(2)).decision).toMatchObject({ verdict: 'accepted' });
  });

  it('owes nothing and waits for nothing', () => {
    const state = apl(accredit('2010-11-02'));
    expect(APL.agenda(state, RULEBOOK)).toEqual({ deadlines: [], owed: [], closed: true });
    expect([APL.ledger(state), APL.rules(state)]).toEqual(['REGISTERS', undefined]);
  });
});
