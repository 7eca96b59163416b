import { businessTranches } from '../../../domain/entitlement/business-fee';
import { reservationCents } from '../../../domain/entitlement/assegno-value';
import { totalOf, underCeiling } from '../../../domain/entitlement/ceiling';
import { explainOutcome } from '../../../domain/entitlement/outcome-verdict';
import {
  anyHasBegun,
  inChargeOn,
  isOfSameDays,
  wasUnaccredited,
  type Choice,
  type UnaccreditedDays,
} from '../../../domain/entitlement/pathway-facts';
import { maturesByDay } from '../../../domain/entitlement/readers';
import { sumsOf, type Tranche } from '../../../domain/entitlement/tranche';
import { proposed } from '../../../domain/programmes/citations';
import type { BusinessFeeRule, EntitlementRule, ServiceRule } from '../../../domain/programmes/entitlements';
import { TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { SETTLED_RESULT } from '../../../domain/programmes/tos-pio2-settled';
import { providerIdOf } from '../../../domain/provider';
import { hire } from '../employment/messages';
import { APL_GINESTRA, APL_ROTTA, CPI_FIRENZE, day, only } from '../values';
import { chosen, facts } from './pathway';

const source = proposed('TEST', {
  it: 'Una regola che nessun programma in vigore ha ancora.',
  en: 'A rule that no programme in force has yet.',
});
const service = (changes: Partial<ServiceRule> = {}): ServiceRule => ({
  begins: 'choice',
  ends: 'departure',
  source,
  ...changes,
});

/** Chosen on 15 January, met on the 20th, left on 1 March; the next chosen on 5 March and met on the 10th. */
const CHOICES: readonly Choice[] = [
  chosen(APL_GINESTRA, '2020-01-15', { metOn: '2020-01-20', leftOn: '2020-03-01' }),
  chosen(APL_ROTTA, '2020-03-05', { metOn: '2020-03-10' }),
];
const struck = (body: typeof APL_GINESTRA, from: string, to: string | null = null): UnaccreditedDays => ({
  body,
  from: day(from),
  to: to === null ? null : day(to),
});

describe('who is in charge on a day', () => {
  const charge = (rule: ServiceRule, on: string, unaccredited: readonly UnaccreditedDays[] = []) =>
    inChargeOn(rule, { choices: CHOICES, unaccredited }, day(on))?.lead;
  const [ginestra, rotta] = [providerIdOf(APL_GINESTRA), providerIdOf(APL_ROTTA)];

  it.each([
    ['2020-01-14', undefined, undefined],
    ['2020-01-15', ginestra, undefined],
    ['2020-01-19', ginestra, undefined],
    ['2020-01-20', ginestra, ginestra],
    ['2020-03-01', ginestra, ginestra],
    ['2020-03-02', undefined, undefined],
    ['2020-03-05', rotta, undefined],
    ['2020-03-10', rotta, rotta],
  ])('on %s is from the choice on %s, from the meeting on %s', (on, byChoice, byMeeting) => {
    expect(charge(service(), on)).toBe(byChoice);
    expect(charge(service({ begins: 'first-meeting' }), on)).toBe(byMeeting);
  });

  it('is who was chosen until another is, where a departure ends nothing', () => {
    const on = ['2020-03-02', '2020-03-04', '2020-03-05'];
    expect(on.map((one) => charge(service({ ends: 'next-choice' }), one))).toEqual([
      ginestra,
      ginestra,
      rotta,
    ]);
  });

  it('is nobody whose kind is not paid', () => {
    const office = { choices: [{ ...chosen(APL_GINESTRA, '2020-01-15'), provider: only(CPI_FIRENZE) }] };
    const paid = (kinds: ServiceRule['paid']) =>
      inChargeOn(
        service(kinds === undefined ? {} : { paid: kinds }),
        { ...office, unaccredited: [] },
        day('2020-02-03'),
      )?.lead;
    expect([undefined, ['cpi'], ['apl', 'cpi'], ['apl'], []].map((kinds) => paid(kinds as never))).toEqual([
      providerIdOf(CPI_FIRENZE),
      providerIdOf(CPI_FIRENZE),
      providerIdOf(CPI_FIRENZE),
      undefined,
      undefined,
    ]);
  });

  it('is nobody on a day on which it was not accredited, both ends included', () => {
    const days = ['2020-02-02', '2020-02-03', '2020-02-10', '2020-02-11'];
    const on = (...unaccredited: readonly UnaccreditedDays[]) =>
      days.map((one) => charge(service(), one, unaccredited) !== undefined);
    expect(on(struck(APL_GINESTRA, '2020-02-03', '2020-02-10'))).toEqual([true, false, false, true]);
    expect(on(struck(APL_GINESTRA, '2020-02-03'))).toEqual([true, false, false, false]);
    expect(on(struck(APL_ROTTA, '2020-02-03'))).toEqual([true, true, true, true]);
  });

  it('is no network of which one member is not accredited', () => {
    const network = { lead: ginestra, members: [ginestra, rotta] };
    const choices = [{ ...chosen(APL_GINESTRA, '2020-01-15'), provider: network }];
    const unaccredited = [struck(APL_ROTTA, '2020-02-03')];
    expect(inChargeOn(service(), { choices, unaccredited }, day('2020-02-02'))).toBe(network);
    expect(inChargeOn(service(), { choices, unaccredited }, day('2020-02-03'))).toBeUndefined();
  });

  it('had begun from its first day on, and was not accredited where it was the last that began', () => {
    const begun = (on: string) => anyHasBegun(service({ begins: 'first-meeting' }), CHOICES, day(on));
    expect(['2020-01-19', '2020-01-20', '2020-03-02'].map(begun)).toEqual([false, true, true]);
    const unaccredited = [struck(APL_GINESTRA, '2020-01-01')];
    const was = (on: string) => wasUnaccredited(service(), { choices: CHOICES, unaccredited }, day(on));
    expect(['2020-01-14', '2020-01-15', '2020-03-04', '2020-03-05'].map(was)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('was not accredited on the same days where body, first and last day are the same', () => {
    const one = struck(APL_GINESTRA, '2020-02-03', '2020-02-10');
    const same = isOfSameDays(one);
    expect(same({ ...one })).toBe(true);
    expect(same({ ...one, body: APL_ROTTA })).toBe(false);
    expect(same({ ...one, from: day('2020-02-04') })).toBe(false);
    expect(same({ ...one, to: null })).toBe(false);
  });
});

describe('a job that began while nobody was in charge', () => {
  const verdict = (on: string, changes: object = {}) =>
    explainOutcome(
      SETTLED_RESULT,
      facts([hire(1, [on])], { choices: CHOICES, ...changes }),
      TOS_PIO2_SETTLED,
    ).map((one) => one.verdict);

  it('says whether it was not accredited, had been left, or had not begun', () => {
    const unaccredited = [struck(APL_GINESTRA, '2020-02-03', '2020-03-02')];
    expect(verdict('2020-02-03', { unaccredited })).toEqual(['not-accredited']);
    expect(verdict('2020-03-02', { unaccredited })).toEqual(['not-accredited']);
    expect(verdict('2020-03-03', { unaccredited })).toEqual(['after-departure']);
    expect(verdict('2020-01-19', { unaccredited })).toEqual(['before-meeting']);
  });
});

describe('a business that was opened', () => {
  const rule: BusinessFeeRule = {
    kind: 'business-fee',
    part: 'business',
    basis: source,
    cents: 120_000,
    service: service(),
    source,
  };
  const opened = (on: string) =>
    businessTranches(rule, facts([], { choices: CHOICES, steps: [{ step: 'business', on: day(on) }] }));

  it('is paid to who was in charge on the day, from the next day on', () => {
    expect(opened('2020-03-01')).toEqual([
      {
        part: 'business',
        payee: providerIdOf(APL_GINESTRA),
        cents: 120_000,
        earnedOn: '2020-03-01',
        payableFrom: '2020-03-02',
        alternative: null,
      },
    ]);
    expect(opened('2020-03-05')).toMatchObject([{ payee: providerIdOf(APL_ROTTA) }]);
  });

  it('is paid to nobody where nobody was, nor before it is opened', () => {
    expect(opened('2020-03-02')).toEqual([]);
    const plan = [{ step: 'plan', on: day('2020-02-03') }] as const;
    expect(businessTranches(rule, facts([], { choices: CHOICES, steps: plan }))).toEqual([]);
  });
});

describe('what tranches come to', () => {
  const tranche = (part: string, cents: number, changes: Partial<Tranche> = {}): Tranche => ({
    part,
    payee: providerIdOf(APL_GINESTRA),
    cents,
    earnedOn: day('2020-08-01'),
    payableFrom: null,
    alternative: null,
    ...changes,
  });
  const sums = (...tranches: readonly Tranche[]) =>
    sumsOf(tranches).map(({ part, payee, cents }) => `${part} ${payee.slice(4, 7)} ${String(cents)}`);

  it('is their sum, for each part and payee', () => {
    const payee = providerIdOf(APL_ROTTA);
    expect(
      sums(
        tranche('result', 10),
        tranche('process', 1),
        tranche('result', 5),
        tranche('result', 7, { payee }),
      ),
    ).toEqual(['result 676 15', 'process 676 1', 'result 529 7']);
    expect(sums()).toEqual([]);
  });

  it('of alternatives is the largest sum, of equal ones the first, beside what is owed in any case', () => {
    const [one, other] = [{ alternative: 'one' }, { alternative: 'other' }];
    const [first, second] = [tranche('result', 6, one), tranche('result', 10, other)];
    expect(sums(first, second)).toEqual(['result 676 10']);
    expect(sums(first, second, tranche('result', 5, one))).toEqual(['result 676 11']);
    expect(sums(first, second, tranche('result', 3))).toEqual(['result 676 13']);
    expect(sums(first, second, tranche('result', 30))).toEqual(['result 676 40']);
    const payee = providerIdOf(APL_ROTTA);
    expect(sums(tranche('result', 10, { ...one, payee }), second)).toEqual(['result 529 10']);
  });

  it('of alternatives of two parts is the best of each', () => {
    const same = { alternative: 'same' };
    expect(sums(tranche('a', 1, same), tranche('b', 9, { alternative: 'x' }), tranche('b', 2, same))).toEqual(
      ['a 676 1', 'b 676 9'],
    );
  });
});

describe('a ceiling', () => {
  const parts = [
    { part: 'process', cents: 30 },
    { part: 'food', cents: 500 },
    { part: 'result', cents: 80 },
    { part: 'process', cents: 20 },
  ];
  const left = (cents: number) =>
    underCeiling({ parts: ['result', 'process'], cents, source }, parts).map((one) => one.cents);

  it('serves its parts in the order in which it names them, and no other part', () => {
    expect(left(130)).toEqual([30, 500, 80, 20]);
    expect(left(129)).toEqual([30, 500, 80, 19]);
    expect(left(109)).toEqual([29, 500, 80, 0]);
    expect(left(80)).toEqual([0, 500, 80, 0]);
    expect(left(79)).toEqual([0, 500, 79, 0]);
  });

  it('is none where no rule names one', () => {
    expect(underCeiling(null, parts)).toBe(parts);
    expect(totalOf(parts)).toBe(630);
  });
});

it('only the process fee waits for the end of the pathway', () => {
  const rule = (kind: EntitlementRule['kind']) => ({ kind }) as EntitlementRule;
  const kinds = ['result-fee', 'process-fee', 'allowance', 'spend-line', 'business-fee'] as const;
  expect(kinds.filter((kind) => !maturesByDay(rule(kind)))).toEqual(['process-fee']);
});

it('nothing is set aside of what is paid as it is earned', () => {
  const { envelope, from } = TOS_PIO2_SETTLED.reservation;
  expect(reservationCents(10_000, { envelope, from, sets: 'as-earned', source })).toBe(0);
});
