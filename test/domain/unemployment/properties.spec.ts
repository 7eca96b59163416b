import fc from 'fast-check';
import type { Command } from '../../../domain/deciders';
import { personStream, unemploymentStream } from '../../../domain/identifiers';
import { communicationsOf, type KnownPerson } from '../../../domain/person/state';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { addDays, daysBetween, type CivilDate } from '../../../domain/time/civil-date';
import { unemploymentOn, type UnemploymentStanding } from '../../../domain/unemployment/status';
import type { Unemployment } from '../../../domain/unemployment/state';
import { annulment, contract, end, hire, rectification } from '../employment/messages';
import { ask, EMPTY, factsOf, replayed, stateOf, type World } from '../model';
import { CPI, day, MARIA, moment } from '../values';
import { walked } from './day-by-day';

/** Three years in which everything happens. */
const FIRST = day('2021-06-01');
const DAYS = 900;
const YEARS = [2021, 2022, 2023, 2024] as const;
const HIGH = 2_000_000;
const LOW = 500_000;

const inDays = (days: number): CivilDate => addDays(FIRST, days);
const someDay = fc.integer({ min: 0, max: DAYS }).map(inDays);

/** A job of up to ten months, or without end; sometimes ended, rectified or annulled. */
const someJob = fc.record({
  from: fc.integer({ min: 0, max: DAYS }),
  days: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  code: fc.constantFrom('A.01.00', 'A.02.00', 'A.03.08', 'C.01.00'),
  isPartTime: fc.boolean(),
  then: fc.constantFrom('nothing', 'nothing', 'end', 'annulment', 'rectification'),
});

const messagesOf = (job: typeof someJob extends fc.Arbitrary<infer Job> ? Job : never, index: number) => {
  const { from, days, code, isPartTime, then } = job;
  const first = inDays(from);
  const last = days === undefined ? undefined : inDays(from + days - 1);
  const hired = hire(index * 10 + 1, last === undefined ? [first] : [first, last], {
    contract: contract(code),
    weeklyHours: isPartTime ? 1800 : 4000,
  });
  const other = index * 10 + 2;
  switch (then) {
    case 'nothing':
      return [hired];
    case 'end':
      return [hired, end(other, hired, addDays(first, Math.floor((days ?? 100) / 2)))];
    case 'annulment':
      return [hired, annulment(other, hired)];
    case 'rectification':
      return [hired, rectification(other, hired, { eventOn: addDays(first, -5) })];
  }
};

const someIncomes = (told: fc.Arbitrary<readonly number[]>) =>
  fc.tuple(told, fc.array(fc.constantFrom(HIGH, LOW), { minLength: 4, maxLength: 4 })).map(([years, cents]) =>
    years.map((year) => ({
      since: day(`${year}-01-01`),
      of: 'employment' as const,
      cents: cents[YEARS.indexOf(year as (typeof YEARS)[number])] ?? HIGH,
    })),
  );

const someLife = (years: fc.Arbitrary<readonly number[]>) =>
  fc.record({
    declared: fc.uniqueArray(someDay, { minLength: 1, maxLength: 4 }),
    revoked: fc.uniqueArray(someDay, { maxLength: 2 }),
    forfeited: fc.constant([]),
    incomes: someIncomes(years),
    jobs: fc.array(someJob, { maxLength: 5 }).map((jobs) => jobs.flatMap(messagesOf)),
  });
type Life = ReturnType<typeof someLife> extends fc.Arbitrary<infer One> ? One : never;

const ALL_YEARS = fc.constant<readonly number[]>(YEARS);
const SOME_YEARS = fc.subarray([...YEARS]);

const standing = (life: Life, on: CivilDate): UnemploymentStanding =>
  unemploymentOn(
    on,
    { unemployment: { phase: 'told', ...life }, communications: life.jobs },
    UNEMPLOYMENT_LAW,
  );

const someQuestion = fc.integer({ min: 0, max: DAYS + 300 }).map(inDays);

