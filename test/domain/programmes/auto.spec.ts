import fc from 'fast-check';
import { possibilities } from '../../../domain/percorso/guard';
import { RULEBOOK } from '../../../domain/programmes';
import { AUTO_2020 } from '../../../domain/programmes/auto';
import type { Facts } from '../../../domain/programmes/facts';
import { addDays } from '../../../domain/time/civil-date';
import { hire } from '../employment/messages';
import { acted, Given, given as begunWith, told } from '../given';
import { allDone, happened, lastVersionOf, lived, reported, until } from '../life';
import { ask, type Asked } from '../model';
import { activityOf } from '../percorso/activity';
import {
  APL_GINESTRA,
  BENEFICIARY,
  CPI_FIRENZE,
  day,
  GINESTRA,
  GOOD_FACTS,
  HEAD,
  OFFICER,
  only,
  TUTOR,
} from '../values';
import { adhering, begin, parametersOf, standingOf } from './world';

const { ageYears, residenceRegion, domicileRegion, incomeSupport } = GOOD_FACTS;
const FACTS: Facts = { ageYears, residenceRegion, domicileRegion, incomeSupport };
const ginestra = `apl/${APL_GINESTRA}` as const;

const agreed = (cents = 1_000_000): Given =>
  begin(RULEBOOK, { 'AUTO-FONDO': cents }).and(
    adhering(AUTO_2020, '2020-01-07', FACTS),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-10', { type: 'SignPatto' }),
  );
const met = (cents?: number): Given =>
  allDone(
    agreed(cents).and(
      acted('2020-01-13', { type: 'ChooseApl', provider: only(APL_GINESTRA) }, BENEFICIARY),
      acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
      acted('2020-01-21', { type: 'OpenGuidance' }, GINESTRA),
    ),
  );
const opening = (on: string, actor = GINESTRA) =>
  acted(on, { type: 'OpenBusiness', form: 'self-employment' }, actor);
const advice = (on: string, digit: number, changes: Partial<Parameters<typeof activityOf>[0]> = {}): Asked =>
  told(on, activityOf({ on, digit, kind: 'interview', ...changes }), GINESTRA);

describe('advice', () => {
  it('is given alone or in a group, and paid to who was chosen, each by its own line', () => {
    const life = lived(
      met(),
      advice('2020-01-27', 1, { minutes: 120 }),
      advice('2020-01-28', 2, { kind: 'seminar', minutes: 240 }),
    );
    expect(standingOf(until(life, '2020-02-02')).owed).toEqual([
      [ginestra, 'advice-line', 7_100],
      [ginestra, 'group-line', 6_000],
    ]);
  });

  it('is never paid beyond twenty hours of a line', () => {
    const days = [27, 28, 29, 30].map((date, index) =>
      advice(`2020-01-${String(date)}`, index, { minutes: 600 }),
    );
    expect(standingOf(until(lived(met(), ...days), '2020-02-02')).owed).toEqual([
      [ginestra, 'advice-line', 71_000],
    ]);
  });

  it('may be given by an office', () => {
    agreed()
      .when(acted('2020-01-13', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }))
      .thenFactsLike({ type: 'AplChosen' });
  });
});

describe('who receives the Reddito di cittadinanza', () => {
  const receives = { ...FACTS, incomeSupport: { known: 'rdc' } } as const;

  it('does not take part, and who becomes a recipient on the way has lost a requirement', () => {
    begin(RULEBOOK, { 'AUTO-FONDO': 1_000_000 })
      .when(adhering(AUTO_2020, '2020-01-07', receives))
      .thenRefused('requirement-not-met', 'R-AR-13, P21');
    met()
      .when(acted('2020-03-02', { type: 'ReportLostRequirement', cause: 'rdc-received' }))
      .thenFactsLike({ type: 'RequirementLost', cause: 'rdc-received' });
  });
});

