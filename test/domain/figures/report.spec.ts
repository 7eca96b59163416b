import type { Counts } from '../../../domain/figures/counts';
import { printedBy, printedEuro } from '../../../domain/figures/printed';
import { reportOf } from '../../../domain/figures/report';
import type { Programme } from '../../../domain/programmes/programme';
import { TOS_PIO1_FIGURES } from '../../../domain/programmes/tos-pio1-figures';
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
  inOtherPhase: 0,
  exits: { abandonment: 0, refusal: 0, 'lost-requirement': 0 },
  outcomesOfConcluded: 6138,
  inForce: { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0 },
  outcomes: { 'open-ended': 377, apprenticeship: 350, 'fixed-term': 4622, other: 789 },
  allowances: { cents: 0, pathways: 0 },
  services: { cents: 0, pathways: 0 },
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
const containing = (words: string) => expect.stringContaining(words) as unknown;
const DATES = { asOf: day('2021-02-28'), knownAt: day('2021-02-28') };
const report = (counts: Counts) =>
  reportOf({ programme: 'TOS-PIO2', figures: TOS_PIO2_FIGURES, rulebook: RULEBOOK }, counts, DATES);

it('prints the published cohort as it was published', () => {
  for (const { published, printed, value, standing } of report(PUBLISHED).rows) {
    if (published === null || standing === 'declared') continue;
    expect({ printed, value }).toEqual({ printed: published.printed, value: published.value });
  }
});

it('prints the published cohort of Fase 1 as it was published, and each row with its definition', () => {
  const counts: Counts = {
    ...PUBLISHED,
    adhesions: 6696,
    actions: 56424,
    traineeshipsBegun: 427,
    people: { highDisadvantage: 6243, aged: { '35-44': 1568, '45-54': 1958 }, foreign: 1489, nonEu: 1021 },
    exits: { abandonment: 512, refusal: 203, 'lost-requirement': 168 },
    outcomes: { 'open-ended': 1004, apprenticeship: 245, 'fixed-term': 2925, other: 481 },
    outcomesOfConcluded: 4655,
    inForce: { 'open-ended': 565, apprenticeship: 123, 'fixed-term': 1060, other: 257 },
    fees: [],
  };
  const { rows } = reportOf(
    { programme: 'TOS-PIO1', figures: TOS_PIO1_FIGURES, rulebook: RULEBOOK },
    counts,
    DATES,
  );
  const published = rows.filter((row) => row.published !== null);
  expect(published).toHaveLength(18);
  for (const row of published)
    expect([row.indicator, row.printed, row.value]).toEqual([
      row.indicator,
      row.published?.printed,
      row.published?.value,
    ]);
  for (const { definition } of rows) expect([definition.it, definition.en]).not.toContain('');
  expect(rows.find(({ indicator }) => indicator === 'relationship_in_force')?.window).toEqual({
    from: '2020-12-31',
    to: '2020-12-31',
  });
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
  const counts = { ...PUBLISHED, fees: [], allowances: { cents: 60_000, pathways: 2 }, moved };
  const reported = (programme: string) =>
    reportOf({ programme, figures: null, rulebook: INVENTED }, counts, DATES);
  const { rows } = reported('TST-UFFICIO');
  expect(rows.map(({ indicator, value, definition }) => [indicator, value, definition.en])).toEqual([
    ['adhesions', 7170, 'adhesions that stand'],
    ['actions', 30716, 'activities that were attended'],
    [
      'allowance_assessed',
      60_000,
      'the participation allowances assessed by the date, which are due to the persons',
    ],
    ['pathways_with_allowance', 2, 'pathways with allowance'],
    ['fees_paid', 50_000, 'paid to persons'],
    ['fees_recovered', 0, 'come back from persons'],
  ]);
  expect(rows.filter(({ published }) => published !== null)).toEqual([]);
  expect(reported('TST-RETE').rows.at(-2)?.definition.en).toBe('paid to providers');
});

