import type { IncentiveEffectName } from '../../../domain/incentive/events';
import fc from 'fast-check';
import {
  EMPTY_ACCOUNT,
  entitledCents,
  outstandingCents,
  owedCents,
  payeeIn,
} from '../../../domain/account/account';
import type { Communication } from '../../../domain/employment/communication';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { IncentiveCommand } from '../../../domain/incentive/commands';
import { employerIn } from '../../../domain/incentive/money';
import type { Incentive } from '../../../domain/incentive/state';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { annulment, contract, conversion, end, extension, hire, rectification } from '../employment/messages';
import { day } from '../values';
import { applying, balancesOf, HEAD, OFFICER, World } from './world';
import { RULEBOOK } from '../../../domain/programmes';

const FIXED = hire(1, ['2020-06-01', '2021-01-31']);
const START = day('2020-07-13');
const proposalsOf = (state: Incentive) => ('money' in state ? state.money.proposals : []);
const employerOf = (state: Incentive) =>
  'money' in state ? employerIn(state) : payeeIn(EMPTY_ACCOUNT, 'employer/nobody');

/** Messages about the hire; each names it, and none of them alone makes an application fail that was good. */
const ENDED = end(3, FIXED, '2020-09-30');
const ABOUT: readonly Communication[] = [
  extension(2, FIXED, '2021-05-31'),
  ENDED,
  annulment(4, ENDED),
  end(5, FIXED, '2020-07-31'),
  rectification(6, FIXED, { plannedEndOn: day('2021-05-31') }),
  rectification(7, FIXED, { contract: contract('A.01.00'), plannedEndOn: null }),
  conversion(8, FIXED, { eventOn: day('2020-08-15') }),
];
const ANNULLED = annulment(9, FIXED);

const KINDS = [
  'propose',
  'approve',
  'reject',
  'recover',
  'answer',
  'answer',
  'answer',
  'tell',
  'reassess',
] as const;
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat({ max: 99 }),
    answer: fc.constantFrom('done' as const, 'done' as const, 'refused' as const, 'unknown' as const),
    actor: fc.constantFrom(OFFICER, HEAD),
    twice: fc.boolean(),
    envelopeCents: fc.constantFrom(340_000_000, 340_000_000, 150_000),
  }),
  { minLength: 10, maxLength: 30, size: 'max' },
);
type Move = typeof moves extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function commandOf(world: World, { kind, pick, answer }: Move, on: CivilDate): IncentiveCommand | undefined {
  const state = world.state();
  const proposals = proposalsOf(state);
  const proposal = proposals[pick % Math.max(1, proposals.length)]?.version ?? pick;
  switch (kind) {
    case 'propose':
      return { type: 'ProposeIncentivePayment', on };
    case 'approve':
      return { type: 'ApproveIncentivePayment', on, proposal };
    case 'reject':
      return { type: 'RejectIncentivePayment', on, proposal };
    case 'recover':
      return { type: 'RecordIncentiveRecovery', on, cents: (pick + 1) * 2000 };
    case 'reassess':
      return { type: 'ReassessIncentive', on };
    case 'answer': {
      const { owed } = INCENTIVE.agenda(state, RULEBOOK);
      const one = owed[pick % Math.max(1, owed.length)];
      if (one === undefined) return undefined;
      const { key, direction } = one;
      const effect = one.effect as IncentiveEffectName;
      return { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' };
    }
    case 'tell':
      return undefined;
  }
}

/** The worlds after each move, a day apart. */
function after(all: readonly Move[]): readonly World[] {
  const worlds = [new World().told(FIXED).and(START, applying())];
  all.forEach((move, at) => {
    const on = addDays(START, at + 1);
    let world = (worlds.at(-1) as World).withEnvelope(move.envelopeCents);
    const message = [...ABOUT, ANNULLED][move.pick % (ABOUT.length + 1)];
    if (move.kind === 'tell' && message !== undefined) world = world.told(message, on);
    const command = commandOf(world, move, on);
    if (command === undefined) worlds.push(world.waited(addDays(on, 1)));
    else
      for (let times = move.twice ? 2 : 1; times > 0; times -= 1) {
        world = world.ask(on, command, { actor: move.actor }).world;
        worlds.push(world);
      }
  });
  return worlds;
}

describe('whatever is asked, told, answered and repeated', () => {
  // What is held and the sum of every posting are checked by the world at each fact.
  it('the money stands in sum zero, and no more is drawn from the envelope than is set aside', () => {
    fc.assert(
      fc.property(moves, (all) => {
        for (const world of after(all)) {
          const balances = balancesOf(world.state());
          expect(balances.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
          const available = balances.find(({ account }) => account === 'available')?.cents ?? 0;
          expect(available + world.takenCents).toBe(0);
          const reserved = balances.find(({ account }) => account === 'reserved')?.cents ?? 0;
          expect(reserved).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('nothing is paid twice: what is out or approved never exceeds what was entitled when it was approved', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const worlds = after(all);
        let mostEntitled = 0;
        for (const world of worlds) {
          const state = world.state();
          const employer = employerOf(state);
          const { paid, recovered } = employer;
          const onTheWay = proposalsOf(state).filter(({ standing }) => standing === 'approved');
          const approvedCents = onTheWay.reduce((sum, { cents }) => sum + cents, 0);
          mostEntitled = Math.max(mostEntitled, entitledCents(employer));
          expect(paid - recovered + approvedCents).toBeLessThanOrEqual(mostEntitled);
          expect(recovered).toBeLessThanOrEqual(paid);
        }
      }),
    );
  });

  it('what was paid too much is asked back, and no more than that', () => {
    fc.assert(
      fc.property(moves, (all) => {
        for (const world of after(all)) {
          const state = world.state();
          if (!('money' in state)) continue;
          const employer = employerIn(state);
          expect(outstandingCents(employer)).toBe(Math.max(0, -owedCents(employer)));
        }
      }),
    );
  });
});

describe('the order in which messages arrive', () => {
  const arrivals = fc.subarray([...ABOUT, ANNULLED]).chain((some) => {
    const all = [FIXED, ...some];
    const order = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    return fc.tuple(order, order, fc.nat({ max: all.length }));
  });

  /** The entitlement after all messages; the first ones are known before the application is made. */
  const entitlement = (order: readonly Communication[], before: number): number => {
    const known = order
      .slice(0, before)
      .reduce((world, one) => world.told(one, day('2020-07-01')), new World());
    const applied = known.and(START, applying());
    const told = order
      .slice(before)
      .reduce((world, one, at) => world.told(one, addDays(START, at + 1)), applied);
    return entitledCents(employerOf(told.waited('2020-08-20').state()));
  };

  it('does not change the final entitlement', () => {
    fc.assert(
      fc.property(arrivals, ([one, other, before]) => {
        expect(entitlement(one, before)).toBe(entitlement(other, 0));
      }),
    );
  });

  it('does not change it either where every message comes twice', () => {
    fc.assert(
      fc.property(arrivals, ([one, other]) => {
        expect(entitlement([...one, ...other], 1)).toBe(entitlement(other, 0));
      }),
    );
  });
});
