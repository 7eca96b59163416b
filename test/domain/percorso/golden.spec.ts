import { annulment, conversion, end, extension, hire, receivedOn } from '../employment/messages';
import { acted } from '../given';
import { assessed, begun, deadlines, happened, lived, paidOut, reported, until } from '../life';
import { APL_GINESTRA } from '../values';

/** Seven months from Monday 3 February: day 183 is 3 August, and no message about it comes after 8 August. */
const SEVEN_MONTHS = hire(1, ['2020-02-03', '2020-09-02']);
const FIVE_MONTHS = hire(1, ['2020-02-03', '2020-07-02']);

describe('G3: a fixed term of seven months at a profile of 0.6', () => {
  const life = until(lived(begun({ profileIndex: 6000 }), reported(SEVEN_MONTHS)), '2020-08-31');

  it('is recognised as soon as it is told, and worth 1,300 euro', () => {
    expect(happened(life, 'OutcomeRecognised')).toMatchObject([
      { on: '2020-02-02', outcome: 'TD6', relationship: SEVEN_MONTHS.protocol, expectedCents: 130_000 },
    ]);
  });

  it('is owed from the day after the last lawful message about day 183', () => {
    expect(happened(life, 'OutcomeVerified', 'FeeAssessed')).toEqual([
      {
        on: '2020-08-09',
        type: 'OutcomeVerified',
        outcome: 'TD6',
        milestone: 'M6',
        relationship: SEVEN_MONTHS.protocol,
        reachedOn: '2020-08-03',
      },
      {
        on: '2020-08-09',
        type: 'FeeAssessed',
        payee: `apl/${APL_GINESTRA}`,
        part: 'result',
        entitledCents: 130_000,
        differenceCents: 130_000,
      },
    ]);
  });

  it('ends the service once the job has lasted six months, and is what stays reserved', () => {
    expect(happened(life, 'PercorsoConcluded')).toMatchObject([{ on: '2020-08-04' }]);
    const settled = until(life, '2020-10-01');
    expect(happened(settled, 'PercorsoSettled', 'ReservationChanged')).toMatchObject([
      // The 20th of the next month is a Sunday: a temp agency may tell of a hire until Monday 21 September.
      { on: '2020-09-22', type: 'PercorsoSettled' },
      { on: '2020-09-22', type: 'ReservationChanged', cents: 130_000 },
    ]);
    expect(settled.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });
});

describe('the day from which a milestone is payable', () => {
  it('G4: of a temp agency is after the 20th of the next month, moved past Sunday: 22 September', () => {
    const message = hire(1, ['2020-02-10', '2020-08-31'], { module: 'temp-agency' });
    const life = until(lived(begun(), reported(message)), '2020-10-31');
    expect(happened(life, 'OutcomeVerified')).toMatchObject([{ on: '2020-09-22', reachedOn: '2020-08-10' }]);
    expect(happened(life, 'FeeAssessed')).toMatchObject([{ on: '2020-09-22' }]);
  });

  it('G5: of 20 December moves past Christmas, Saint Stephen and Sunday: 29 December', () => {
    const life = until(lived(begun(), reported(hire(1, ['2020-06-21', '2021-03-31']))), '2021-01-31');
    expect(happened(life, 'OutcomeVerified')).toMatchObject([{ on: '2020-12-29', reachedOn: '2020-12-20' }]);
  });
});

describe('G6: a job of 61 days inside the six months', () => {
  const life = lived(begun(), reported(hire(1, ['2020-03-01', '2020-04-30'])));

  it('moves the end from 15 July to 14 September', () => {
    expect(deadlines(begun())).toEqual([['conclusion', '2020-07-15']]);
    expect(deadlines(life)).toEqual([['conclusion', '2020-09-14']]);
  });

  it('concludes the service only then', () => {
    expect(until(life, '2020-09-14').seen.stage).toBe('started');
    expect(happened(until(life, '2020-09-15'), 'PercorsoConcluded')).toMatchObject([{ on: '2020-09-15' }]);
  });
});

describe('G9: a fixed term of five months that is extended to seven', () => {
  const before = lived(begun(), reported(FIVE_MONTHS));
  const extended = receivedOn(extension(2, FIVE_MONTHS, '2020-09-02'), '2020-06-30');
  const after = lived(before, reported(extended));

  it('is no outcome at first: the service goes on after it, 151 days longer', () => {
    expect(happened(before, 'OutcomeRecognised')).toEqual([]);
    expect(deadlines(before)).toEqual([['conclusion', '2020-12-13']]);
  });

  it('is one from the extension on, and ends the service once it has lasted six months', () => {
    expect(happened(after, 'OutcomeRecognised')).toMatchObject([{ on: '2020-06-30', outcome: 'TD6' }]);
    expect(deadlines(after)).toEqual([
      ['conclusion', '2020-08-03'],
      ['evidence', '2020-08-08'],
    ]);
    expect(assessed(until(after, '2020-08-09'))).toEqual({ [APL_GINESTRA]: 190_000 });
  });
});

describe('G10: a fixed term that was paid, and is then converted to open-ended, at a profile of 0.7', () => {
  const paid = paidOut(
    until(lived(begun({ profileIndex: 7000 }), reported(SEVEN_MONTHS)), '2020-08-20'),
    '2020-08-20',
  );
  const converted = receivedOn(
    conversion(2, SEVEN_MONTHS, { eventOn: SEVEN_MONTHS.plannedEndOn ?? SEVEN_MONTHS.eventOn }),
    '2020-09-04',
  );
  const life = lived(paid, reported(converted));

  it('is worth 2,600 euro in all; the first half of it is less than what was paid already', () => {
    expect(happened(life, 'OutcomeRecognised').at(-1)).toMatchObject({
      outcome: 'TI',
      expectedCents: 260_000,
    });
    // Day 183 from the conversion of 2 September is 3 March 2021.
    expect(assessed(until(life, '2021-03-31'))).toEqual({ [APL_GINESTRA]: 160_000 });
  });

  it('is paid the difference only: 1,000 euro after a year', () => {
    const year = paidOut(until(life, '2021-09-30'), '2021-09-30');
    expect(happened(year, 'FeeAssessed')).toMatchObject([
      { entitledCents: 160_000, differenceCents: 160_000 },
      { entitledCents: 260_000, differenceCents: 100_000 },
    ]);
    expect(happened(year, 'PaymentApproved')).toMatchObject([{ cents: 160_000 }, { cents: 100_000 }]);
    expect(year.agenda.closed).toBe(true);
  });
});

describe('G13: an end that was told by mistake, and annulled after the milestone was not granted', () => {
  const hired = hire(1, ['2020-02-03']);
  const ended = receivedOn(end(2, hired, '2020-07-08'), '2020-07-10');
  const refused = until(lived(begun(), reported(hired), reported(ended)), '2020-08-31');
  const life = lived(
    refused,
    reported(receivedOn(annulment(3, ended), '2020-09-01')),
    acted('2020-09-02', { type: 'Reassess' }),
  );

  it('first takes the outcome away', () => {
    expect(assessed(refused)).toEqual({});
    expect(happened(refused, 'OutcomeRecognised')).toMatchObject([
      { on: '2020-02-02', outcome: 'TI', expectedCents: 340_000 },
      { on: '2020-07-10', outcome: null, relationship: null, expectedCents: 0 },
    ]);
  });

  it('then grants the milestone on the day on which the annulment is told, and leaves both decisions readable', () => {
    expect(happened(life, 'OutcomeRecognised')).toHaveLength(3);
    expect(happened(life, 'FeeAssessed')).toMatchObject([{ on: '2020-09-01', differenceCents: 170_000 }]);
  });

  it('ends the service on the day on which, as is now known, the job had lasted six months; nothing owed falls for that', () => {
    expect(happened(life, 'PercorsoConcluded')).toMatchObject([{ on: '2020-08-04' }]);
    expect(assessed(life)).toEqual({ [APL_GINESTRA]: 170_000 });
    expect(happened(life, 'RecoveryOpened')).toEqual([]);
  });
});
