import type { Cpi, CpiCommand } from '../../../domain/cpi/cpi';
import { isOpenOn } from '../../../domain/cpi/cpi';
import { cpiStream } from '../../../domain/identifiers';
import { ask, EMPTY, factsOf, stateOf, type World } from '../model';
import { CPI_FIRENZE, day, moment, OFFICER, TOSCANA } from '../values';

const STREAM = cpiStream(CPI_FIRENZE);
const ENTRY = { name: 'CPI Firenze', region: TOSCANA, from: day('2010-01-01'), to: null } as const;

const told = (world: World, entry: Omit<CpiCommand, 'type'>) =>
  ask(world, {
    stream: STREAM,
    command: { type: 'RegisterCpi', ...entry },
    at: moment('2019-12-01'),
    actor: OFFICER,
  });

describe('an office of the register', () => {
  const { world } = told(EMPTY, ENTRY);

  it('has a name, a region, and days on which it is open', () => {
    expect(factsOf(world, STREAM)).toMatchObject([
      { event: { type: 'CpiRegistered', ...ENTRY }, effectiveOn: '2010-01-01' },
    ]);
  });

  it('is told once, and what is told of it last holds', () => {
    expect(told(world, ENTRY).decision).toMatchObject({ verdict: 'accepted', facts: [] });
    const closed = told(world, { ...ENTRY, to: day('2020-06-30') }).world;
    expect(factsOf(closed, STREAM)).toHaveLength(2);
    expect(stateOf(closed, STREAM)).toEqual({ phase: 'registered', ...ENTRY, to: '2020-06-30' });
  });

  it('ends no earlier than it begins', () => {
    expect(told(world, { ...ENTRY, to: day('2009-12-31') }).decision).toMatchObject({
      rejection: { reason: 'dates-out-of-order' },
    });
  });

  it.each([
    ['2009-12-31', false],
    ['2010-01-01', true],
    ['2020-06-30', true],
    ['2020-07-01', false],
  ])('closed on 30 June 2020 is open on %s: %s', (on, isOpen) => {
    const closed = stateOf(told(world, { ...ENTRY, to: day('2020-06-30') }).world, STREAM) as Cpi;
    expect(isOpenOn(closed, day(on))).toBe(isOpen);
  });

  it('that was never told is not open', () => {
    expect(isOpenOn({ phase: 'none' }, day('2020-01-01'))).toBe(false);
  });
});
