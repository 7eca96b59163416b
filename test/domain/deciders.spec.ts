import fc from 'fast-check';
import type { Holdings } from '../../domain/decider';
import { CLAIMING_KINDS, deciderOf } from '../../domain/deciders';
import { kindOf, type StreamId } from '../../domain/identifiers';
import { placesAt } from './life';
import { REGISTERS } from './given';
import { moves, play } from './histories';
import { ask, stateOf, type World } from './model';
import { APL_GINESTRA, APL_ROTTA } from './values';

/** What the states of all streams say that they hold. */
function told(world: World): Holdings {
  const all = (Object.keys(world.facts) as StreamId[]).flatMap((stream) => {
    const { holds } = deciderOf(stream);
    expect(holds !== undefined).toBe(CLAIMING_KINDS.includes(kindOf(stream)));
    return holds === undefined ? [] : [holds(stateOf(world, stream), { stream, rulebook: world.rulebook })];
  });
  return {
    keys: all.flatMap(({ keys }) => keys),
    amounts: all.flatMap(({ amounts }) => amounts),
    limits: all.flatMap(({ limits }) => limits).filter(({ cents }) => cents !== null),
  };
}

/** What was granted; a place at a body leaves no trace in the state of who took it. */
function granted({ keys, limits, taken }: World): Holdings {
  return {
    keys: Object.keys(keys),
    amounts: Object.entries(taken)
      .filter(([limit]) => limit.startsWith('envelope/'))
      .flatMap(([limit, held]) => Object.entries(held).map(([key, cents]) => ({ limit, key, cents }))),
    limits: Object.entries(limits).map(([limit, cents]) => ({ limit, cents })),
  };
}

const inOrder = (of: readonly object[]) => of.map((one) => JSON.stringify(one)).sort();

it('what the state of a stream says that it holds is what its claims were granted, whatever happened', () => {
  fc.assert(
    fc.property(moves, (list) => {
      for (const world of play(list).worlds) {
        const [said, was] = [told(world), granted(world)];
        expect([...said.keys].sort()).toEqual([...was.keys].sort());
        expect(inOrder(said.amounts)).toEqual(inOrder(was.amounts));
        expect(inOrder(said.limits)).toEqual(inOrder(was.limits));
      }
    }),
    { numRuns: 30 },
  );
});

it('a body holds the limit of its places from the day on which it told a number', () => {
  const { world } = ask(REGISTERS, placesAt(APL_GINESTRA, 3));
  expect(inOrder(told(world).limits)).toEqual(inOrder(granted(world).limits));
  expect(told(world).limits).toContainEqual({ limit: `apl-places/${APL_GINESTRA}`, cents: 3 });
  expect(told(world).limits.some(({ limit }) => limit.includes(APL_ROTTA))).toBe(false);
});
