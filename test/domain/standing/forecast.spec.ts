import fc from 'fast-check';
import { owedCents } from '../../../domain/account/account';
import type { Fact } from '../../../domain/deciders';
import { deciderOf } from '../../../domain/deciders';
import type { Percorso } from '../../../domain/percorso/state';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { forecastOf, together, yearEndOf, type Due, type Forecast } from '../../../domain/standing/forecast';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import { hire } from '../employment/messages';
import { mortalMoves, PERCORSI, play } from '../histories';
import { begun, envelopeOf, hour, lived, paidOut, reported, until } from '../life';
import { factsOf, stateOf } from '../model';
import { FIRST_READING } from '../readings';
import { day } from '../values';

const RULES = rulesIn(FIRST_READING, 'TOS-PIO2/2019-12-21');
const begunWithJob = lived(
  begun({ profileIndex: 5000, before: [envelopeOf(100_000_000, '2020-01-02')] }),
  hour('2020-01-27', 1),
  hour('2020-01-28', 2),
  reported(hire(1, ['2020-02-03'])),
);

function forecastAt(life: typeof begunWithJob, asOf: string): Forecast {
  const { percorso, facts } = life;
  const stream = (facts[0] as Fact).stream;
  return forecastOf({ stream, state: percorso, rules: RULES, asOf: day(asOf) });
}

const sumOf = (dues: readonly Due[], name: 'owed' | 'earned' | 'expected') =>
  dues.reduce((sum, one) => sum + one[name], 0);

describe('the forecast of a percorso with a job for good', () => {
  it('expects each milestone in the month from which it may be paid, if the job lasts', () => {
    const { due, uncovered } = forecastAt(begunWithJob, '2020-02-10');
    expect(uncovered).toBe(0);
    expect(due.filter(({ expected }) => expected > 0).map(({ month }) => month)).toEqual([
      '2020-08',
      '2021-02',
    ]);
  });

  it('holds for certain what is earned and waits, and owes what the account owes', () => {
    const reached = until(begunWithJob, '2020-08-01');
    const { due } = forecastAt(reached, '2020-08-03');
    expect(sumOf(due, 'earned')).toBeGreaterThan(0);
    const later = until(begunWithJob, '2021-06-01');
    const all = forecastAt(later, '2021-06-01');
    expect(all.due.map(({ month }) => month)).toEqual(['2021-06']);
    const { due: asExpected } = forecastAt(begunWithJob, '2020-02-10');
    expect(sumOf(all.due, 'owed')).toBe(sumOf(asExpected, 'expected') + sumOf(asExpected, 'earned'));
    expect(forecastAt(paidOut(later, '2021-06-02'), '2021-06-03')).toEqual({
      due: [],
      reserved: 0,
      uncovered: 0,
      askedBack: 0,
    });
  });

  it('says what of it falls due in the year, and what is carried over', () => {
    const { due, reserved } = forecastAt(begunWithJob, '2020-02-10');
    const end = yearEndOf({ due, reserved }, day('2020-02-10'));
    expect(end.year).toBe('2020');
    expect(end.dueLater).toBe(due.find(({ month }) => month === '2021-02')?.expected);
    const all = sumOf(due, 'owed') + sumOf(due, 'earned') + sumOf(due, 'expected');
    expect(end.dueInYear).toBe(all - end.dueLater);
    expect(end.reserved).toBe(reserved);
  });

  it('adds up with that of others month by month', () => {
    const one = forecastAt(begunWithJob, '2020-02-10');
    const two = together(one, one);
    expect(two.due).toEqual(
      one.due.map((due) => ({
        month: due.month,
        owed: 2 * due.owed,
        earned: 2 * due.earned,
        expected: 2 * due.expected,
      })),
    );
  });
});

describe('in whatever happens', () => {
  it('what is owed is what the accounts owe, and all that is due is no more than is held, unless money is missing', () => {
    fc.assert(
      fc.property(mortalMoves, (moves) => {
        for (const world of play(moves).worlds.slice(-12)) {
          for (const stream of PERCORSI) {
            const state = stateOf(world, stream) as Percorso;
            const asOf = lastDay(factsOf(world, stream));
            if (state.phase === 'none' || asOf === undefined) continue;
            const { money } = state.dossier;
            const rules = rulesIn(world.rulebook, state.rules);
            const found = forecastOf({ stream, state, rules, asOf });
            const owed = money.payees.reduce((sum, one) => sum + Math.max(0, owedCents(one)), 0);
            expect(sumOf(found.due, 'owed')).toBe(owed);
            expect(found.due.every(({ earned, expected }) => earned >= 0 && expected >= 0)).toBe(true);
            const room = deciderOf(stream)
              .balances(state, stream)
              .filter(({ account }) => account === 'reserved' || account === 'committed')
              .reduce((sum, { cents }) => sum + cents, 0);
            const coming = sumOf(found.due, 'earned') + sumOf(found.due, 'expected');
            expect(coming + found.reserved - found.uncovered).toBe(room);
            if (money.missingCents === 0) expect(found.uncovered).toBe(0);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

function lastDay(facts: readonly Fact[]): CivilDate | undefined {
  const last = facts.at(-1);
  return last === undefined ? undefined : dateOf(last.toldAt);
}
