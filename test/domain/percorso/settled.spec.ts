import { proposed } from '../../../domain/programmes/citations';
import type { AllowanceRule } from '../../../domain/programmes/entitlements';
import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import { TOS_PIO2, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { SETTLED_PROCESS, SETTLED_RESULT } from '../../../domain/programmes/tos-pio2-settled';
import { annulment, conversion, end, extension, hire, receivedOn } from '../employment/messages';
import type { Given } from '../given';
import { acted, given, registersUnder, told } from '../given';
import {
  assessed,
  begun,
  deadlines,
  envelopeOf,
  happened,
  hour,
  lived,
  moneyOf,
  paidOut,
  reported,
  until,
} from '../life';
import type { Asked } from '../model';
import { SETTLED_READING } from '../readings';
import { APL_GINESTRA, APL_ROTTA, day, GINESTRA, MARIA, only, ROTTA, TUTOR } from '../values';

const started = ({ profileIndex = 8000, before = [] as readonly Asked[] } = {}): Given =>
  begun({ profileIndex, before, rulebook: SETTLED_READING });

/** Seven months from Monday 3 February: the sixth ends on 2 August, and no message about it comes after 7 August. */
const SEVEN_MONTHS = hire(1, ['2020-02-03', '2020-09-02']);
const FIVE_MONTHS = hire(1, ['2020-02-03', '2020-07-02']);
const FOR_GOOD = hire(1, ['2020-02-03']);

describe('G3 as settled: a fixed term of seven months at a profile of 0.6', () => {
  const life = until(lived(started({ profileIndex: 6000 }), reported(SEVEN_MONTHS)), '2020-08-31');

  it('is recognised as soon as it is told: 1,000 euro were set aside, 1,300 are now', () => {
    expect(happened(life, 'AssegnoIssued')).toMatchObject([{ reservedCents: 100_000 }]);
    expect(happened(life, 'OutcomeRecognised', 'ReservationChanged')).toMatchObject([
      { on: '2020-02-02', outcome: 'TD6', expectedCents: 130_000 },
      { on: '2020-02-02', cents: 130_000 },
    ]);
  });

  it('is owed from the day after the last lawful message about the last day of its sixth month', () => {
    expect(happened(life, 'OutcomeVerified', 'FeeAssessed')).toMatchObject([
      { on: '2020-08-08', milestone: 'M6', reachedOn: '2020-08-02' },
      { on: '2020-08-08', part: 'result', payee: `apl/${APL_GINESTRA}`, differenceCents: 130_000 },
    ]);
  });

  it('is all that stays set aside', () => {
    const settled = until(life, '2020-10-01');
    expect(happened(settled, 'PercorsoSettled')).toMatchObject([{ on: '2020-09-22' }]);
    expect(happened(settled, 'ReservationChanged')).toHaveLength(1);
    expect(moneyOf(settled).heldCents).toBe(130_000);
    expect(settled.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });
});

describe('the day from which a milestone is payable, as settled', () => {
  it('G4: of a temp agency is after the 20th of the next month, moved past Sunday: 22 September', () => {
    const message = hire(1, ['2020-02-10', '2020-08-31'], { module: 'temp-agency' });
    const life = until(lived(started(), reported(message)), '2020-10-31');
    expect(happened(life, 'OutcomeVerified')).toMatchObject([{ on: '2020-09-22', reachedOn: '2020-08-09' }]);
    expect(happened(life, 'FeeAssessed')).toMatchObject([{ on: '2020-09-22', entitledCents: 190_000 }]);
  });

  it('G5: of 20 December moves past Christmas, Saint Stephen and Sunday: 29 December', () => {
    const life = until(lived(started(), reported(hire(1, ['2020-06-21', '2021-03-31']))), '2021-01-31');
    expect(happened(life, 'OutcomeVerified')).toMatchObject([{ on: '2020-12-29', reachedOn: '2020-12-20' }]);
  });
});

it('G6 as settled: a job of 61 days moves the end, which runs from the choice, to 14 September', () => {
  const life = lived(started(), reported(hire(1, ['2020-03-01', '2020-04-30'])));
  expect(deadlines(life)).toEqual([['conclusion', '2020-09-14']]);
});

it('G9 as settled: a fixed term of five months is an outcome from its extension to seven on', () => {
  const before = lived(started(), reported(FIVE_MONTHS));
  expect(happened(before, 'OutcomeRecognised')).toEqual([]);
  expect(moneyOf(before).heldCents).toBe(100_000);
  const after = lived(before, reported(receivedOn(extension(2, FIVE_MONTHS, '2020-09-02'), '2020-06-30')));
  expect(happened(after, 'OutcomeRecognised')).toMatchObject([{ on: '2020-06-30', outcome: 'TD6' }]);
  expect(assessed(until(after, '2020-08-08'))).toEqual({ [APL_GINESTRA]: 190_000 });
});

it('G10 as settled: 1,600 euro for a fixed term at 0.7, then only the difference to 2,600', () => {
  const first = until(lived(started({ profileIndex: 7000 }), reported(SEVEN_MONTHS)), '2020-08-20');
  const converted = receivedOn(conversion(2, SEVEN_MONTHS, { eventOn: day('2020-09-02') }), '2020-09-04');
  const life = lived(paidOut(first, '2020-08-20'), reported(converted));
  expect(moneyOf(life).heldCents).toBe(260_000);
  // Six months from 2 September end on 1 March 2021: 1,300 are less than what was paid.
  expect(assessed(until(life, '2021-03-31'))).toEqual({ [APL_GINESTRA]: 160_000 });
  const year = until(life, '2021-09-30');
  expect(happened(year, 'FeeAssessed')).toMatchObject([
    { differenceCents: 160_000 },
    { differenceCents: 100_000 },
  ]);
  expect(happened(year, 'OutcomeVerified').at(-1)).toMatchObject({ outcome: 'TI', reachedOn: '2021-09-01' });
});

describe('G13 as settled: an end that was told by mistake and annulled', () => {
  const ended = receivedOn(end(2, FOR_GOOD, '2020-07-08'), '2020-07-10');
  const life = lived(
    until(lived(started(), reported(FOR_GOOD), reported(ended)), '2020-08-31'),
    reported(receivedOn(annulment(3, ended), '2020-09-01')),
  );

  it('lowers what is set aside, and raises it again, each on the day on which that was told', () => {
    expect(happened(life, 'ReservationChanged')).toMatchObject([
      { on: '2020-02-02', cents: 340_000 },
      { on: '2020-07-10', cents: 100_000 },
      { on: '2020-09-01', cents: 340_000 },
    ]);
  });

  it('grants the milestone on the day on which the annulment is told', () => {
    expect(happened(life, 'FeeAssessed')).toMatchObject([{ on: '2020-09-01', differenceCents: 170_000 }]);
  });
});

describe('what is set aside', () => {
  it('is the least value of an assegno, lowered to it before the end, and released after it when nothing was earned', () => {
    const ended = receivedOn(end(2, FOR_GOOD, '2020-04-30'), '2020-05-04');
    const life = lived(started(), reported(FOR_GOOD), reported(ended));
    expect(moneyOf(life)).toMatchObject({ heldCents: 100_000, settled: false });
    // 88 days from 3 February to 30 April after 15 July; a temp agency may tell of a hire until 20 November.
    const over = until(life, '2020-12-31');
    expect(happened(over, 'PercorsoConcluded')).toMatchObject([{ on: '2020-10-12' }]);
    expect(happened(over, 'ReservationReleased')).toMatchObject([{ on: '2020-11-21' }]);
    expect(moneyOf(over).heldCents).toBe(0);
  });

  it('covers the process part beside the result, up to the ceiling', () => {
    const life = lived(started(), hour('2020-01-27', 1), reported(FOR_GOOD));
    expect(moneyOf(life).heldCents).toBe(340_000 + 3550);
    const top = lived(started({ profileIndex: 10_000 }), hour('2020-01-27', 1), reported(FOR_GOOD));
    expect(moneyOf(top).heldCents).toBe(500_000);
  });

  it('that the envelope does not cover is said as missing, once, and granted when it has grown', () => {
    const poor = envelopeOf(150_000, '2020-01-02');
    const life = lived(started({ before: [poor] }), reported(FOR_GOOD));
    expect(happened(life, 'OutcomeRecognised', 'FundsMissing')).toMatchObject([
      { expectedCents: 340_000 },
      { on: '2020-02-02', cents: 240_000 },
    ]);
    const due = until(life, '2020-08-31');
    expect(assessed(due)).toEqual({});
    expect(happened(due, 'FundsMissing')).toHaveLength(1);
    const grown = due.and(envelopeOf(340_000, '2020-09-01'), acted('2020-09-02', { type: 'Reassess' }));
    expect(assessed(grown)).toEqual({ [APL_GINESTRA]: 170_000 });
    expect(moneyOf(grown)).toMatchObject({ heldCents: 340_000, missingCents: 0 });
  });
});

describe('the service begins with the first meeting', () => {
  const accepted = given('apl-accepted', registersUnder(SETTLED_READING));
  const met = (toldOn: string) =>
    told(toldOn, { type: 'HoldFirstMeeting', on: day('2020-01-20'), tutorId: TUTOR }, GINESTRA);

  it.each(['2020-01-20', '2020-01-24'])('also where it is told on %s: a job of the day earns', (toldOn) => {
    const job = receivedOn(hire(1, ['2020-01-20']), '2020-01-18');
    const life = lived(accepted, reported(job), met(toldOn));
    expect(happened(life, 'OutcomeRecognised')).toMatchObject([{ on: toldOn, expectedCents: 340_000 }]);
  });

  it('a job of the day before earns nothing', () => {
    const life = lived(accepted, reported(hire(1, ['2020-01-19'])), met('2020-01-20'));
    expect(happened(until(life, '2021-12-31'), 'OutcomeRecognised')).toEqual([]);
  });

  it('who was never met has given no service', () => {
    const life = lived(accepted, reported(hire(1, ['2020-01-27'])));
    expect(assessed(until(life, '2021-12-31'))).toEqual({});
  });
});

describe('a provider that the person left', () => {
  const change = acted('2020-02-20', { type: 'ChangeApl' });
  const next: readonly Asked[] = [
    acted('2020-02-24', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
    acted('2020-02-25', { type: 'AcceptPerson' }, ROTTA),
    acted('2020-02-27', { type: 'HoldFirstMeeting', tutorId: TUTOR }, ROTTA),
  ];

  it.each([
    ['2020-02-20', APL_GINESTRA],
    ['2020-02-21', null],
    ['2020-02-26', null],
    ['2020-02-27', APL_ROTTA],
  ])('on 20 February: a job from %s is paid to %s', (from, apl) => {
    const life = lived(started(), change, ...next, reported(hire(1, [from]), '2020-03-02'));
    expect(assessed(until(life, '2021-12-31'))).toEqual(apl === null ? {} : { [apl]: 340_000 });
  });

  it('loses the outcome of a job that was told before and begins after the departure', () => {
    const job = receivedOn(hire(1, ['2020-02-24']), '2020-02-18');
    const life = lived(started(), reported(job), change);
    expect(happened(life, 'OutcomeRecognised', 'ReservationChanged')).toMatchObject([
      { on: '2020-02-18', expectedCents: 340_000 },
      { on: '2020-02-18', cents: 340_000 },
      { on: '2020-02-20', expectedCents: 0, relationship: null },
      { on: '2020-02-20', cents: 100_000 },
    ]);
  });
});

it('each part is assessed on its own rule: the process never on that of the outcome', () => {
  const life = until(lived(started(), hour('2020-01-27', 1), reported(FOR_GOOD)), '2020-12-31');
  const bases = life.facts
    .filter(({ event }) => event.type === 'FeeAssessed')
    .map(({ event, basis }) => [(event as { part: string }).part, basis.map(({ rule }) => rule)]);
  expect(bases).toEqual([
    ['process', ['R-P2-11']],
    ['result', ['R-AI-12, R4, R5']],
  ]);
});

describe('a part that matures by date', () => {
  const source = proposed('TEST', {
    it: 'Un’indennità che nessun programma in vigore ha ancora.',
    en: 'An allowance that no programme in force has yet.',
  });
  const allowance: AllowanceRule = {
    kind: 'allowance',
    part: 'allowance',
    basis: source,
    kinds: SETTLED_PROCESS.kinds,
    leastMinutes: 60,
    centsPerMonth: 50_000,
    mostMonths: 2,
    source,
  };
  const rulebook: Rulebook = {
    programmes: [
      {
        ...TOS_PIO2,
        versions: [
          amended(TOS_PIO2_SETTLED, {
            version: 'with-allowance',
            entitlements: [SETTLED_RESULT, SETTLED_PROCESS, allowance],
          }),
        ],
      },
    ],
  };
  const life = lived(begun({ rulebook }), hour('2020-01-27', 1));

  it('is recorded on its day, and then owed to the person', () => {
    expect(deadlines(life)).toContainEqual(['evidence', '2020-02-14']);
    const month = until(life, '2020-02-20');
    const payee = `person/${MARIA}`;
    expect(happened(month, 'TrancheMatured', 'FeeAssessed')).toMatchObject([
      { on: '2020-02-15', type: 'TrancheMatured', part: 'allowance', payee, earnedOn: '2020-02-14' },
      { on: '2020-02-15', type: 'FeeAssessed', part: 'allowance', payee, entitledCents: 50_000 },
    ]);
    expect(assessed(month)).toEqual({ [MARIA]: 50_000 });
    expect(moneyOf(month).heldCents).toBe(100_000);
  });

  it('falls again when the activity was recorded by mistake', () => {
    const month = until(life, '2020-02-20');
    const activityId = month.facts
      .map(({ event }) => event)
      .flatMap((event) => (event.type === 'ActivityRecorded' ? [event.activityId] : []));
    const [id] = activityId;
    if (id === undefined) throw new Error('An hour was recorded');
    const after = month.and(acted('2020-02-21', { type: 'CancelActivity', activityId: id }, GINESTRA));
    expect(happened(after, 'FeeAssessed').at(-1)).toMatchObject({
      part: 'allowance',
      differenceCents: -50_000,
    });
  });
});
