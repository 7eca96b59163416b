import { possibilities } from '../../../domain/percorso/guard';
import { RULEBOOK } from '../../../domain/programmes';
import type { Breach } from '../../../domain/programmes/conditionality';
import { RDC_2019 } from '../../../domain/programmes/rdc';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { assess } from '../../../domain/programmes/requirements';
import { hire } from '../employment/messages';
import { acted, Given, registersUnder, SUBMIT, told } from '../given';
import { allDone, deadlines, happened, hour, lastVersionOf, lived, moneyOf, reported, until } from '../life';
import type { Asked } from '../model';
import {
  APL_GINESTRA,
  BENEFICIARY,
  CPI_FIRENZE,
  day,
  GINESTRA,
  GOOD_FACTS,
  only,
  ROTTA,
  TUTOR,
} from '../values';
import { budgetsOf, holdsInRandomLives, paidTo, parametersIn } from './random-lives';

const RECIPIENT = { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } } as const;
const ADHESION = { ...SUBMIT, programme: RDC_2019.code, facts: RECIPIENT } as const;
const BODY = `apl/${APL_GINESTRA}` as const;

const registers = new Given(registersUnder(RULEBOOK)).and(...budgetsOf(RDC_2019));
const bound = registers.and(
  acted('2020-01-07', ADHESION),
  acted('2020-01-08', { type: 'TakeInCharge' }),
  acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
  acted('2020-01-10', { type: 'SignPatto' }),
);
const issued = bound.and(acted('2020-01-13', { type: 'IssueAssegno' }));
const begun = issued.and(
  acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }, BENEFICIARY),
  acted('2020-01-17', { type: 'AcceptPerson' }, GINESTRA),
  acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
);

const breach = (on: string, kind: Breach, actor = GINESTRA): Asked =>
  told(on, { type: 'RecordBreach', on: day(on), breach: kind }, actor);
const sanctioned = (on: string): Asked => acted(on, { type: 'ReportLostRequirement', cause: 'sanction' });
/** What each breach came to, as its basis says. */
const sanctions = (life: Given) =>
  life.facts
    .filter(({ event }) => event.type === 'BreachRecorded')
    .map(({ basis }) => basis[0]?.facts)
    .map((said) => said?.['sanction'] ?? said?.['lostMonths']);

describe('who receives the Reddito di cittadinanza', () => {
  it('is taken on in the track, and nobody else is', () => {
    registers.when(acted('2020-01-07', ADHESION)).thenFactsLike({ type: 'AdhesionSubmitted' });
    for (const known of ['none', 'naspi', 'rei', 'cigs-cessazione'] as const) {
      const facts = { ...GOOD_FACTS, incomeSupport: { known } };
      registers.when(acted('2020-01-07', { ...ADHESION, facts })).thenRefused('requirement-not-met', 'P21');
    }
  });

  it('is not taken in charge while nobody knows whether it is received', () => {
    const facts = { ...GOOD_FACTS, incomeSupport: { unknown: 'awaiting-register' } } as const;
    registers
      .and(acted('2020-01-07', { ...ADHESION, facts }))
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenRefused('facts-missing', 'incomeSupport');
  });

  const elsewhere = RULEBOOK.programmes.flatMap(({ versions }) => versions.filter(isOpenWithRdc));

  it.each(elsewhere.map((version) => [`${version.code}/${version.version}`, version] as const))(
    'is eligible for none of %s',
    (_, { requirements }) => {
      const verdicts = requirements.map((one) => assess(one, RECIPIENT, day('2021-01-01')).verdict);
      expect(verdicts).toContain('not-met');
    },
  );

  it('leaves the track where the benefit ends, as a lost requirement that the CPI tells', () => {
    const ended = { type: 'ReportLostRequirement', cause: 'support-ended' } as const;
    begun.when(acted('2020-03-02', ended, GINESTRA)).thenRefused('exit-cause-of-another', 'cpi');
    const left = begun.when(acted('2020-03-02', ended)).thenFactsLike({ type: 'RequirementLost' });
    expect(left.seen).toMatchObject({ stage: 'requirement-lost', end: { cause: 'support-ended' } });
  });
});

/** Every other programme that somebody could enter while the benefit was paid, from April 2019 to the end of 2023. */
function isOpenWithRdc({ code, adhesionFrom, adhesionTo, gate }: ProgrammeVersion): boolean {
  const isOpen = gate === null || gate.openFrom !== null;
  return code !== RDC_2019.code && isOpen && adhesionFrom <= '2023-12-31' && adhesionTo >= '2019-04-01';
}

describe('the track', () => {
  it('gives 30 days to choose, else the assegno lapses; the service lasts from the first appointment', () => {
    expect(deadlines(issued)).toEqual([['choice', '2020-02-12']]);
    expect(until(allDone(issued), '2020-02-14').seen.stage).toBe('lapsed');
    expect(begun.seen).toMatchObject({ stage: 'started', plannedEnd: '2020-07-20' });
    expect(until(allDone(begun), '2020-07-22').seen.stage).toBe('concluded');
  });

  it('offers a CPI as well as an accredited body', () => {
    issued
      .when(told('2020-01-15', { type: 'ChooseApl', on: day('2020-01-15'), provider: only(CPI_FIRENZE) }))
      .thenFacts({ type: 'AplChosen', provider: only(CPI_FIRENZE) });
  });
});

