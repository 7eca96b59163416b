import fc from 'fast-check';
import { entitledCents, partCents, payeeIn } from '../../domain/account/account';
import type { Communication } from '../../domain/employment/communication';
import { deciderOf } from '../../domain/deciders';
import { refusedEffects } from '../../domain/effects';
import { assessedCents, type Money } from '../../domain/percorso/money';
import { stageOf, type Percorso } from '../../domain/percorso/state';
import { reservationCents, resultFeeCents } from '../../domain/entitlement/assegno-value';
import { RULEBOOK } from '../../domain/programmes';
import { TOS_PIO2_CEILING, TOS_PIO2_RESULT } from '../../domain/programmes/tos-pio2-entitlements';
import { rulesIn } from '../../domain/programmes/rulebook';
import { addDays, daysBetween, type CivilDate } from '../../domain/time/civil-date';
import { relationshipsOf } from '../../domain/employment/relationships';
import { movedOn } from '../../domain/entitlement/path-end';
import { hire, histories, rearranged } from './employment/messages';
import { acted, REGISTERS, type Given } from './given';
import { moves, PERCORSI, play, wakeAll, YEARS_LATER } from './histories';
import { allDone, begun, envelopeOf, hour, lived, moneyOf, reported, until } from './life';
import { factsOf, replayed, stateOf, type World } from './model';
import { APL_GINESTRA, day, HEAD, OFFICER } from './values';

const RULES = rulesIn(RULEBOOK, 'TOS-PIO2/2019-12-21');
const rich = envelopeOf(100_000_000, '2020-01-02');

/** The day on which each message comes, within two years of the start of the service. */
const arrivals = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 24, maxLength: 24 });
const profiles = fc.integer({ min: 0, max: 10_000 });
const exits = fc.option(fc.integer({ min: 1, max: 150 }));

interface Life {
  readonly messages: readonly Communication[];
  readonly gaps: readonly number[];
  readonly profileIndex: number;
  readonly exitAfter: number | null;
}

/** Two hours, perhaps an exit, and messages that come whenever they come; everything is over by 2024. */
function whole({ messages, gaps, profileIndex, exitAfter }: Life): Given {
  const start = day('2020-02-01');
  const told = messages.map((message, index) =>
    reported({ ...message, receivedOn: day('2019-12-31') }, addDays(start, gaps[index] ?? 0)),
  );
  const exit =
    exitAfter === null
      ? []
      : [acted(addDays(start, exitAfter), { type: 'ReportAbandonment', cause: 'declared' })];
  const life = lived(
    begun({ profileIndex, before: [rich] }),
    hour('2020-01-27', 1),
    hour('2020-01-28', 2),
    ...exit,
    ...told,
  );
  return until(life, '2024-01-01');
}

describe('whenever the messages about the jobs come', () => {
  const lives = fc.record({ messages: histories, gaps: arrivals, profileIndex: profiles, exitAfter: exits });

  it('what is owed in the end, and what stays reserved, is the same', () => {
    const twice = lives.chain((life) =>
      fc.tuple(fc.constant(life), rearranged(life.messages.map(sameDay)), arrivals),
    );
    fc.assert(
      fc.property(twice, ([life, messages, gaps]) => {
        const [one, other] = [
          whole({ ...life, messages: life.messages.map(sameDay) }),
          whole({ ...life, messages, gaps }),
        ];
        expect(standing(moneyOf(other))).toEqual(standing(moneyOf(one)));
      }),
      { numRuns: 30 },
    );
  });

  it('everything is closed in the end, and nothing is missing', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { agenda, percorso } = whole(life);
        expect(agenda).toEqual({ deadlines: [], owed: [], closed: true });
        expect(stageOf(percorso)).toBe(life.exitAfter === null ? 'concluded' : 'abandoned');
      }),
      { numRuns: 25 },
    );
  });

  it('a day on which two jobs ran moves the end of the service once', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        const jobs = relationshipsOf(messages);
        const period = { from: day('2020-01-15'), to: day('2020-07-15') };
        const to = movedOn({ months: 6 }, period, jobs);
        const days = new Set<CivilDate>();
        for (const { firstDay, lastDay, terms } of jobs) {
          if (lastDay === null || terms[0].contract.startsWith('C.') || daysBetween(firstDay, lastDay) > 184)
            continue;
          for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) days.add(date);
        }
        expect(daysBetween(period.to, to)).toBeLessThanOrEqual(days.size);
      }),
    );
  });
});

