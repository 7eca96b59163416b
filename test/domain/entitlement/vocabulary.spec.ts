import type { KnownActivity } from '../../../domain/activity';
import { allowanceTranches } from '../../../domain/entitlement/allowance';
import { spendTranches } from '../../../domain/entitlement/spend-line';
import { sumsOf } from '../../../domain/entitlement/tranche';
import { proposed } from '../../../domain/programmes/citations';
import type { AllowanceRule, SpendLineRule } from '../../../domain/programmes/entitlements';
import { alone, providerIdOf } from '../../../domain/provider';
import { APL_GINESTRA, APL_ROTTA, CPI_FIRENZE, day, MARIA } from '../values';
import { hire } from '../employment/messages';
import { activity as attended, chosen, facts } from './pathway';

const source = proposed('TEST', {
  it: 'Una regola che nessun programma in vigore ha ancora.',
  en: 'A rule that no programme in force has yet.',
});

/** Four attended hours of a course with the chosen APL, unless `changes` says otherwise. */
const activity = (on: string, digit: number, changes: Partial<KnownActivity> = {}): KnownActivity =>
  attended(on, digit, { kind: 'course', minutes: 240, mode: 'in-person', ...changes });

describe('an allowance', () => {
  const rule: AllowanceRule = {
    kind: 'allowance',
    part: 'allowance',
    basis: source,
    kinds: ['course', 'seminar'],
    leastMinutes: 480,
    centsPerMonth: 50_000,
    mostMonths: 3,
    source,
  };
  /** The clock starts on 15 January: the months end on 14 February, 14 March and 14 April. */
  const activities = [
    activity('2020-01-15', 1),
    activity('2020-02-14', 2),
    activity('2020-02-15', 3),
    activity('2020-03-14', 4, { minutes: 239 }),
    activity('2020-03-15', 5, { minutes: 480, provider: CPI_FIRENZE }),
    activity('2020-04-15', 6, { minutes: 480 }),
    activity('2020-02-20', 7, { attendance: 'absent', minutes: 480 }),
    activity('2020-02-21', 8, { kind: 'interview', minutes: 480 }),
  ];
  const month = (earnedOn: string, payableFrom: string) => ({
    part: 'allowance',
    payee: `person/${MARIA}`,
    cents: 50_000,
    earnedOn,
    payableFrom,
    alternative: null,
  });

  it('is owed to the person for each month in which so much was attended, from the day after it', () => {
    expect(allowanceTranches(rule, facts([], { activities }))).toEqual([
      month('2020-02-14', '2020-02-15'),
      month('2020-04-14', '2020-04-15'),
    ]);
  });

  it('is not owed for a month that an exit, a lapse or the end cuts short', () => {
    for (const name of ['exitedOn', 'lapsedOn', 'endedOn'] as const) {
      const until = (on: string) => allowanceTranches(rule, facts([], { activities, [name]: day(on) }));
      expect(until('2020-04-14')).toHaveLength(2);
      expect(until('2020-04-13')).toHaveLength(1);
      expect(until('2020-02-13')).toEqual([]);
    }
  });

  it('is owed by the day where it is prorated: without those in work, and up to an exit', () => {
    const daily: AllowanceRule = { ...rule, prorated: source };
    const sums = (more: Parameters<typeof facts>[1]) =>
      allowanceTranches(daily, facts([], { activities, ...more })).map(({ cents, earnedOn }) => [
        earnedOn,
        cents,
      ]);
    expect(sums({})).toEqual([
      ['2020-02-14', 50_000],
      ['2020-04-14', 50_000],
    ]);
    // Of 31 days 10 are left, and 155 minutes to attend: 239 were.
    expect(sums({ exitedOn: day('2020-03-24') })).toEqual([
      ['2020-02-14', 50_000],
      ['2020-03-24', 16_129],
    ]);
    expect(
      allowanceTranches(
        daily,
        facts([hire(1, ['2020-01-20', '2020-01-31'])], { activities: activities.slice(0, 2) }),
      ),
    ).toMatchObject([{ cents: 30_645, earnedOn: '2020-02-14', payableFrom: '2020-02-15' }]);
  });

  it('is nothing before the clock starts', () => {
    expect(allowanceTranches(rule, facts([], { activities, choices: [] }))).toEqual([]);
  });
});

describe('a line of what may be spent', () => {
  const line: SpendLineRule = {
    kind: 'spend-line',
    part: 'training',
    basis: source,
    kinds: ['course'],
    price: { centsPerHour: 3001 },
    mostCents: 30_000,
    service: { begins: 'choice', ends: 'departure', source },
    source,
  };
  /** A network whose lead is Ginestra; Rotta and the office give courses as its members. */
  const lead = providerIdOf(APL_GINESTRA);
  const network = { lead, members: [lead, providerIdOf(APL_ROTTA), providerIdOf(CPI_FIRENZE)] };
  const choices = [{ ...chosen(APL_GINESTRA, '2020-01-15', { leftOn: '2020-04-10' }), provider: network }];

  it('pays the lead for what any member delivered, month by month, up to its maximum', () => {
    const activities = [
      activity('2020-01-14', 1),
      activity('2020-01-20', 2, { minutes: 61 }),
      activity('2020-01-31', 3, { minutes: 60, provider: APL_ROTTA }),
      activity('2020-02-01', 4, { minutes: 120, provider: CPI_FIRENZE }),
      activity('2020-03-02', 5, { minutes: 600 }),
      activity('2020-04-11', 6, { minutes: 60 }),
      activity('2020-02-02', 7, { kind: 'interview' }),
      activity('2020-02-03', 8, { attendance: 'absent' }),
    ];
    const owed = { part: 'training', payee: lead, alternative: null };
    const tranches = spendTranches(line, facts([], { choices, activities }));
    expect(tranches).toEqual([
      // 61 minutes are 3,051.0166 cents, 60 are 3,001.
      { ...owed, cents: 6052, earnedOn: '2020-01-31', payableFrom: '2020-02-01' },
      { ...owed, cents: 6002, earnedOn: '2020-02-01', payableFrom: '2020-03-01' },
      { ...owed, cents: 17_946, earnedOn: '2020-03-02', payableFrom: '2020-04-01' },
    ]);
    expect(sumsOf(tranches)).toEqual([{ part: 'training', payee: lead, cents: 30_000 }]);
    expect(spendTranches(line, facts([], { choices, activities: activities.toReversed() }))).toEqual(
      tranches,
    );
  });

  it('pays each activity alike where its price is for one', () => {
    const each = { ...line, price: { centsPerActivity: 12_000 } };
    const activities = [activity('2020-02-03', 1), activity('2020-02-04', 2), activity('2020-02-05', 3)];
    expect(spendTranches(each, facts([], { choices, activities }))).toMatchObject([{ cents: 30_000 }]);
  });

  it('pays nothing for what somebody else gave', () => {
    const alones = [{ ...chosen(APL_GINESTRA, '2020-01-15'), provider: alone(lead) }];
    const activities = [activity('2020-02-03', 1, { provider: APL_ROTTA })];
    expect(spendTranches(line, facts([], { choices: alones, activities }))).toEqual([]);
  });
});