it('says how many were in the other phase too, with its definition and source, of a programme that has one', () => {
  const counts = { ...PUBLISHED, inOtherPhase: 1_204 };
  const rowsOf = ({ code: programme, figures }: Programme) =>
    reportOf({ programme, figures, rulebook: RULEBOOK }, counts, DATES).rows.filter(
      ({ indicator }) => indicator === 'enrolled_in_both_phases',
    );
  for (const programme of RULEBOOK.programmes) {
    const others = programme.figures?.otherPhase?.programmes ?? [];
    expect([programme.code, rowsOf(programme)]).toEqual([
      programme.code,
      others.map((other): unknown =>
        expect.objectContaining({
          value: 1_204,
          printed: '1.204',
          unit: 'count',
          window: { from: null, to: DATES.asOf },
          published: null,
          definition: { it: containing(other), en: containing(other) },
          source: expect.objectContaining({ id: 'P23' }) as unknown,
        }),
      ),
    ]);
  }
});

it('the other phase is one of the rulebook, and names this one as its own', () => {
  const phases = RULEBOOK.programmes.flatMap(({ code, figures }) =>
    (figures?.otherPhase?.programmes ?? []).map((other) => [code, other]),
  );
  expect(phases).toEqual([
    ['TOS-PIO1', 'TOS-PIO2'],
    ['TOS-PIO2', 'TOS-PIO1'],
  ]);
});

it('counts what is due to providers for what was given, line by line or for a business, where a programme pays for that', () => {
  const counts = { ...PUBLISHED, fees: [], services: { cents: 14_700, pathways: 2 } };
  const rowsOf = (programme: string) => {
    const { rows } = reportOf({ programme, figures: null, rulebook: RULEBOOK }, counts, DATES);
    const found = rows.filter(({ indicator }) => indicator.includes('services'));
    return found.map(({ indicator, value, unit }) => [indicator, value, unit]);
  };
  const counted = [
    ['services_assessed', 14_700, 'cents'],
    ['pathways_with_services', 2, 'count'],
  ];
  for (const programme of ['VA-DOTE', 'L68', 'AUTO'])
    expect([programme, rowsOf(programme)]).toEqual([programme, counted]);
  for (const programme of ['TOS-PIO1', 'TOS-PIO2', 'TOS-DONNE', 'GOL']) expect(rowsOf(programme)).toEqual([]);
});

it('names no body as accredited that is paid, where an office may be too', () => {
  const { rows } = reportOf({ programme: 'TOS-AI', figures: null, rulebook: RULEBOOK }, PUBLISHED, DATES);
  const paid = rows.find(({ indicator }) => indicator === 'fees_paid');
  expect(paid?.definition).toEqual({ it: 'pagato a operatori', en: 'paid to providers' });
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
  ['average-half-up-whole', 97_065, 10_000, '10'],
  ['bare-percent-cut', 6952, 10_000, '69%'],
  ['over-percent-cut', 9323, 10_000, 'oltre il 93%'],
  ['over-percent-cut', 93, 100, 'il 93%'],
  ['over-percent-cut', 80_001, 100_000, "oltre l'80%"],
  ['tenths-of-percent-cut', 2349, 10_000, '23,4%'],
  ['about-percent-half-up', 2994, 10_000, 'circa il 30%'],
  ['about-percent-half-up', 5, 1_000, "circa l'1%"],
  ['majority', 51, 100, 'in maggioranza'],
  ['majority', 50, 100, 'non in maggioranza'],
  ['majority', 0, 0, '–'],
  ['about-euro', 36_500_000, null, 'circa 370.000 euro'],
  ['about-euro', 36_499_999, null, 'circa 360.000 euro'],
  ['about-euro', 123_450, null, 'circa 1.235 euro'],
] as const)('%s of %d over %s is %s', (...[rounding, numerator, denominator, printed]) => {
  expect(printedBy(rounding, { numerator, denominator }).printed).toBe(printed);
});

it('money has its cents', () => {
  expect([94_508_700, -5, 100].map(printedEuro)).toEqual(['€ 945.087,00', '-€ 0,05', '€ 1,00']);
});