describe('a business', () => {
  it('is an outcome without an employer: paid once, from the day after it was opened', () => {
    const life = lived(met(), opening('2020-06-15'));
    const paid = until(life, '2020-06-17');
    expect(happened(paid, 'FeeAssessed')).toMatchObject([
      { on: '2020-06-16', part: 'business', payee: ginestra, entitledCents: 100_000 },
    ]);
    if (paid.percorso.phase === 'none') throw new Error('There is no percorso');
    expect(paid.percorso.dossier.communications).toEqual([]);
    paid.when(opening('2020-06-17')).thenRefused('step-not-allowed-now');
  });

  it('comes after the advice, told by who advises or the office', () => {
    const early = agreed().and(
      acted('2020-01-13', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
      acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
    );
    early.when(opening('2020-01-21')).thenRefused('step-not-allowed-now');
    met().when(opening('2020-06-15', BENEFICIARY)).thenRefused('step-of-another');
    met()
      .when(acted('2020-06-15', { type: 'OpenBusiness', form: 'enterprise' }))
      .thenFactsLike({ type: 'BusinessOpened', form: 'enterprise' }, { type: 'ReservationChanged' });
  });

  it('is no exit: the service goes on to its end', () => {
    const life = lived(met(), opening('2020-06-15'));
    expect(life.seen).toMatchObject({ stage: 'started', plannedEnd: '2021-01-20' });
    const over = until(life, '2021-03-01');
    expect(over.seen.stage).toBe('concluded');
    expect(standingOf(over)).toMatchObject({
      owed: [[ginestra, 'business', 100_000]],
      heldCents: 100_000,
      settled: true,
    });
  });

  it('told by mistake is taken back, and what was paid for it is claimed', () => {
    const opened = until(lived(met(), opening('2020-06-15')), '2020-06-17');
    const proposed = opened.and(acted('2020-06-18', { type: 'ProposePayment', payee: ginestra }, OFFICER));
    const proposal = lastVersionOf(proposed, 'PaymentProposed');
    const paid = allDone(proposed.and(acted('2020-06-18', { type: 'ApprovePayment', proposal }, HEAD)));
    const corrects = lastVersionOf(paid, 'BusinessOpened');
    const corrected = paid.and(
      acted('2020-06-19', { type: 'CorrectFact', corrects, instead: null, withdraws: [] }),
    );
    expect(happened(corrected, 'RecoveryOpened')).toMatchObject([{ payee: ginestra, cents: 100_000 }]);
    expect(corrected.seen.done).not.toContain('business');
  });

  it('waits for who advises next once the person has left, and a job earns nothing', () => {
    const left = lived(met(), acted('2020-03-02', { type: 'ChangeApl' }));
    left
      .when(acted('2020-03-04', { type: 'OpenBusiness', form: 'enterprise' }))
      .thenRefused('step-not-allowed-now');
    expect(standingOf(until(lived(met(), reported(hire(1, ['2020-03-02']))), '2021-12-31')).owed).toEqual([]);
  });

  it('is missing in the envelope where that is exhausted, and said to be', () => {
    const poor = until(lived(met(99_999), opening('2020-06-15')), '2020-06-17');
    expect(happened(poor, 'FundsMissing')).toMatchObject([{ cents: 100_000 }]);
  });

  it('is no step of another programme, open or ended', () => {
    const started = begunWith('started');
    started.when(opening('2020-01-21')).thenRefused('step-not-in-programme');
    const ended = started.and(acted('2020-01-22', { type: 'ReportAbandonment', cause: 'declared' }));
    for (const life of [started, ended])
      expect(possibilities(life.percorso, life.world.rulebook).map(({ command }) => command)).not.toContain(
        'OpenBusiness',
      );
  });
});

describe('over random lives', () => {
  const acts = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 200 }),
      kind: fc.constantFrom('interview', 'seminar', 'tutoring'),
      minutes: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 15 },
  );
  type Acts = typeof acts extends fc.Arbitrary<infer List> ? List : never;
  const business = fc.option(fc.integer({ min: 0, max: 200 }));
  const from = day('2020-01-21');

  /** All is told in September, after the last day on which it can have been. */
  const whole = (list: Acts, openedAfter: number | null, order: readonly number[]): Given => {
    const all = list.map(({ day: after, ...changes }, digit) =>
      told('2020-09-01', activityOf({ on: addDays(from, after), digit, ...changes })),
    );
    const on = addDays(from, openedAfter ?? 0);
    const opened: Asked = told('2020-09-01', { type: 'OpenBusiness', on, form: 'enterprise' });
    const asks = [...all, ...(openedAfter === null ? [] : [opened])];
    const end = order
      .map((index) => asks[index])
      .reduce((world, one) => (one === undefined ? world : ask(world, one).world), met().world);
    return until(new Given(end), '2021-06-01');
  };

  it('what is owed is the same in whatever order it is told, within each line, and all is closed', () => {
    const lives = fc.tuple(acts, business).chain(([list, openedAfter]) => {
      const order = Array.from({ length: list.length + 1 }, (_, index) => index);
      return fc.tuple(
        fc.constant(list),
        fc.constant(openedAfter),
        fc.shuffledSubarray(order, { minLength: order.length }),
      );
    });
    fc.assert(
      fc.property(lives, ([list, openedAfter, order]) => {
        const one = whole(
          list,
          openedAfter,
          [...order].sort((a, b) => a - b),
        );
        const { owed, heldCents, settled } = standingOf(one);
        expect(standingOf(whole(list, openedAfter, order)).owed).toEqual(owed);
        const of = (part: string) => owed.find(([, its]) => its === part)?.[2] ?? 0;
        expect(of('advice-line')).toBeLessThanOrEqual(71_000);
        expect(of('group-line')).toBeLessThanOrEqual(30_000);
        expect(of('business')).toBe(openedAfter === null ? 0 : 100_000);
        // Where nothing was ever earned, nothing was set aside, and there is nothing to settle.
        expect(settled).toBe(owed.length > 0);
        expect(heldCents).toBe(owed.reduce((sum, [, , cents]) => sum + cents, 0));
        expect(one.agenda).toEqual({ deadlines: [], owed: [], closed: true });
      }),
      { numRuns: 20, examples: [[[[], null, [0]]]] },
    );
  });
});

it('names every open parameter that concerns it, each with its status', () => {
  expect(parametersOf(AUTO_2020)).toEqual([
    ...['P01', 'P02', 'P03', 'P04', 'P05', 'P09', 'P10', 'P11', 'P12', 'P13', 'P16', 'P17', 'P18', 'P21'],
    ...['P22', 'P25', 'P28', 'P29', 'P30'],
  ]);
});
