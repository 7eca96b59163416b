import type { Communication } from '../../../domain/employment/communication';
import { underCeiling } from '../../../domain/entitlement/ceiling';
import { explainOutcome, type OutcomeVerdict } from '../../../domain/entitlement/outcome-verdict';
import type { PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import { resultFee, resultTranches } from '../../../domain/entitlement/result-fee';
import { parseEmployerId } from '../../../domain/identifiers';
import { TOS_PIO2_FIRST, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { TOS_PIO2_RESULT } from '../../../domain/programmes/tos-pio2-entitlements';
import { SETTLED_RESULT } from '../../../domain/programmes/tos-pio2-settled';
import {
  annulment,
  contract,
  conversion,
  end,
  extension,
  FARM,
  hire,
  rectification,
} from '../employment/messages';
import { OUTCOMES } from './outcomes';
import { APL_GINESTRA, APL_ROTTA, day, made } from '../values';
import { chosen, facts as knownFacts } from './pathway';

/** Chosen on 15 January, met on 20 January 2020, as long as a case says nothing else. */
const GINESTRA = chosen(APL_GINESTRA, '2020-01-15', { metOn: '2020-01-20' });
const facts = (messages: readonly Communication[], changes: Partial<PathwayFacts> = {}): PathwayFacts =>
  knownFacts(messages, { choices: [GINESTRA], ...changes });

const tranchesOf = (given: PathwayFacts, rule = SETTLED_RESULT) =>
  resultTranches(rule, given, TOS_PIO2_SETTLED);
const inWords = (given: PathwayFacts, rule = SETTLED_RESULT): readonly string[] =>
  tranchesOf(given, rule).map(
    (one) => `${one.outcome} ${one.milestone} ${one.earnedOn} ${String(one.cents)}`,
  );
const verdicts = (given: PathwayFacts): readonly OutcomeVerdict[] =>
  explainOutcome(SETTLED_RESULT, given, TOS_PIO2_SETTLED).map((one) => one.verdict);
const verdictBefore = (given: PathwayFacts): readonly OutcomeVerdict[] =>
  explainOutcome(TOS_PIO2_RESULT, given, TOS_PIO2_FIRST).map((one) => one.verdict);
const owed = (given: PathwayFacts, asOf: string): number =>
  resultFee(tranchesOf(given), (one) => one.earnedOn <= asOf).cents;

/** Of phase 1: a fixed term is worth 500 to 2,500 EUR. */
const PIO1 = {
  ...SETTLED_RESULT,
  classes: SETTLED_RESULT.classes.map((one) => (one.name === 'TD6' ? { ...one, minCents: 50_000 } : one)),
};

const PERMANENT = hire(1, ['2020-02-01']);
const SEVEN_MONTHS = hire(1, ['2020-02-01', '2020-08-31']);

describe('golden amounts of the settled reading', () => {
  it('G1: open-ended at 0.8 is 1,700 EUR after six civil months and 1,700 EUR after twelve', () => {
    expect(inWords(facts([PERMANENT], { profileIndex: 8000 }), PIO1)).toEqual([
      'TI M6 2020-07-31 170000',
      'TI M12 2021-01-31 170000',
    ]);
  });

  it('G2: a fixed term of seven months in phase 1 is 1,300 EUR at 0.7 and 500 EUR at 0.4999', () => {
    expect(inWords(facts([SEVEN_MONTHS]), PIO1)).toEqual(['TD6 M6 2020-07-31 130000']);
    expect(inWords(facts([SEVEN_MONTHS], { profileIndex: 4999 }), PIO1)).toEqual(['TD6 M6 2020-07-31 50000']);
  });

  it('G3: a fixed term of seven months in phase 2 is 1,300 EUR at 0.6', () => {
    expect(inWords(facts([SEVEN_MONTHS], { profileIndex: 6000 }))).toEqual(['TD6 M6 2020-07-31 130000']);
  });

  it('G4: a temp agency from 10 February to 31 August has its sixth month on 9 August, payable from 22 September', () => {
    const agency = hire(1, ['2020-02-10', '2020-08-31'], { module: 'temp-agency' });
    expect(tranchesOf(facts([agency]))).toMatchObject([
      { earnedOn: '2020-08-09', payableFrom: '2020-09-22', payee: `apl/${APL_GINESTRA}` },
    ]);
  });

  it('G5: a milestone of 20 December with an ordinary employer is payable from 29 December', () => {
    expect(tranchesOf(facts([hire(1, ['2020-06-21', '2021-01-31'])]))).toMatchObject([
      { earnedOn: '2020-12-20', payableFrom: '2020-12-29' },
    ]);
  });

  it('G9: a fixed term of five months is no outcome, extended to seven it is one', () => {
    const fiveMonths = hire(1, ['2020-02-01', '2020-06-30']);
    expect(inWords(facts([fiveMonths]))).toEqual([]);
    expect(inWords(facts([fiveMonths, extension(2, fiveMonths, '2020-08-31')]))).toEqual([
      'TD6 M6 2020-07-31 160000',
    ]);
  });

  it('G10: 1,300 EUR for a fixed term, then 2,600 EUR in all once it was open-ended for a year', () => {
    const given = facts([SEVEN_MONTHS, conversion(2, SEVEN_MONTHS, { eventOn: day('2020-09-01') })]);
    expect(inWords(given, PIO1)).toEqual([
      'TI M6 2021-02-28 130000',
      'TI M12 2021-08-31 130000',
      'TD6 M6 2020-07-31 130000',
    ]);
    const sums = ['2020-07-30', '2020-07-31', '2021-02-28', '2021-08-30', '2021-08-31'].map(
      (asOf) => resultFee(tranchesOf(given, PIO1), (one) => one.earnedOn <= asOf).cents,
    );
    expect(sums).toEqual([0, 130_000, 130_000, 130_000, 260_000]);
  });

  it('G13: an end that is annulled later gives back both tranches', () => {
    const ended = end(2, PERMANENT, '2020-07-30');
    expect(inWords(facts([PERMANENT, ended]))).toEqual([]);
    expect(inWords(facts([PERMANENT, ended, annulment(3, ended)]))).toHaveLength(2);
  });
});

describe('which job can earn', () => {
  it.each([
    ['2020-01-14', 'before-choice'],
    ['2020-01-15', 'before-meeting'],
    ['2020-01-19', 'before-meeting'],
    ['2020-01-20', 'earns'],
    // Six civil months from the choice, whenever the meeting was.
    ['2020-07-15', 'earns'],
    ['2020-07-16', 'after-path-end'],
  ] as const)('one from %s: %s', (from, verdict) => {
    expect(verdicts(facts([hire(1, [from])]))).toEqual([verdict]);
  });

  it.each([
    [
      'who was never met',
      { choices: [chosen(APL_GINESTRA, '2020-01-15', { metOn: null })] },
      'before-meeting',
    ],
    ['who was not chosen', { choices: [] }, 'before-choice'],
    ['before the exit', { exitedOn: day('2020-02-01') }, 'earns'],
    ['after the exit', { exitedOn: day('2020-01-31') }, 'after-exit'],
    ['on the day of the lapse', { lapsedOn: day('2020-02-01') }, 'earns'],
    ['after the lapse', { lapsedOn: day('2020-01-31') }, 'after-lapse'],
    ['before the adhesion', { requestedOn: day('2020-02-02') }, undefined],
  ] as const)('one from 1 February %s: %s', (_, changes, verdict) => {
    expect(verdicts(facts([PERMANENT], changes))).toEqual(verdict === undefined ? [] : [verdict]);
  });

  it.each([
    ['2020-03-01', 'earns', APL_GINESTRA],
    ['2020-03-02', 'after-departure', undefined],
    ['2020-03-09', 'after-departure', undefined],
    ['2020-03-10', 'earns', APL_ROTTA],
  ] as const)(
    'one from %s, of a person who left on 1 March and met the next on the 10th: %s',
    (from, verdict, apl) => {
      const choices = [
        chosen(APL_GINESTRA, '2020-01-15', { metOn: '2020-01-20', leftOn: '2020-03-01' }),
        chosen(APL_ROTTA, '2020-03-05', { metOn: '2020-03-10' }),
      ];
      const given = facts([hire(1, [from])], { choices });
      expect(verdicts(given)).toEqual([verdict]);
      expect(tranchesOf(given).map(({ payee }) => payee)).toEqual(
        apl === undefined ? [] : [`apl/${apl}`, `apl/${apl}`],
      );
    },
  );

  it('under the first reading from the choice on, and after a departure too', () => {
    const choices = [chosen(APL_GINESTRA, '2020-01-15', { metOn: null, leftOn: '2020-01-31' })];
    expect(verdictBefore(facts([PERMANENT], { choices }))).toEqual(['earns']);
    expect(verdicts(facts([PERMANENT], { choices }))).toEqual(['before-meeting']);
  });

  it('not as an ordinary hire by the provider itself; a mission of its temp agency does', () => {
    const employer = made(parseEmployerId, APL_GINESTRA);
    const own = hire(1, ['2020-02-01'], { employer });
    const mission = hire(1, ['2020-02-01'], { employer, module: 'temp-agency' });
    expect(verdicts(facts([own]))).toEqual(['own-hire']);
    expect(verdictBefore(facts([own]))).toEqual(['earns']);
    expect(verdicts(facts([mission]))).toEqual(['earns']);
    expect(verdicts(facts([own], { choices: [chosen(APL_ROTTA, '2020-01-15')] }))).toEqual(['earns']);
  });

  it('not where it earns in another pathway: the next best does', () => {
    const shorter = hire(2, ['2020-03-01', '2020-12-31'], { employer: FARM });
    const given = facts([PERMANENT, shorter], { elsewhere: [{ relationship: PERMANENT.protocol }] });
    expect(verdicts(given)).toEqual(['earns-elsewhere', 'earns']);
    expect(inWords(given)).toEqual(['TD6 M6 2020-08-31 160000']);
    expect(verdictBefore(given)).toEqual(['earns', 'earns']);
  });
});

describe('the classes', () => {
  it.each([
    ...OUTCOMES,
    // The replacement of an absent worker is a fixed term.
    ['A.02.01', 'ordinary', 'TD6'],
    ['C.01.00', 'ordinary', undefined],
    ['A.05.02', 'ordinary', undefined],
    ['B.02.00', 'ordinary', undefined],
  ] as const)('%s of a %s employer is %s', (code, module, outcome) => {
    const job = hire(1, ['2020-02-01', '2023-01-31'], { contract: contract(code), module });
    expect(tranchesOf(facts([job]))[0]?.outcome).toBe(outcome);
  });

  it('the first reading knew no replacement', () => {
    const job = hire(1, ['2020-02-01', '2020-12-31'], { contract: contract('A.02.01') });
    expect(verdictBefore(facts([job]))).toEqual(['no-class']);
  });

  it.each([
    { hours: [2000, 4000], now: 'earns', before: 'earns' },
    { hours: [1999, 4000], now: 'hours-below-least', before: 'hours-below-least' },
    { hours: [4000, 4000], now: 'earns', before: 'earns' },
    { hours: [4001, 4000], now: 'hours-impossible', before: 'earns' },
    { hours: [0, 4000], now: 'hours-impossible', before: 'hours-below-least' },
    { hours: [0, 0], now: 'hours-impossible', before: 'earns' },
    { hours: [2000, 0], now: 'hours-impossible', before: 'earns' },
    { hours: [null, 4000], now: 'hours-below-least', before: 'hours-below-least' },
  ] as const)('$hours hundredths of an hour: $now; as first read $before', ({ hours, now, before }) => {
    const [weeklyHours, fullTimeHours] = hours;
    const given = facts([hire(1, ['2020-02-01'], { weeklyHours, fullTimeHours })]);
    expect(verdicts(given)).toEqual([now]);
    expect(verdictBefore(given)).toEqual([before]);
    expect(inWords(given)).toHaveLength(now === 'earns' ? 2 : 0);
  });

  it.each([
    { earlier: 'A.02.00', last: '2019-10-31', now: 'earns', before: 'earns' },
    { earlier: 'A.02.00', last: '2019-11-01', now: 'rehire', before: 'rehire' },
    { earlier: 'A.02.00', last: '2020-04-30', now: 'rehire', before: 'rehire' },
    { earlier: 'A.05.02', last: '2020-04-30', now: 'rehire', before: 'rehire' },
    { earlier: 'C.01.00', last: '2020-04-30', now: 'earns', before: 'rehire' },
  ])('$earlier until $last, then the same employer from 1 May: $now; as first read $before', (one) => {
    const job = hire(1, ['2019-06-01', one.last], { contract: contract(one.earlier) });
    const given = facts([job, hire(2, ['2020-05-01'])]);
    expect(verdicts(given)).toEqual([one.now]);
    expect(verdictBefore(given)).toEqual([one.before]);
  });
});

describe('the milestones', () => {
  it.each([
    // Six civil months, whatever their days: 182 from 1 February 2020, 184 from 1 March.
    ['2020-02-01', '2020-07-31', '2020-07-31'],
    ['2020-02-01', '2020-07-30', undefined],
    ['2020-03-01', '2020-08-31', '2020-08-31'],
    ['2020-03-01', '2020-08-30', undefined],
    // 31 March + 6 months is 30 September; a month that is shorter ends the count.
    ['2020-03-31', '2020-09-29', '2020-09-29'],
    ['2020-05-31', '2020-11-29', '2020-11-29'],
    ['2020-06-30', '2020-12-29', '2020-12-29'],
  ])('a fixed term from %s to %s reaches its sixth month on %s', (from, to, on) => {
    expect(tranchesOf(facts([hire(1, [from, to])])).map((one) => one.earnedOn)).toEqual(
      on === undefined ? [] : [on],
    );
  });

  it('days of different jobs are not added, and the extension of one counts', () => {
    const first = hire(1, ['2020-02-01', '2020-04-30']);
    const second = hire(2, ['2020-05-01', '2020-09-30'], { employer: FARM });
    expect(inWords(facts([first, second]))).toEqual([]);
    expect(inWords(facts([first, second, extension(3, first, '2020-07-31')]))).toEqual([
      'TD6 M6 2020-07-31 160000',
    ]);
  });

  it('a job that ends early keeps the tranche that it reached, and earns the next no more', () => {
    const given = facts([PERMANENT, end(2, PERMANENT, '2020-12-31')]);
    expect(inWords(given)).toEqual(['TI M6 2020-07-31 130000']);
  });

  it('a message that undoes the job takes everything', () => {
    expect(owed(facts([PERMANENT, annulment(2, PERMANENT)]), '2022-12-31')).toBe(0);
    const never = rectification(2, SEVEN_MONTHS, { plannedEndOn: day('2020-07-30') });
    expect(owed(facts([SEVEN_MONTHS, never]), '2022-12-31')).toBe(0);
  });

  it.each([
    ['ordinary', '2020-08-06'],
    ['domestic', '2020-08-06'],
    // The 20th of August is a Thursday.
    ['temp-agency', '2020-08-21'],
  ] as const)('of a %s employer on 31 July is payable from %s', (module, from) => {
    expect(tranchesOf(facts([hire(1, ['2020-02-01', '2020-08-31'], { module })]))).toMatchObject([
      { earnedOn: '2020-07-31', payableFrom: from },
    ]);
  });
});

describe('an upgrade', () => {
  it('of a fixed term is TD6 at six months of the relationship, and open-ended from the day of the conversion', () => {
    const given = facts([SEVEN_MONTHS, conversion(2, SEVEN_MONTHS, { eventOn: day('2020-04-01') })]);
    expect(inWords(given)).toEqual([
      'TI M6 2020-09-30 130000',
      'TI M12 2021-03-31 130000',
      'TD6 M6 2020-07-31 160000',
    ]);
    // The larger of the two sums: 1,600 as a fixed term, 2,600 after a year.
    expect(['2020-07-31', '2020-09-30', '2021-03-30', '2021-03-31'].map((asOf) => owed(given, asOf))).toEqual(
      [160_000, 160_000, 160_000, 260_000],
    );
  });

  it('of an apprenticeship that is confirmed counts from its first day', () => {
    const apprentice = hire(1, ['2020-02-01', '2020-12-31'], { contract: contract('A.03.09') });
    const confirmed = conversion(2, apprentice, { eventOn: day('2021-01-01') });
    expect(inWords(facts([apprentice, confirmed]))).toEqual([
      'TI M6 2020-07-31 130000',
      'TI M12 2021-01-31 130000',
    ]);
  });
});

describe('one fee', () => {
  it('is that of the job with the largest matured sum', () => {
    const given = facts([SEVEN_MONTHS, hire(2, ['2020-03-01'], { employer: FARM })]);
    expect(owed(given, '2020-08-31')).toBe(160_000);
    expect(owed(given, '2021-02-27')).toBe(160_000);
    expect(owed(given, '2021-02-28')).toBe(260_000);
  });

  it.each([
    ['TI', 0, 100_000],
    ['TI', 5000, 100_000],
    ['TI', 6000, 180_000],
    ['TI', 8000, 340_000],
    ['TI', 10_000, 500_000],
    ['TD6', 0, 100_000],
    ['TD6', 6000, 130_000],
    ['TD6', 7500, 175_000],
    ['TD6', 10_000, 250_000],
  ] as const)('of %s for a profile of %d is %d cents', (outcome, profileIndex, cents) => {
    const job = outcome === 'TI' ? PERMANENT : SEVEN_MONTHS;
    expect(owed(facts([job], { profileIndex }), '2021-12-31')).toBe(cents);
  });

  it('with the process part is at most 5,000 EUR: the excess is cut from it', () => {
    const parts = [
      { part: 'result', cents: 490_000 },
      { part: 'process', cents: 35_500 },
    ];
    expect(underCeiling(TOS_PIO2_SETTLED.ceiling, parts).map(({ cents }) => cents)).toEqual([
      490_000, 10_000,
    ]);
  });
});