test('status and days are those of a walk day by day, whatever the jobs', () => {
  fc.assert(
    fc.property(someLife(ALL_YEARS), someQuestion, (life, on) => {
      const { status, netDays, suspendedDays, undecidedDays } = standing(life, on);
      expect({ status, netDays, suspendedDays }).toEqual(walked({ ...life, highCents: HIGH }, on));
      expect(undecidedDays).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test('every day since the DID counts once: net, suspended or undecided; a status that is lost counts none', () => {
  fc.assert(
    fc.property(someLife(SOME_YEARS), someQuestion, (life, on) => {
      const { since, netDays, suspendedDays, undecidedDays, spells } = standing(life, on);
      const all = since === null ? 0 : daysBetween(since, on) + 1;
      expect(netDays + suspendedDays + undecidedDays).toBe(all);
      const from = [...life.declared].sort()[0] ?? on;
      const told = spells.reduce((sum, spell) => sum + daysBetween(spell.from, spell.to) + 1, 0);
      expect(told).toBe(from > on ? 0 : daysBetween(from, on) + 1);
    }),
    { numRuns: 400 },
  );
});

test('no suspension is longer than the law has it, however jobs and DIDs follow each other', () => {
  fc.assert(
    fc.property(someLife(SOME_YEARS), someQuestion, (life, on) => {
      let run = 0;
      for (const { from, to, status } of standing(life, on).spells) {
        run = status === 'suspended' ? run + daysBetween(from, to) + 1 : 0;
        expect(run).toBeLessThanOrEqual(UNEMPLOYMENT_LAW.suspension.days);
      }
    }),
    { numRuns: 400 },
  );
});

test('what is decided while incomes are missing stays so, whatever they turn out to be', () => {
  fc.assert(
    fc.property(someLife(SOME_YEARS), someIncomes(ALL_YEARS), someQuestion, (life, others, on) => {
      const before = standing(life, on);
      const isTold = (year: string) => life.incomes.some(({ since }) => since.startsWith(year));
      const more = others.filter(({ since }) => !isTold(since.slice(0, 4)));
      const after = standing({ ...life, incomes: [...life.incomes, ...more] }, on);
      fc.pre(
        !life.jobs.some(
          ({ contract: code, plannedEndOn }) => plannedEndOn === null || code.startsWith('A.03.'),
        ),
      );
      if (before.status !== 'undecided') expect(after.status).toBe(before.status);
      expect(after.status).not.toBe('undecided');
      if (before.status !== 'undecided' && before.since === after.since) {
        expect(after.netDays).toBeGreaterThanOrEqual(before.netDays);
        expect(after.netDays).toBeLessThanOrEqual(before.netDays + before.undecidedDays);
      }
    }),
    { numRuns: 400 },
  );
});

/** Everything of a life as it is told, in an order. */
function toldOf({ declared, revoked, incomes, jobs }: Life) {
  const kept: readonly Command[] = [
    ...declared.map((on) => ({ type: 'DeclareDid', on, by: 'declaration' }) as const),
    ...incomes.map((one) => ({ type: 'RecordProspectiveIncome', ...one }) as const),
    ...revoked.map((on) => ({ type: 'RevokeDid', on }) as const),
  ];
  const messages: readonly Command[] = jobs.map((communication) => ({
    type: 'ReportEmployment',
    communication,
  }));
  return [
    ...kept.map((command) => ({ stream: unemploymentStream(MARIA), command })),
    ...messages.map((command) => ({ stream: personStream(MARIA), command })),
  ];
}

const AT = moment('2026-01-10');
const REGISTERED = ask(EMPTY, {
  stream: personStream(MARIA),
  command: { type: 'RegisterPerson' },
  at: AT,
  actor: CPI,
}).world;

const known = (world: World) => ({
  unemployment: stateOf(world, unemploymentStream(MARIA)) as Unemployment,
  communications: communicationsOf(stateOf(world, personStream(MARIA)) as KnownPerson),
});

test('the order in which it is told cannot matter, and a replay says what was said live', () => {
  const told = someLife(SOME_YEARS).chain((life) => {
    const all = toldOf({ ...life, revoked: [] });
    return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
  });
  const tell = (all: ReturnType<typeof toldOf>): World =>
    all.reduce((world, one) => ask(world, { ...one, at: AT, actor: CPI }).world, REGISTERED);
  fc.assert(
    fc.property(told, someQuestion, ([inOrder, shuffled], on) => {
      const [one, other] = [tell(inOrder), tell(shuffled)];
      const live = unemploymentOn(on, known(one), UNEMPLOYMENT_LAW);
      expect(unemploymentOn(on, known(other), UNEMPLOYMENT_LAW)).toEqual(live);
      for (const stream of [unemploymentStream(MARIA), personStream(MARIA)])
        expect(replayed(factsOf(other, stream), stream)).toEqual(stateOf(other, stream));
    }),
    { numRuns: 150 },
  );
});