describe('conditionality', () => {
  it('counts each kind of breach by itself, and says what each comes to', () => {
    const life = begun.and(
      breach('2020-02-03', 'appointment-missed'),
      breach('2020-02-10', 'guidance-missed'),
      breach('2020-02-17', 'appointment-missed'),
      breach('2020-02-24', 'offer-refused'),
      breach('2020-03-02', 'appointment-missed'),
    );
    expect(sanctions(life)).toEqual([1, 2, 2, 0, 'forfeiture']);
    expect(life.seen.stage).toBe('started');
  });

  it.each<readonly [Breach, number]>([
    ['appointment-missed', 3],
    ['guidance-missed', 2],
    ['training-missed', 1],
    ['offer-refused', 3],
  ])('lets the CPI end the track for %s once it was the %d., not before', (kind, most) => {
    const days = ['2020-02-03', '2020-02-10', '2020-02-17'].slice(0, most);
    let life = begun;
    for (const on of days) {
      life.when(sanctioned(on)).thenRefused('sanction-not-reached');
      life = life.and(breach(on, kind));
    }
    life.when({ ...sanctioned('2020-03-02'), actor: GINESTRA }).thenRefused('exit-cause-of-another', 'cpi');
    const lost = life.and(sanctioned('2020-03-02'));
    expect(lost.seen).toMatchObject({ stage: 'requirement-lost', end: { cause: 'sanction' } });
    expect(lost.world.keys).toEqual({});
  });

  it('counts a day once, and none that was recorded by mistake or did not stand on appeal', () => {
    const once = begun.and(breach('2020-02-03', 'guidance-missed'));
    once.when(breach('2020-02-03', 'guidance-missed')).thenRefused('breach-already-recorded', '2020-02-03');
    const twice = once.and(breach('2020-02-10', 'guidance-missed'));
    const upheld = twice.and(
      acted('2020-02-20', {
        type: 'CorrectFact',
        corrects: lastVersionOf(once, 'BreachRecorded'),
        instead: null,
        withdraws: [],
      }),
    );
    upheld.when(sanctioned('2020-02-21')).thenRefused('sanction-not-reached');
    const again = upheld.and(breach('2020-02-24', 'guidance-missed'));
    expect(sanctions(again).at(-1)).toBe('forfeiture');
    again.when(sanctioned('2020-02-25')).thenFactsLike({ type: 'RequirementLost', cause: 'sanction' });
  });

  it('binds nobody before the patto, is told by the CPI and the chosen provider, and is offered nowhere else', () => {
    registers
      .and(acted('2020-01-07', ADHESION), acted('2020-01-08', { type: 'TakeInCharge' }))
      .when(acted('2020-01-09', { type: 'RecordBreach', breach: 'guidance-missed' }))
      .thenRefused('step-not-allowed-now');
    begun.when(breach('2020-02-03', 'guidance-missed', ROTTA)).thenRefused('not-the-chosen-apl');
    begun.when(breach('2020-02-03', 'guidance-missed', BENEFICIARY)).thenRefused('step-of-another');
    expect(possibilities(begun.percorso, RULEBOOK)).toContainEqual({
      command: 'RecordBreach',
      allowed: true,
      missing: [],
    });
    const pio = new Given(registersUnder(RULEBOOK)).and(acted('2020-01-07', SUBMIT));
    expect(possibilities(pio.percorso, RULEBOOK).map(({ command }) => command)).not.toContain('RecordBreach');
    pio
      .when(acted('2020-01-08', { type: 'RecordBreach', breach: 'guidance-missed' }))
      .thenRefused('step-not-in-programme');
  });
});

describe('the assegno of the track', () => {
  it('pays the provider for the job only: 3,400 euro at 0.8, in two halves; its hours earn nothing', () => {
    const life = lived(allDone(begun), hour('2020-01-27', 1), reported(hire(1, ['2020-02-03'])));
    const end = until(life, '2021-03-01');
    expect(happened(end, 'FeeAssessed')).toMatchObject([
      { part: 'result', payee: BODY, entitledCents: 170_000 },
      { part: 'result', payee: BODY, entitledCents: 340_000 },
    ]);
    expect(moneyOf(paidTo(end, BODY, '2021-03-02')).payees).toMatchObject([{ payee: BODY, paid: 340_000 }]);
  });

  it('pays 500 to 2,500 euro for a fixed term of six months, and nothing without a job', () => {
    const fixed = lived(allDone(begun), reported(hire(1, ['2020-02-03', '2020-08-31'])));
    expect(happened(until(fixed, '2020-12-31'), 'FeeAssessed')).toMatchObject([{ entitledCents: 170_000 }]);
    const without = until(lived(allDone(begun), hour('2020-01-27', 1)), '2021-12-31');
    expect(happened(without, 'FeeAssessed')).toEqual([]);
    expect(without.world.taken['envelope/RDC-ASSEGNO'] ?? {}).toEqual({});
  });
});

describe('RDC in random lives', () => {
  holdsInRandomLives({
    begun: allDone(begun),
    from: day('2020-01-20'),
    by: { provider: APL_GINESTRA, actor: GINESTRA },
    ceilingCents: 500_000,
  });
});

it('states every open parameter that concerns it', () => {
  expect(parametersIn(RDC_2019)).toEqual(
    [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 21, 22, 28, 29, 30].map(
      (one) => `P${String(one).padStart(2, '0')}`,
    ),
  );
});
