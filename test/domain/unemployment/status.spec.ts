import type { Communication } from '../../../domain/employment/communication';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { basisOf } from '../../../domain/unemployment/basis';
import { unemploymentOn } from '../../../domain/unemployment/status';
import type { IncomeSource } from '../../../domain/unemployment/events';
import { annulment, contract, conversion, end, extension, hire } from '../employment/messages';
import { day } from '../values';

interface Told {
  readonly declared?: readonly string[];
  readonly revoked?: readonly string[];
  /** `2022-03-01 employment 1400000` and the like. */
  readonly incomes?: readonly string[];
  readonly jobs?: readonly Communication[];
}

const income = (text: string) => {
  const [since = '', of = '', cents = ''] = text.split(' ');
  return { since: day(since), of: of as IncomeSource, cents: Number(cents) };
};

function standing(on: string, { declared = ['2022-01-10'], revoked = [], incomes = [], jobs = [] }: Told) {
  const unemployment = {
    phase: 'told' as const,
    declared: declared.map(day),
    revoked: revoked.map(day),
    forfeited: [],
    incomes: incomes.map(income),
  };
  return unemploymentOn(day(on), { unemployment, communications: jobs }, UNEMPLOYMENT_LAW);
}

const OPEN_ENDED = hire(1, ['2022-03-01']);
const PAYS_14_000 = ['2022-03-01 employment 1400000'];
const PAYS_8_000 = ['2022-03-01 employment 800000'];
const PART_TIME = { weeklyHours: 1800 } as const;

describe('golden G7 (design/domain.md R14): a permanent job from 1/3/2022', () => {
  it('with 14,000 euro suspends to 27/8/2022, its day 180, and ends the status on 28/8/2022', () => {
    const told = { jobs: [OPEN_ENDED], incomes: PAYS_14_000 };
    expect(standing('2022-02-28', told)).toMatchObject({ status: 'unemployed', netDays: 50 });
    expect(standing('2022-03-01', told)).toMatchObject({ status: 'suspended', suspendedTo: '2022-08-27' });
    expect(standing('2022-08-27', told)).toMatchObject({
      status: 'suspended',
      netDays: 50,
      suspendedDays: 180,
      suspendedTo: '2022-08-27',
    });
    expect(standing('2022-08-28', told)).toMatchObject({
      status: 'lost',
      since: null,
      netDays: 0,
      lost: { on: '2022-08-28', by: 'work' },
    });
  });

  it('with 8,000 euro keeps the status, and suspends nothing', () => {
    const told = { jobs: [OPEN_ENDED], incomes: PAYS_8_000 };
    expect(standing('2022-08-28', told)).toMatchObject({
      status: 'conserved',
      netDays: 231,
      suspendedDays: 0,
      suspendedTo: null,
      missing: [],
    });
  });
});

it.each([
  // R3: 8,145 / 4,800 from 30/3/2019; 8,173.91 / 5,500 from 2022; 8,500 / 5,500 from 2024 (circ. ANPAL 1/2019, msg. INPS 1414/2024)
  ['2019-06-01', 'employment', 814_500, 'conserved'],
  ['2019-06-01', 'employment', 814_501, 'suspended'],
  ['2021-06-01', 'employment', 814_501, 'suspended'],
  ['2022-06-01', 'employment', 817_391, 'conserved'],
  ['2022-06-01', 'employment', 817_392, 'suspended'],
  ['2023-06-01', 'employment', 850_000, 'suspended'],
  ['2024-06-01', 'employment', 850_000, 'conserved'],
  ['2024-06-01', 'employment', 850_001, 'suspended'],
  ['2021-06-01', 'self-employment', 480_000, 'conserved'],
  ['2021-06-01', 'self-employment', 480_001, 'lost'],
  ['2022-06-01', 'self-employment', 550_000, 'conserved'],
  ['2022-06-01', 'self-employment', 550_001, 'lost'],
] as const)('on %s work as %s with %i cents a year: %s', (...row) => {
  const [on, of, cents, status] = row;
  const jobs = of === 'employment' ? [hire(1, [on], PART_TIME)] : [];
  const told = { declared: ['2019-01-10'], incomes: [`${on} ${of} ${cents}`], jobs };
  expect(standing(on, told).status).toBe(status);
});