describe('in whatever happens', () => {
  it('the money of every stream stands in sum zero, and is what its facts posted', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const world = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
        for (const stream of Object.keys(world.facts) as (keyof World['facts'])[]) {
          const balances = deciderOf(stream).balances(stateOf(world, stream), stream);
          expect(total(balances)).toBe(0);
          const posted = factsOf(world, stream).flatMap((fact) => fact.postings ?? []);
          expect(factsOf(world, stream).every((fact) => total(fact.postings ?? []) === 0)).toBe(true);
          expect(accounts(posted)).toEqual(accounts(balances));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('what is assessed is never more than what is held, nor than the ceiling, nor ever negative', () => {
    fc.assert(
      fc.property(moves, (list) => {
        for (const world of play(list).worlds) for (const stream of PERCORSI) bounded(world, stream);
      }),
      { numRuns: 30 },
    );
  });

  it('a fact that is folded again makes the state that it made', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const world = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
        for (const stream of PERCORSI)
          expect(replayed(factsOf(world, stream), stream)).toEqual(stateOf(world, stream));
      }),
      { numRuns: 25 },
    );
  });

  it('what was paid was owed when it was approved, and approved by another than who proposed it', () => {
    const paying = fc.record({
      messages: histories,
      gaps: arrivals,
      payDays: fc.array(fc.integer({ min: 100, max: 900 }), { minLength: 2, maxLength: 6 }),
    });
    fc.assert(
      fc.property(paying, ({ messages, gaps, payDays }) => {
        const start = day('2020-02-01');
        let life = begun({ before: [rich] });
        const told = messages.map((message, index) =>
          reported(sameDay(message), addDays(start, gaps[index] ?? 0)),
        );
        const all = [...told, ...payDays.map((after) => addDays(start, after))].sort((one, other) =>
          dateOf(one) < dateOf(other) ? -1 : 1,
        );
        for (const one of all) life = typeof one === 'string' ? payNow(life, one) : lived(life, one);
        const end = until(life, '2024-01-01');
        const { payees } = moneyOf(end);
        for (const one of payees) {
          const { paid, claimed, recovered } = one;
          expect(paid - recovered).toBeLessThanOrEqual(entitledCents(one) + claimed - recovered);
          expect(recovered).toBeLessThanOrEqual(claimed);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('whatever the profile', () => {
  it('no class of outcome is worth more than what is set aside for it', () => {
    fc.assert(
      fc.property(profiles, (profileIndex) => {
        const set = reservationCents(profileIndex, RULES.reservation);
        for (const { minCents, maxCents } of TOS_PIO2_RESULT.classes)
          expect(resultFeeCents(profileIndex, minCents, maxCents)).toBeLessThanOrEqual(set);
        expect(set).toBeLessThanOrEqual(TOS_PIO2_CEILING.cents);
      }),
    );
  });
});

it('a second job on the same days moves the end no further', () => {
  const twice = [hire(1, ['2020-03-01', '2020-04-30']), hire(2, ['2020-03-15', '2020-04-30'])];
  const life = lived(begun({ before: [rich] }), ...twice.map((message) => reported(message)));
  expect(life.agenda.deadlines[0]?.lastDay).toBe('2020-09-14');
});

/** All messages were received long ago, so that only their coming differs. */
function sameDay(message: Communication): Communication {
  return { ...message, receivedOn: day('2019-12-31') };
}

function standing({ payees, keptCents, heldCents, settled, expected }: Money) {
  const owed = payees
    .map((one) => [one.payee, partCents(one, 'result'), partCents(one, 'process')] as const)
    .filter(([, result, process]) => result + process > 0);
  return { owed, keptCents, heldCents, settled, expected: expected.cents };
}

function bounded(world: World, stream: (typeof PERCORSI)[number]): void {
  const percorso = stateOf(world, stream) as Percorso;
  if (percorso.phase === 'none') return;
  const { money } = percorso.dossier;
  expect(assessedCents(money)).toBeLessThanOrEqual(money.heldCents);
  expect(assessedCents(money)).toBeLessThanOrEqual(TOS_PIO2_CEILING.cents);
  expect(money.payees.flatMap(({ entitled }) => Object.values(entitled)).every((cents) => cents >= 0)).toBe(
    true,
  );
  expect(refusedEffects(percorso.effects).every(({ answer }) => answer === 'refused')).toBe(true);
}

const total = (postings: readonly { readonly cents: number }[]): number =>
  postings.reduce((sum, one) => sum + one.cents, 0);

function accounts(postings: readonly { account: string; payee: string; envelope: string; cents: number }[]) {
  const sums: { [account: string]: number } = {};
  for (const { account, payee, envelope, cents } of postings) {
    const name = `${envelope} ${account} ${payee}`;
    sums[name] = (sums[name] ?? 0) + cents;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0));
}

function payNow(life: Given, on: CivilDate): Given {
  const told = until(life, on);
  const asked = acted(on, { type: 'ProposePayment', payee: `apl/${APL_GINESTRA}` }, OFFICER);
  const { after } = told.when(asked);
  const proposal = after.facts.at(-1);
  if (proposal?.event.type !== 'PaymentProposed') return after;
  const account = payeeIn(moneyOf(after), `apl/${APL_GINESTRA}`);
  expect(proposal.event.cents).toBeLessThanOrEqual(entitledCents(account));
  return allDone(after.and(acted(on, { type: 'ApprovePayment', proposal: proposal.version }, HEAD)));
}

function dateOf(one: CivilDate | { readonly at: string }): string {
  return typeof one === 'string' ? one : one.at;
}
