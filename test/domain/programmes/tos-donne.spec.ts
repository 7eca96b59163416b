import { possibilities } from '../../../domain/percorso/guard';
import { RULEBOOK } from '../../../domain/programmes';
import { isSeen, sightOf } from '../../../domain/programmes/sight';
import { TOS_DONNE_2020 } from '../../../domain/programmes/tos-donne';
import { annulment, hire } from '../employment/messages';
import { acted, Given, registersUnder, SUBMIT, told } from '../given';
import { allDone, deadlines, happened, lived, moneyOf, reported, until } from '../life';
import type { Asked } from '../model';
import { activityOf } from '../percorso/activity';
import {
  AREZZO,
  BENEFICIARY,
  CPI,
  CPI_AREZZO,
  CPI_FIRENZE,
  ENGINE,
  GINESTRA,
  GOOD_FACTS,
  HEAD,
  LAZIO,
  MARIA,
  OFFICER,
} from '../values';
import { budgetsOf, holdsInRandomLives, OFFICE_ITSELF, paidTo, parametersIn } from './random-lives';

const HERSELF = `person/${MARIA}` as const;
const ADHESION = { ...SUBMIT, programme: TOS_DONNE_2020.code } as const;

const registers = new Given(registersUnder(RULEBOOK)).and(...budgetsOf(TOS_DONNE_2020));
const adhered = registers.and(acted('2020-01-07', ADHESION));
const charged = adhered.and(acted('2020-01-08', { type: 'TakeInCharge' }));
/** The path is agreed on 10 January: its months end on 9 February, 9 March and so on. */
const agreed = charged.and(acted('2020-01-10', { type: 'SignPatto' }));

const attended = (on: string, digit: number, minutes = 480): Asked =>
  told(on, activityOf({ on, digit, minutes, provider: CPI_FIRENZE }));
const owed = (life: Given) => happened(life, 'FeeAssessed').map(({ on, ...fact }) => [on, fact]);
const assessedOn = (on: string, entitledCents: number, differenceCents: number) => [
  on,
  { type: 'FeeAssessed', part: 'contribution', payee: HERSELF, entitledCents, differenceCents },
];

describe('the path of a woman who leaves violence', () => {
  it('is agreed with the CPI, and nobody else takes part in it', () => {
    charged.when(acted('2020-01-10', { type: 'SignPatto' }, GINESTRA)).thenRefused('not-the-chosen-apl');
    expect(agreed.seen).toMatchObject({
      stage: 'patto-signed',
      done: ['taking-charge', 'patto'],
      provider: null,
      plannedEnd: '2020-07-10',
    });
    expect(deadlines(agreed)).toEqual([['conclusion', '2020-07-10']]);
    expect(
      possibilities(agreed.percorso, RULEBOOK).flatMap(({ command, allowed }) => (allowed ? [command] : [])),
    ).toEqual(expect.arrayContaining(['RecordActivity', 'ReportAbandonment', 'TransferPercorso']));
  });

  it('is for a woman of age who lives in Toscana, or is sheltered there', () => {
    const minor = { ...GOOD_FACTS, ageYears: { known: 17 } };
    const elsewhere = { ...GOOD_FACTS, residenceRegion: { known: LAZIO }, domicileRegion: { known: LAZIO } };
    const sheltered = { ...GOOD_FACTS, residenceRegion: { known: LAZIO } };
    const on = '2020-01-07';
    registers
      .when(acted(on, { ...ADHESION, facts: minor }))
      .thenRefused('requirement-not-met', 'R-AR-11, age');
    registers.when(acted(on, { ...ADHESION, facts: elsewhere })).thenRefused('requirement-not-met', 'P29');
    registers.when(acted(on, { ...ADHESION, facts: sheltered })).thenFactsLike({ type: 'AdhesionSubmitted' });
    const supported = { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } } as const;
    registers.when(acted(on, { ...ADHESION, facts: supported })).thenRefused('requirement-not-met', 'P21');
    registers.when(acted('2021-01-01', ADHESION)).thenRefused('adhesion-window-closed');
  });

  it('pays nothing without an agreed path, whatever was attended', () => {
    const waiting = lived(charged, attended('2020-01-09', 1));
    expect(owed(until(waiting, '2020-12-31'))).toEqual([]);
    expect(waiting.world.taken).toEqual({});
  });
});