describe('seniority', () => {
  it('counts the day of the DID, and no day of a job, its first and last included', () => {
    expect(standing('2022-01-10', {}).netDays).toBe(1);
    const jobs = [hire(1, ['2022-02-01', '2022-02-10'])];
    const told = { jobs, incomes: ['2022-02-01 employment 1000000'] };
    expect(standing('2022-02-11', told)).toMatchObject({
      status: 'unemployed',
      netDays: 23,
      suspendedDays: 10,
    });
  });

  it('ends on the day before the revocation, and begins anew with another DID', () => {
    const told = { revoked: ['2022-03-01'], declared: ['2022-01-10', '2022-06-01'] };
    expect(standing('2022-02-28', told).netDays).toBe(50);
    expect(standing('2022-03-01', told)).toMatchObject({
      status: 'lost',
      netDays: 0,
      lost: { on: '2022-03-01', by: 'revocation' },
    });
    expect(standing('2022-06-10', told)).toMatchObject({ since: '2022-06-01', netDays: 10, lost: null });
  });

  it('goes on through a second DID while the first holds', () => {
    expect(standing('2022-01-31', { declared: ['2022-01-20', '2022-01-10'] })).toMatchObject({
      since: '2022-01-10',
      netDays: 22,
    });
  });

  it('is none where the DID was revoked on its own day: it was told in error', () => {
    expect(standing('2022-02-01', { revoked: ['2022-01-10'] }).status).toBe('lost');
  });
});

describe('a suspension', () => {
  const YEAR = ['2022-02-01 employment 1400000', '2023-01-01 employment 1400000'];

  it('ends with a fixed-term job of 180 days, and the status is there again', () => {
    const jobs = [hire(1, ['2022-03-01', '2022-08-27'])];
    expect(standing('2022-08-28', { jobs, incomes: YEAR })).toMatchObject({
      status: 'unemployed',
      netDays: 51,
      suspendedDays: 180,
    });
  });

  it.each([
    [
      'of which the last was extended',
      [
        hire(1, ['2022-03-01', '2022-05-31']),
        extension(2, hire(1, ['2022-03-01', '2022-05-31']), '2022-12-31'),
      ],
    ],
    [
      'that follow each other',
      [hire(1, ['2022-03-01', '2022-05-31']), hire(2, ['2022-06-01', '2022-12-31'])],
    ],
    ['that overlap', [hire(1, ['2022-03-01', '2022-06-30']), hire(2, ['2022-05-01', '2022-12-31'])]],
  ])('is one for jobs %s: lost on day 181', (_, jobs) => {
    expect(standing('2022-08-27', { jobs, incomes: YEAR }).status).toBe('suspended');
    expect(standing('2022-08-28', { jobs, incomes: YEAR }).status).toBe('lost');
  });

  it('begins anew after a day without work', () => {
    const jobs = [hire(1, ['2022-03-01', '2022-05-31']), hire(2, ['2022-06-02', '2022-12-31'])];
    expect(standing('2022-11-28', { jobs, incomes: YEAR })).toMatchObject({ suspendedTo: '2022-11-28' });
    expect(standing('2022-11-29', { jobs, incomes: YEAR }).status).toBe('lost');
  });

  it('is not begun again by a DID during the job that used it up', () => {
    const declared = ['2022-01-10', '2022-09-01'];
    const jobs = [hire(1, ['2022-03-01', '2022-12-31'])];
    expect(standing('2022-09-01', { declared, jobs, incomes: YEAR }).status).toBe('lost');
    expect(standing('2023-01-01', { declared, jobs, incomes: YEAR }).status).toBe('lost');
  });

  it('of a DID made while a job is about to end runs from the DID (art. 19 c. 4)', () => {
    const jobs = [hire(1, ['2021-01-01', '2022-02-28'])];
    expect(standing('2022-02-28', { jobs, incomes: YEAR }).status).toBe('suspended');
    expect(standing('2022-03-01', { jobs, incomes: YEAR })).toMatchObject({ status: 'unemployed' });
  });

  it('begins on the day on which the income goes above the limit', () => {
    const incomes = [...PAYS_8_000, '2022-05-01 employment 1400000'];
    const told = { jobs: [OPEN_ENDED], incomes };
    expect(standing('2022-04-30', told)).toMatchObject({ status: 'conserved', netDays: 111 });
    expect(standing('2022-05-01', told)).toMatchObject({ status: 'suspended', suspendedTo: '2022-10-27' });
  });
});

