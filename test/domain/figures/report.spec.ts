import type { Counts } from '../../../domain/figures/counts';
import { printedBy, printedEuro } from '../../../domain/figures/printed';
import { reportOf } from '../../../domain/figures/report';
import { TOS_PIO2_FIGURES } from '../../../domain/programmes/tos-pio2-figures';
import { day } from '../values';
import { RULEBOOK } from '../../../domain/programmes';
import { INVENTED } from '../../support/invented';

/** The cohort that was published. */
const PUBLISHED: Counts = {
  adhesions: 7170,
  women: 3585,
  men: 3585,
  actions: 30716,
  traineeships: 285,
  traineeshipsBegun: 301,
  people: { highDisadvantage: 0, aged: { '35-44': 0, '45-54': 0 }, foreign: 0, nonEu: 0 },
  exits: { abandonment: 0, refusal: 0, 'lost-requirement': 0 },
  outcomesOfConcluded: 6138,
  inForce: { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0 },
  outcomes: { 'open-ended': 377, apprenticeship: 350, 'fixed-term': 4622, other: 789 },
  fees: [
    {
      rules: 'TOS-PIO2/2019-12-21',
      pathways: 2,
      minutes: 110,
      outcome: 'TI',
      resultCents: 500_000,
      payableCents: 250_000,
    },
    {
      rules: 'TOS-PIO2/2019-12-21',
      pathways: 3,
      minutes: 10_000,
      outcome: null,
      resultCents: 0,
      payableCents: 0,
    },
  ],
  incentives: { applications: 97, workers: 85, admittedCents: 37_000_000, entitledCents: 36_000_000 },
  moved: {
    feesPaidCents: 0,
    feesRecoveredCents: 0,
    incentivesPaidCents: 0,
    incentivesRecoveredCents: 0,
  },
};
const DATES = { asOf: day('2021-02-28'), knownAt: day('2021-02-28') };
const report = (counts: Counts) =>
  reportOf({ programme: 'TOS-PIO2', figures: TOS_PIO2_FIGURES, rulebook: RULEBOOK }, counts, DATES);

it('prints the published cohort as it was published', () => {
  for (const { published, printed, value, standing } of report(PUBLISHED).rows) {
    if (published === null || standing === 'declared') continue;
    expect({ printed, value }).toEqual({ printed: published.printed, value: published.value });
  }
});

it('prints another cohort by its own counts, whatever was published', () => {
  const { rows } = report({ ...PUBLISHED, adhesions: 7200, women: 3586 });
  const printed = new Map(rows.map((row) => [row.indicator, row.printed]));
  expect(printed.get('adhesions')).toBe('7.200');
  expect(printed.get('gender_split')).toBe('49,8% donne');
  expect(printed.get('actions_average_second_statement')).toBe('10 (declared, not derivable)');
});

it('counts people and money of a programme of which nothing was published, by what it pays', () => {
  const moved = { ...PUBLISHED.moved, feesPaidCents: 50_000 };
  const reported = (programme: string) =>
    reportOf({ programme, figures: null, rulebook: INVENTED }, { ...PUBLISHED, fees: [], moved }, DATES);
  const { rows } = reported('TST-UFFICIO');
  expect(rows.map(({ indicator, value, definition }) => [indicator, value, definition.en])).toEqual([
    ['adhesions', 7170, 'adhesions that stand'],
    ['actions', 30716, 'activities that were attended'],
    ['fees_paid', 50_000, 'paid to persons'],
    ['fees_recovered', 0, 'come back from persons'],
  ]);
  expect(rows.filter(({ published }) => published !== null)).toEqual([]);
  expect(reported('TST-RETE').rows.at(-2)?.definition.en).toBe('paid to providers');
});

it('sums fees before the ceiling and after it, each group as often as it has pathways', () => {
  const values = new Map(report(PUBLISHED).rows.map((row) => [row.indicator, row.value]));
  expect(values.get('result_fee_matured')).toBe(1_000_000);
  expect(values.get('result_fee_payable')).toBe(500_000);
  // 110 minutes are seven quarter hours, 62.125 EUR rounded half up; 10,000 minutes are cut to ten hours.
  expect(values.get('process_fee_matured')).toBe(2 * 6_213 + 3 * 35_500);
  expect(values.get('fees_after_cap')).toBe(1_000_000 + 3 * 35_500);
  expect(values.get('fees_payable_after_cap')).toBe(2 * 256_213 + 3 * 35_500);
  expect(values.get('pathways_capped')).toBe(2);
});

it.each([
  ['exact', 1_234_567, null, '1.234.567'],
  ['average-half-up', 425, 100, '4,3'],
  ['average-half-up', 424, 100, '4,2'],
  ['equal-or-cut', 5, 10, 'in ugual misura'],
  ['equal-or-cut', 4999, 10_000, '49,9% donne'],
  ['percent-cut', 8699, 10_000, "L'86%"],
  ['percent-cut', 6952, 10_000, 'Il 69%'],
  ['percent-cut', 11, 100, "L'11%"],
  ['percent-cut', 0, 100, 'Lo 0%'],
  ['percent-cut', 0, 0, '–'],
  ['about-euro', 36_500_000, null, 'circa 370.000 euro'],
  ['about-euro', 36_499_999, null, 'circa 360.000 euro'],
  ['about-euro', 123_450, null, 'circa 1.235 euro'],
] as const)('%s of %d over %s is %s', (...[rounding, numerator, denominator, printed]) => {
  expect(printedBy(rounding, { numerator, denominator }).printed).toBe(printed);
});

it('money has its cents', () => {
  expect([94_508_700, -5, 100].map(printedEuro)).toEqual(['€ 945.087,00', '-€ 0,05', '€ 1,00']);
});