describe('the contribution', () => {
  it('is 500 euro to her for a month in which she attended eight hours, from the day after it', () => {
    const first = lived(agreed, attended('2020-02-09', 1));
    expect(owed(until(first, '2020-02-09'))).toEqual([]);
    const life = lived(first, attended('2020-03-09', 2, 479));
    expect(owed(until(life, '2020-07-11'))).toEqual([assessedOn('2020-02-10', 50_000, 50_000)]);
  });

  it('is proposed by one, approved by another, and paid to her', () => {
    const due = until(lived(agreed, attended('2020-02-03', 1)), '2020-02-10');
    const proposed = due.and(acted('2020-02-11', { type: 'ProposePayment', payee: HERSELF }, OFFICER));
    const proposal = proposed.facts.at(-1)?.version ?? 0;
    proposed
      .when(acted('2020-02-11', { type: 'ApprovePayment', proposal }, OFFICER))
      .thenRefused('same-person-approves');
    const paid = paidTo(due, HERSELF, '2020-02-11');
    expect(moneyOf(paid).payees).toMatchObject([{ payee: HERSELF, paid: 50_000, claimed: 0 }]);
    paid
      .when(acted('2020-02-12', { type: 'ProposePayment', payee: HERSELF }, HEAD))
      .thenRefused('nothing-to-pay', MARIA);
  });

  it('counts no day of a job: 19 of 31 days, and as much of the hours, are 306.45 euro', () => {
    const worked = reported(hire(1, ['2020-01-20', '2020-01-31']));
    const hours = attended('2020-02-03', 1, 295);
    expect(owed(until(lived(agreed, worked, hours), '2020-02-10'))).toEqual([
      assessedOn('2020-02-10', 30_645, 30_645),
    ]);
    const short = lived(agreed, worked, attended('2020-02-03', 1, 294));
    expect(owed(until(short, '2020-02-10'))).toEqual([]);
  });

  it('is paid beside a traineeship, which is no job', () => {
    const traineeship = reported(hire(1, ['2020-01-20', '2020-01-31'], { contract: 'C.01.00' as never }));
    expect(owed(until(lived(agreed, traineeship, attended('2020-02-03', 1)), '2020-02-10'))).toEqual([
      assessedOn('2020-02-10', 50_000, 50_000),
    ]);
  });

  it('stops with her exit: the days until then are paid, 20 of 31, and none after it', () => {
    const left = lived(
      agreed,
      attended('2020-01-27', 1),
      acted('2020-01-29', { type: 'ReportAbandonment', cause: 'personal-reasons' }),
    );
    expect(owed(until(left, '2020-12-31'))).toEqual([assessedOn('2020-01-30', 32_258, 32_258)]);
    expect(moneyOf(paidTo(until(left, '2020-02-01'), HERSELF, '2020-02-03')).payees).toMatchObject([
      { paid: 32_258 },
    ]);
  });

  it('is asked back where a job is told that was not known, and asked back no more where that was wrong', () => {
    const paid = paidTo(until(lived(agreed, attended('2020-02-03', 1)), '2020-02-10'), HERSELF, '2020-02-11');
    const job = hire(1, ['2020-01-20', '2020-01-31']);
    const late = lived(paid, reported(job, '2020-03-02'));
    expect(happened(late, 'RecoveryOpened')).toMatchObject([{ payee: HERSELF, cents: 19_355 }]);
    const wrong = lived(late, reported(annulment(2, job), '2020-03-20'));
    expect(happened(wrong, 'RecoveryWithdrawn')).toMatchObject([{ payee: HERSELF, cents: 19_355 }]);
    const recovered = late.and(
      acted('2020-04-01', { type: 'RecordRecovery', payee: HERSELF, cents: 19_355 }, OFFICER),
    );
    expect(moneyOf(recovered).payees).toMatchObject([{ paid: 50_000, recovered: 19_355 }]);
  });

  it('is at most six months of it, 3,000 euro', () => {
    const days = ['2020-01-13', '2020-02-13', '2020-03-13', '2020-04-14', '2020-05-13', '2020-06-15'];
    const life = lived(agreed, ...days.map((on, digit) => attended(on, digit)));
    expect(owed(until(life, '2020-12-31')).at(-1)).toEqual(assessedOn('2020-07-10', 300_000, 50_000));
    expect(until(life, '2020-12-31').seen.stage).toBe('concluded');
  });
});

describe('whoever asks for a file that is restricted', () => {
  const held = { programme: 'TOS-DONNE', cpi: CPI_FIRENZE, apl: null } as const;

  it.each([
    ['the CPI that holds it', CPI, true],
    ['who answers for the programme', OFFICER, true],
    ['another CPI', AREZZO, false],
    ['a body that was never chosen', GINESTRA, false],
    ['somebody who acts as a beneficiary', BENEFICIARY, false],
    ['who runs the system', { ...OFFICER, role: 'operator' } as const, false],
    ['the engine, which reads no file', ENGINE, false],
    ['nobody in particular', null, false],
  ] as const)('%s', (_, actor, isHers) => {
    const sight = sightOf(actor, RULEBOOK);
    expect(isSeen(sight, held)).toBe(isHers);
    expect(isSeen(sight, { ...held, programme: 'TOS-PIO2' })).toBe(true);
  });

  it('finds it at the CPI to which it was transferred, and there alone', () => {
    expect(isSeen(sightOf(CPI, RULEBOOK), { ...held, cpi: CPI_AREZZO })).toBe(false);
    expect(isSeen(sightOf(AREZZO, RULEBOOK), { ...held, cpi: CPI_AREZZO })).toBe(true);
  });
});

describe('TOS-DONNE in random lives', () => {
  holdsInRandomLives({
    begun: allDone(agreed),
    from: '2020-01-10' as never,
    by: OFFICE_ITSELF,
    ceilingCents: 300_000,
  });
});

it('states every open parameter that concerns it, all of them proposed', () => {
  expect(parametersIn(TOS_DONNE_2020)).toEqual(
    [1, 2, 3, 5, 10, 11, 12, 14, 21, 22, 23, 28, 29, 30, 31].map((one) => `P${String(one).padStart(2, '0')}`),
  );
});
