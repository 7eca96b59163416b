import fc from 'fast-check';
import { relationshipsOf } from '../../../domain/employment/relationships';
import { TOS_PIO2_FIRST } from '../../../domain/programmes/tos-pio2';
import { TOS_PIO2_RESULT } from '../../../domain/programmes/tos-pio2-entitlements';
import type { PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import { resultFee, resultTranches, type ResultFee } from '../../../domain/entitlement/result-fee';
import { explainOutcome } from '../../../domain/entitlement/outcome-verdict';
import { addDays } from '../../../domain/time/civil-date';
import {
  annulment,
  contract,
  conversion,
  end,
  extension,
  FARM,
  hire,
  histories,
  protocol,
  rearranged,
  rectification,
} from '../employment/messages';
import { OUTCOMES } from './outcomes';
import { chosen, facts } from './pathway';
import { APL_GINESTRA, APL_ROTTA, day } from '../values';

/** What the first reading needs: the rule, and what the version says beside it. */
const PIO2 = { rule: TOS_PIO2_RESULT, clock: TOS_PIO2_FIRST.clock, evidence: TOS_PIO2_FIRST.evidence };
/** Of phase 1: a fixed term is worth 500 to 2,500 EUR. */
const PIO1 = {
  ...PIO2,
  rule: {
    ...TOS_PIO2_RESULT,
    classes: TOS_PIO2_RESULT.classes.map((outcome) =>
      outcome.name === 'TD6' ? { ...outcome, minCents: 50_000 } : outcome,
    ),
  },
};

const tranchesOf = (version: typeof PIO2, given: PathwayFacts) =>
  resultTranches(version.rule, given, version);

/** Class, milestone, day and cents of each tranche, in the fewest words. */
const inWords = (version: typeof PIO2, given: PathwayFacts): readonly string[] =>
  tranchesOf(version, given).map(
    (one) => `${one.outcome} ${one.milestone} ${one.earnedOn} ${String(one.cents)}`,
  );

const verdicts = (given: PathwayFacts): readonly string[] =>
  explainOutcome(PIO2.rule, given, PIO2).map((one) => one.verdict);
const verdictOf = (given: PathwayFacts): string | undefined => verdicts(given).at(-1);

/** What is owed as of a day. */
const owed = (given: PathwayFacts, asOf: string, version = PIO2): ResultFee =>
  resultFee(tranchesOf(version, given), (tranche) => tranche.earnedOn <= asOf);

const PERMANENT = hire(1, ['2020-02-01']);
const SEVEN_MONTHS = hire(1, ['2020-02-01', '2020-08-31']);

describe('golden amounts', () => {
  it('G1: open-ended at 0.8 in phase 1 is 1,700 EUR on day 183 and 1,700 EUR on day 365', () => {
    const given = facts([PERMANENT], { profileIndex: 8000 });
    expect(inWords(PIO1, given)).toEqual(['TI M6 2020-08-01 170000', 'TI M12 2021-01-30 170000']);
    expect(owed(given, '2021-01-30', PIO1).cents).toBe(340_000);
  });

  it('G2: a fixed term of seven months in phase 1 is 1,300 EUR at 0.7 and 500 EUR at 0.4999', () => {
    expect(inWords(PIO1, facts([SEVEN_MONTHS]))).toEqual(['TD6 M6 2020-08-01 130000']);
    expect(inWords(PIO1, facts([SEVEN_MONTHS], { profileIndex: 4999 }))).toEqual(['TD6 M6 2020-08-01 50000']);
  });

  it('G3: a fixed term of seven months in phase 2 is 1,300 EUR at 0.6', () => {
    expect(inWords(PIO2, facts([SEVEN_MONTHS], { profileIndex: 6000 }))).toEqual([
      'TD6 M6 2020-08-01 130000',
    ]);
  });

  it('G4: a temp agency from 10 February to 31 August has its day 183 on 10 August, payable from 22 September', () => {
    const agency = hire(1, ['2020-02-10', '2020-08-31'], { module: 'temp-agency' });
    expect(tranchesOf(PIO2, facts([agency]))).toEqual([
      {
        relationship: protocol(1),
        outcome: 'TD6',
        milestone: 'M6',
        earnedOn: '2020-08-10',
        payableFrom: '2020-09-22',
        cents: 160_000,
        payee: `apl/${APL_GINESTRA}`,
        part: 'result',
        alternative: `${protocol(1)}/TD6`,
      },
    ]);
  });

  it('G5: a milestone of 20 December with an ordinary employer is payable from 29 December', () => {
    // 21 June + 182 days = 20 December.
    const [tranche] = tranchesOf(PIO2, facts([hire(1, ['2020-06-21', '2021-01-31'])]));
    expect(tranche).toMatchObject({ earnedOn: '2020-12-20', payableFrom: '2020-12-29' });
  });

  it('G9: a fixed term of five months is no outcome, extended to seven it is one', () => {
    const fiveMonths = hire(1, ['2020-02-01', '2020-06-30']);
    expect(inWords(PIO2, facts([fiveMonths]))).toEqual([]);
    expect(inWords(PIO2, facts([fiveMonths, extension(2, fiveMonths, '2020-08-31')]))).toEqual([
      'TD6 M6 2020-08-01 160000',
    ]);
  });

  it('G10: 1,300 EUR for a fixed term, then 2,600 EUR in all for its conversion to open-ended', () => {
    const converted = conversion(2, SEVEN_MONTHS, { eventOn: day('2020-09-01') });
    const given = facts([SEVEN_MONTHS, converted]);
    expect(inWords(PIO1, given)).toEqual([
      'TI M6 2021-03-02 130000',
      'TI M12 2021-08-31 130000',
      'TD6 M6 2020-08-01 130000',
    ]);
    const days = ['2020-07-31', '2020-08-01', '2021-03-01', '2021-03-02', '2021-08-30', '2021-08-31'];
    expect(days.map((asOf) => owed(given, asOf, PIO1).cents)).toEqual([
      0, 130_000, 130_000, 130_000, 130_000, 260_000,
    ]);
  });

  it('G13: an end that is annulled later gives back the tranche', () => {
    const ended = end(2, PERMANENT, '2020-07-31');
    expect(inWords(PIO2, facts([PERMANENT, ended]))).toEqual([]);
    expect(inWords(PIO2, facts([PERMANENT, ended, annulment(3, ended)]))).toEqual([
      'TI M6 2020-08-01 130000',
      'TI M12 2021-01-30 130000',
    ]);
  });
});

describe('a job can earn', () => {
  it('from the day of the choice on', () => {
    expect(verdictOf(facts([hire(1, ['2020-01-15'])]))).toBe('earns');
    expect(verdictOf(facts([hire(1, ['2020-01-14'])]))).toBe('before-choice');
    expect(verdictOf(facts([PERMANENT], { choices: [] }))).toBe('before-choice');
  });

  it('up to the end of the pathway, which runs from the first choice', () => {
    expect(verdictOf(facts([hire(1, ['2020-07-15'])]))).toBe('earns');
    expect(verdictOf(facts([hire(1, ['2020-07-16'])]))).toBe('after-path-end');
    const choices = [chosen(APL_GINESTRA, '2020-01-15'), chosen(APL_ROTTA, '2020-06-01')];
    expect(verdictOf(facts([hire(1, ['2020-07-16'])], { choices }))).toBe('after-path-end');
  });

  it('up to the end as an earlier short job moved it', () => {
    const short = hire(1, ['2020-03-01', '2020-04-30'], { employer: FARM });
    expect(verdictOf(facts([short, hire(2, ['2020-09-14'])]))).toBe('earns');
    expect(verdictOf(facts([short, hire(2, ['2020-09-15'])]))).toBe('after-path-end');
  });

  it('up to the day of an exit; an exit after the hire changes nothing', () => {
    expect(verdictOf(facts([PERMANENT], { exitedOn: day('2020-01-31') }))).toBe('after-exit');
    expect(verdictOf(facts([PERMANENT], { exitedOn: day('2020-02-01') }))).toBe('earns');
    expect(owed(facts([PERMANENT], { exitedOn: day('2020-03-01') }), '2021-12-31').cents).toBe(260_000);
  });

  it.each(OUTCOMES)('with contract %s of a %s employer as %s', (code, module, outcome) => {
    const job = hire(1, ['2020-02-01', '2023-01-31'], { contract: contract(code), module });
    expect(owed(facts([job]), '2023-01-31').outcome).toBe(outcome);
  });

  it.each(['C.01.00', 'A.05.02', 'B.02.00'])('never with contract %s', (code) => {
    const job = hire(1, ['2020-02-01', '2023-01-31'], { contract: contract(code) });
    expect(verdictOf(facts([job]))).toBe('no-class');
    expect(inWords(PIO2, facts([job]))).toEqual([]);
  });

  it.each([
    [2000, 4000, 'earns'],
    [1999, 4000, 'hours-below-least'],
    [1900, 3800, 'earns'],
    [1899, 3800, 'hours-below-least'],
    [null, 4000, 'hours-below-least'],
    [null, null, 'hours-below-least'],
  ])('with %s of %s hundredths of an hour a week: %s', (weeklyHours, fullTimeHours, verdict) => {
    const job = hire(1, ['2020-02-01'], { weeklyHours, fullTimeHours });
    expect(verdictOf(facts([job]))).toBe(verdict);
    expect(inWords(PIO2, facts([job]))).toHaveLength(verdict === 'earns' ? 2 : 0);
  });

  it.each([
    ['2019-10-31', 'earns'],
    ['2019-11-01', 'rehire'],
    ['2020-04-30', 'rehire'],
  ])('with an employer whose earlier job ended on %s, before one from 1 May: %s', (last, verdict) => {
    const before = hire(1, ['2019-06-01', last]);
    expect(verdicts(facts([before, hire(2, ['2020-05-01'])]))).toEqual([verdict]);
    expect(verdicts(facts([before, hire(2, ['2020-05-01'], { employer: FARM })]))).toEqual(['earns']);
  });

  it('again with an employer whose earlier hire was annulled', () => {
    const before = hire(1, ['2019-11-01', '2020-01-10']);
    expect(verdicts(facts([before, annulment(3, before), hire(2, ['2020-02-01'])]))).toEqual(['earns']);
  });

  it('only since the adhesion: what began before is not explained', () => {
    expect(verdicts(facts([hire(1, ['2020-01-01']), hire(2, ['2020-01-02'])]))).toEqual(['before-choice']);
  });
});

describe('a milestone', () => {
  it('is reached by a job of exactly 183 days, and by none of 182', () => {
    expect(inWords(PIO2, facts([hire(1, ['2020-02-01', '2020-08-01'])]))).toHaveLength(1);
    expect(inWords(PIO2, facts([hire(1, ['2020-02-01', '2020-07-31'])]))).toEqual([]);
  });

  it('not reached before an early end is not due, and what was earned before stays', () => {
    const given = facts([PERMANENT, end(2, PERMANENT, '2021-01-29')]);
    expect(inWords(PIO2, given)).toEqual(['TI M6 2020-08-01 130000']);
  });

  it('does not add the days of two jobs, not even with one employer', () => {
    const jobs = [
      hire(1, ['2020-02-01', '2020-05-31']),
      hire(2, ['2020-06-01', '2020-10-31'], { employer: FARM }),
    ];
    expect(verdicts(facts(jobs))).toEqual(['earns', 'earns']);
    expect(inWords(PIO2, facts(jobs))).toEqual([]);
  });

  it('of an undone job is earned no more', () => {
    expect(owed(facts([PERMANENT, annulment(2, PERMANENT)]), '2021-12-31').cents).toBe(0);
    const shorter = rectification(2, SEVEN_MONTHS, { plannedEndOn: day('2020-06-30') });
    expect(owed(facts([SEVEN_MONTHS, shorter]), '2021-12-31').cents).toBe(0);
  });

  it('shares an odd sum so that both halves make the whole', () => {
    const classes = TOS_PIO2_RESULT.classes.map((outcome) => ({ ...outcome, minCents: 100_001 }));
    const odd = { ...PIO2, rule: { ...TOS_PIO2_RESULT, classes } };
    expect(inWords(odd, facts([PERMANENT], { profileIndex: 0 }))).toEqual([
      'TI M6 2020-08-01 50001',
      'TI M12 2021-01-30 50000',
    ]);
  });
});

describe('a conversion', () => {
  it('before day 183 leaves the fixed term its day and gives the open-ended contract its own', () => {
    const given = facts([SEVEN_MONTHS, conversion(2, SEVEN_MONTHS, { eventOn: day('2020-04-01') })]);
    // 1 April + 182 days = 30 September; + 364 = 31 March.
    expect(inWords(PIO2, given)).toEqual([
      'TI M6 2020-09-30 130000',
      'TI M12 2021-03-31 130000',
      'TD6 M6 2020-08-01 160000',
    ]);
    expect(owed(given, '2020-09-30')).toMatchObject({ cents: 160_000, outcome: 'TD6' });
    expect(owed(given, '2021-03-31')).toMatchObject({ cents: 260_000, outcome: 'TI' });
  });

  it('never makes an open-ended contract a fixed term too', () => {
    expect(owed(facts([PERMANENT], { profileIndex: 0 }), '2020-08-01')).toMatchObject({
      cents: 50_000,
      outcome: 'TI',
    });
  });

  it('of an apprenticeship that is confirmed keeps it open-ended from its first day', () => {
    const apprentice = hire(1, ['2020-02-01', '2020-10-31'], { contract: contract('A.03.08') });
    const confirmed = conversion(2, apprentice, { eventOn: day('2020-11-01') });
    expect(inWords(PIO2, facts([apprentice]))).toEqual(['TI M6 2020-08-01 130000']);
    expect(inWords(PIO2, facts([apprentice, confirmed]))).toEqual([
      'TI M6 2020-08-01 130000',
      'TI M12 2021-01-30 130000',
    ]);
  });

  it('of a traineeship or of too few hours counts from its day', () => {
    const few = hire(1, ['2020-02-01', '2020-12-31'], { weeklyHours: 1000 });
    const more = conversion(2, few, {
      eventOn: day('2020-04-01'),
      contract: few.contract,
      plannedEndOn: few.plannedEndOn,
      weeklyHours: 2000,
    });
    expect(inWords(PIO2, facts([few, more]))).toEqual(['TD6 M6 2020-09-30 160000']);
    const trainee = hire(1, ['2020-02-01', '2020-12-31'], { contract: contract('C.01.00') });
    const kept = conversion(2, trainee, { eventOn: day('2020-04-01') });
    expect(inWords(PIO2, facts([trainee, kept]))).toEqual([
      'TI M6 2020-09-30 130000',
      'TI M12 2021-03-31 130000',
    ]);
  });

  it('to less than half of full time ends the class from its day', () => {
    const fewer = (on: string): PathwayFacts =>
      facts([PERMANENT, conversion(2, PERMANENT, { eventOn: day(on), weeklyHours: 1999 })]);
    expect(inWords(PIO2, fewer('2020-08-01'))).toEqual([]);
    expect(inWords(PIO2, fewer('2020-08-02'))).toEqual(['TI M6 2020-08-01 130000']);
  });

  it('of a day before a first day that was rectified counts from the first day', () => {
    const converted = conversion(2, SEVEN_MONTHS, { eventOn: day('2020-02-15') });
    const right = rectification(3, SEVEN_MONTHS, { eventOn: day('2020-03-01') });
    // 1 March + 182 days = 30 August.
    expect(inWords(PIO2, facts([SEVEN_MONTHS, converted, right]))).toEqual([
      'TI M6 2020-08-30 130000',
      'TI M12 2021-02-28 130000',
    ]);
  });

  it('of an open-ended contract to a fixed term ends the better class and begins the lesser', () => {
    const fixed = { contract: contract('A.02.00'), plannedEndOn: day('2020-12-31') };
    const given = facts([PERMANENT, conversion(2, PERMANENT, { eventOn: day('2020-06-01'), ...fixed })]);
    // 1 June + 182 days = 30 November.
    expect(inWords(PIO2, given)).toEqual(['TD6 M6 2020-11-30 160000']);
  });

  it('of a day after the end of the job changes nothing', () => {
    const later = conversion(2, PERMANENT, { eventOn: day('2020-09-01'), weeklyHours: 1999 });
    expect(inWords(PIO2, facts([PERMANENT, later, end(3, PERMANENT, '2020-07-31')]))).toEqual([]);
    const upgrade = conversion(2, SEVEN_MONTHS, { eventOn: day('2020-09-01') });
    expect(inWords(PIO2, facts([SEVEN_MONTHS, upgrade, end(3, SEVEN_MONTHS, '2020-08-20')]))).toEqual([
      'TD6 M6 2020-08-01 160000',
    ]);
  });

  it('of the first day replaces what was agreed at the hire', () => {
    const converted = conversion(2, SEVEN_MONTHS, { eventOn: day('2020-02-01') });
    expect(inWords(PIO2, facts([SEVEN_MONTHS, converted]))).toEqual([
      'TI M6 2020-08-01 130000',
      'TI M12 2021-01-30 130000',
    ]);
  });
});

describe('a pathway earns', () => {
  it('nothing as long as nothing is reached', () => {
    expect(owed(facts([PERMANENT]), '2020-07-31')).toEqual({
      cents: 0,
      outcome: null,
      relationship: null,
      payee: null,
    });
  });

  it('its best relationship, never the sum of several', () => {
    const open = hire(2, ['2020-03-01'], { employer: FARM });
    const given = facts([SEVEN_MONTHS, open]);
    // 1 March + 364 days = 28 February 2021.
    expect(owed(given, '2021-02-27')).toMatchObject({ cents: 160_000, relationship: protocol(1) });
    expect(owed(given, '2021-02-28')).toMatchObject({ cents: 260_000, relationship: protocol(2) });
  });

  it('of two equal sums that of the earlier hire', () => {
    const given = facts([
      hire(1, ['2020-03-01', '2020-10-31'], { employer: FARM }),
      hire(2, ['2020-02-01', '2020-10-31']),
    ]);
    expect(owed(given, '2020-12-31')).toMatchObject({ cents: 160_000, relationship: protocol(2) });
  });

  it('for the APL chosen last on or before the first day of the job', () => {
    const choices = [chosen(APL_GINESTRA, '2020-01-15'), chosen(APL_ROTTA, '2020-02-01')];
    expect(owed(facts([PERMANENT], { choices }), '2020-08-01').payee).toBe(`apl/${APL_ROTTA}`);
    expect(owed(facts([hire(1, ['2020-01-31'])], { choices }), '2020-08-01').payee).toBe(
      `apl/${APL_GINESTRA}`,
    );
  });
});

describe('whatever the messages', () => {
  const profiles = fc.integer({ min: 0, max: 10_000 });

  it('any order of arrival, with some sent again, gives the same tranches and the same reasons', () => {
    fc.assert(
      fc.property(
        histories.chain((messages) => fc.tuple(fc.constant(messages), rearranged(messages))),
        ([messages, otherwise]) => {
          expect(tranchesOf(PIO2, facts(otherwise))).toEqual(tranchesOf(PIO2, facts(messages)));
          expect(explainOutcome(PIO2.rule, facts(otherwise), PIO2)).toEqual(
            explainOutcome(PIO2.rule, facts(messages), PIO2),
          );
        },
      ),
    );
  });

  it('what is owed never falls as days pass, and never exceeds the value of the assegno', () => {
    fc.assert(
      fc.property(histories, profiles, fc.nat({ max: 900 }), (messages, profileIndex, count) => {
        const given = facts(messages, { profileIndex });
        const asOf = addDays(day('2020-06-01'), count);
        const today = owed(given, asOf).cents;
        expect(today).toBeLessThanOrEqual(owed(given, addDays(asOf, 30)).cents);
        expect(today).toBeLessThanOrEqual(500_000);
      }),
    );
  });

  it('every tranche falls on a day of its job, at the earliest on the 183rd', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        const jobs = new Map(relationshipsOf(messages).map((job) => [job.hire, job]));
        for (const { relationship, earnedOn: on } of tranchesOf(PIO2, facts(messages))) {
          const job = jobs.get(relationship);
          if (job === undefined) throw new Error('A tranche without its job');
          expect(on >= addDays(job.firstDay, 182)).toBe(true);
          expect(job.lastDay === null || on <= job.lastDay).toBe(true);
        }
      }),
    );
  });

  it('no milestone of a class is earned twice by a job, and every tranche is of a job that can earn', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        const tranches = tranchesOf(PIO2, facts(messages));
        const names = tranches.map((one) => `${one.relationship}/${one.outcome}/${one.milestone}`);
        expect(new Set(names).size).toBe(names.length);
        const earning = explainOutcome(PIO2.rule, facts(messages), PIO2)
          .filter((one) => one.verdict === 'earns')
          .map((one) => one.relationship);
        expect(tranches.filter((one) => !earning.includes(one.relationship))).toEqual([]);
        expect(tranches.filter((one) => one.payableFrom <= one.earnedOn || one.cents <= 0)).toEqual([]);
      }),
    );
  });
});