describe('what is no suspending job', () => {
  it.each([
    ['a traineeship', 'C.01.00', 'unemployed'],
    ['work of public utility', 'C.03.00', 'unemployed'],
    ['a collaboration above the limit', 'B.02.00', 'lost'],
    ['an apprenticeship', 'A.03.08', 'suspended'],
  ])('%s (%s): %s', (_, code, status) => {
    const jobs = [hire(1, ['2022-03-01', '2022-12-31'], { contract: contract(code) })];
    expect(standing('2022-03-01', { jobs, incomes: PAYS_14_000 }).status).toBe(status);
  });

  it('a job that was annulled never was', () => {
    expect(standing('2022-12-01', { jobs: [OPEN_ENDED, annulment(2, OPEN_ENDED)] })).toMatchObject({
      status: 'unemployed',
      suspendedDays: 0,
    });
  });
});

describe('an income that nobody told', () => {
  const ABOUT = hire(1, ['2022-03-01', '2022-05-31']);

  it('is presumed above the limit of an open-ended full-time job', () => {
    expect(standing('2022-03-01', { jobs: [OPEN_ENDED] }).status).toBe('suspended');
    expect(standing('2022-08-28', { jobs: [OPEN_ENDED] }).status).toBe('lost');
  });

  it.each([
    ['part-time', [hire(1, ['2022-03-01'], PART_TIME)]],
    ['fixed-term', [ABOUT]],
    ['without hours', [hire(1, ['2022-03-01'], { weeklyHours: null })]],
  ])('leaves a %s job undecided, and names what is missing', (_, jobs) => {
    expect(standing('2022-03-10', { jobs })).toMatchObject({
      status: 'undecided',
      netDays: 50,
      undecidedDays: 10,
      missing: ['prospectiveIncome'],
    });
  });

  it('does not matter to the status once a short job is over, only to the days that count', () => {
    expect(standing('2022-06-01', { jobs: [ABOUT] })).toMatchObject({
      status: 'unemployed',
      netDays: 51,
      undecidedDays: 92,
      missing: ['prospectiveIncome'],
    });
  });

  it('may have lost the status where the job lasted; a later DID settles that', () => {
    const jobs = [hire(1, ['2022-03-01', '2022-12-31'])];
    expect(standing('2023-01-15', { jobs }).status).toBe('undecided');
    const declared = ['2022-01-10', '2023-01-20'];
    expect(standing('2023-01-20', { jobs, declared })).toMatchObject({ status: 'unemployed', netDays: 1 });
  });

  it('is presumed from the day of a conversion on', () => {
    const fixed = hire(1, ['2022-03-01', '2022-12-31']);
    const jobs = [fixed, conversion(2, fixed, { eventOn: day('2022-04-01'), plannedEndOn: null })];
    expect(standing('2022-03-31', { jobs }).status).toBe('undecided');
    expect(standing('2022-04-01', { jobs }).status).toBe('suspended');
  });
});

describe('the explanation', () => {
  it('says which days count, by which work and limit', () => {
    const jobs = [
      hire(1, ['2022-02-01', '2022-02-10']),
      end(2, hire(1, ['2022-02-01', '2022-02-10']), '2022-02-05'),
    ];
    const { spells } = standing('2022-02-06', { jobs, incomes: ['2022-02-01 employment 1000000'] });
    expect(
      spells.map(({ from, to, status, jobs: at, limitCents }) => [from, to, status, at.length, limitCents]),
    ).toEqual([
      ['2022-01-10', '2022-01-31', 'unemployed', 0, null],
      ['2022-02-01', '2022-02-05', 'suspended', 1, 817_391],
      ['2022-02-06', '2022-02-06', 'unemployed', 0, null],
    ]);
  });

  it.each([
    ['2022-01-09', {}, ['D.Lgs. 150/2015 art. 19 not-met']],
    ['2022-01-10', {}, ['D.Lgs. 150/2015 art. 19 met', 'D.Lgs. 150/2015 art. 19, seniority met']],
    [
      '2022-03-01',
      { jobs: [OPEN_ENDED] },
      [
        'D.Lgs. 150/2015 art. 19 met',
        'R3/2022 unknown',
        'R3, full time met',
        'D-STATUS-181 met',
        'D.Lgs. 150/2015 art. 19, seniority met',
      ],
    ],
    ['2022-08-28', { jobs: [OPEN_ENDED], incomes: PAYS_14_000 }, ['D-STATUS-181 not-met', 'R3/2022 not-met']],
    ['2022-03-01', { revoked: ['2022-03-01'] }, ['D.Lgs. 150/2015 art. 19, seniority not-met']],
  ] as const)('of %s with %j names the rules %j', (on, told, rules) => {
    const basis = basisOf(standing(on, told), UNEMPLOYMENT_LAW);
    expect(basis.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(rules);
  });
});
