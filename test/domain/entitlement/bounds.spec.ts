import { explainOutcome } from '../../../domain/entitlement/outcome-verdict';
import type { PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import { countedActivities } from '../../../domain/entitlement/process-fee';
import { resultTranches } from '../../../domain/entitlement/result-fee';
import { spendTranches } from '../../../domain/entitlement/spend-line';
import { parseEmployerId } from '../../../domain/identifiers';
import { proposed } from '../../../domain/programmes/citations';
import type { ResultFeeRule } from '../../../domain/programmes/entitlements';
import { TOS_PIO2_FIRST, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { TOS_PIO2_PROCESS, TOS_PIO2_RESULT } from '../../../domain/programmes/tos-pio2-entitlements';
import { SETTLED_PROCESS, SETTLED_RESULT } from '../../../domain/programmes/tos-pio2-settled';
import { providerIdOf } from '../../../domain/provider';
import { conversion, hire } from '../employment/messages';
import { APL_GINESTRA, APL_ROTTA, CPI_FIRENZE, day, made } from '../values';
import { activity, chosen, facts } from './pathway';

const source = proposed('TEST', { it: 'Inventato per i test.', en: 'Invented for the tests.' });
const verdicts = (given: PathwayFacts, rule: ResultFeeRule = SETTLED_RESULT) =>
  explainOutcome(rule, given, TOS_PIO2_SETTLED).map((one) => one.verdict);
const earned = (given: PathwayFacts, rule: ResultFeeRule = SETTLED_RESULT) =>
  resultTranches(rule, given, TOS_PIO2_SETTLED).map((one) => `${one.outcome} ${one.earnedOn}`);

const PERMANENT = hire(1, ['2020-02-01']);
const SIX_MONTHS = hire(1, ['2020-02-01', '2020-07-31']);

describe('a job', () => {
  it.each([
    // Of which one of the two is not known: nobody can say that it is half of full time, nor that it is impossible.
    [4000, null],
    [null, 4000],
    [null, 0],
  ])('of %s of %s hundredths of an hour proves no half of full time', (weeklyHours, fullTimeHours) => {
    const given = facts([hire(1, ['2020-02-01'], { weeklyHours, fullTimeHours })]);
    expect([verdicts(given), verdicts(given, TOS_PIO2_RESULT)]).toEqual([
      ['hours-below-least'],
      ['hours-below-least'],
    ]);
    expect(earned(given)).toEqual([]);
  });

  it('whose hours become impossible earns no more from then on, unless they are taken as they were told', () => {
    const impossible = conversion(2, PERMANENT, { eventOn: day('2020-06-01'), weeklyHours: 4001 });
    expect(earned(facts([PERMANENT, impossible]))).toEqual([]);
    expect(earned(facts([PERMANENT, impossible]), TOS_PIO2_RESULT)).toEqual([
      'TI 2020-08-01',
      'TI 2021-01-30',
    ]);
  });

  it('whose hours fall on its last day has no six months of them', () => {
    const fewer = (on: string) =>
      conversion(2, SIX_MONTHS, {
        eventOn: day(on),
        contract: SIX_MONTHS.contract,
        plannedEndOn: SIX_MONTHS.plannedEndOn,
        weeklyHours: 1999,
      });
    expect(earned(facts([SIX_MONTHS]))).toEqual(['TD6 2020-07-31']);
    expect(earned(facts([SIX_MONTHS, fewer('2020-07-31')]))).toEqual([]);
    expect(earned(facts([SIX_MONTHS, fewer('2020-08-01')]))).toEqual(['TD6 2020-07-31']);
  });

  it('with any member of a network is one with the provider itself', () => {
    const [lead, member] = [providerIdOf(APL_GINESTRA), providerIdOf(APL_ROTTA)];
    const choices = [{ ...chosen(APL_GINESTRA, '2020-01-15'), provider: { lead, members: [lead, member] } }];
    const own = hire(1, ['2020-02-01'], { employer: made(parseEmployerId, APL_ROTTA) });
    expect(verdicts(facts([own], { choices }))).toEqual(['own-hire']);
  });

  it('earns nothing before the choice, also where the service ran from an earlier step', () => {
    const given = facts([hire(1, ['2020-01-12'])], { clockFrom: day('2020-01-10') });
    expect(verdicts(given, TOS_PIO2_RESULT)).toEqual(['before-choice']);
    expect(verdicts(given)).toEqual(['before-meeting']);
  });

  it('with an employer whose earlier job ended on its first day follows it, and is none again', () => {
    const job = hire(2, ['2020-05-01']);
    expect(verdicts(facts([hire(1, ['2019-06-01', '2020-05-01']), job]))).toEqual(['earns']);
    expect(verdicts(facts([hire(1, ['2019-06-01', '2020-04-30']), job]))).toEqual(['rehire']);
    expect(verdicts(facts([hire(1, ['2020-02-03', '2020-02-03'])]))).toEqual(['earns']);
  });

  it('is paid in parts that make the whole, however many there are', () => {
    const milestones = [3333, 3333, 3334].map((share, index) => ({
      name: 'M6' as const,
      reached: { months: index + 1 },
      share,
    }));
    const classes = SETTLED_RESULT.classes.map((one) => ({ ...one, minCents: 5, maxCents: 5, milestones }));
    // A third of five cents is two, two thirds are three.
    expect(
      resultTranches({ ...SETTLED_RESULT, classes }, facts([PERMANENT]), TOS_PIO2_SETTLED).map(
        ({ cents }) => cents,
      ),
    ).toEqual([2, 1, 2]);
  });

  it('earns nothing as long as there is no profile to say how much', () => {
    expect(verdicts(facts([PERMANENT], { profileIndex: null }))).toEqual(['earns']);
    expect(earned(facts([PERMANENT], { profileIndex: null }))).toEqual([]);
  });

  it('earns at any time in a service without an end', () => {
    const late = facts([hire(1, ['2023-02-01'])]);
    const { evidence } = TOS_PIO2_FIRST;
    const explained = (clock: typeof TOS_PIO2_FIRST.clock) =>
      explainOutcome(SETTLED_RESULT, late, { clock, evidence }).map((one) => one.verdict);
    expect(explained(null)).toEqual(['earns']);
    expect(explained(TOS_PIO2_FIRST.clock)).toEqual(['after-path-end']);
  });
});

describe('the minutes that count', () => {
  const counted = (given: PathwayFacts, rule = SETTLED_PROCESS) =>
    countedActivities(rule, given).map(({ activity: { on }, minutes }) => `${on} ${String(minutes)}`);

  it('are none in a job that goes on, but under the first reading', () => {
    const given = facts([PERMANENT], { activities: [activity('2020-01-31', 1), activity('2020-02-01', 2)] });
    expect(counted(given)).toEqual(['2020-01-31 60']);
    expect(counted(given, TOS_PIO2_PROCESS)).toEqual(['2020-01-31 60', '2020-02-01 60']);
  });

  it('give way to those that the person attended otherwise on the same day, and to no others', () => {
    const course = { kind: 'course', provider: CPI_FIRENZE } as const;
    const activities = [
      activity('2020-02-03', 1, { minutes: 700 }),
      activity('2020-02-03', 2, { ...course, minutes: 1000 }),
      activity('2020-02-03', 3, { ...course, minutes: 300, attendance: 'absent' }),
      activity('2020-02-04', 4, { ...course, minutes: 1440 }),
    ];
    expect(counted(facts([], { activities }))).toEqual(['2020-02-03 440']);
    expect(counted(facts([], { activities }), TOS_PIO2_PROCESS)).toEqual(['2020-02-03 700']);
  });
});

it('what is given once a line is spent makes no tranche of nothing, and moves none', () => {
  const rule = {
    kind: 'spend-line',
    part: 'training',
    basis: source,
    kinds: ['tutoring'],
    price: { centsPerActivity: 100 },
    mostCents: 150,
    service: { begins: 'choice', ends: 'departure', source },
    source,
  } as const;
  const days = ['2020-02-03', '2020-02-04', '2020-02-05', '2020-03-02'];
  const activities = days.map((on, index) => activity(on, index));
  expect(spendTranches(rule, facts([], { activities }))).toMatchObject([
    { cents: 150, earnedOn: '2020-02-04', payableFrom: '2020-03-01' },
  ]);
});
