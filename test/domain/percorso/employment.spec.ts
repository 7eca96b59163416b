import { acted, given, type Given } from '../given';
import type { Asked } from '../model';
import { annulment, contract, end, FARM, hire, receivedOn } from '../employment/messages';
import { allDone, assessed, begun, deadlines, happened, lived, moneyOf, reported, until } from '../life';
import { APL_GINESTRA, APL_ROTTA, GINESTRA, TUTOR, only } from '../values';

const FOR_GOOD = hire(1, ['2020-03-02']);

describe('a message about the person', () => {
  it('becomes a fact of the percorso, on the day on which it was told, and names the version that it read', () => {
    const life = lived(begun(), reported(FOR_GOOD));
    const [observed] = life.facts.filter(({ event }) => event.type === 'EmploymentObserved');
    expect(observed).toMatchObject({
      event: { personVersion: 2, communication: FOR_GOOD },
      effectiveOn: '2020-03-02',
      toldAt: '2020-03-01T09:00:00.000Z',
      causation: expect.stringMatching(/^observed\/person\/.*@2$/) as string,
      basis: [{ rule: 'D.M. 30/10/2007' }],
    });
  });

  it('that comes again changes nothing', () => {
    const life = lived(begun(), reported(FOR_GOOD));
    expect(lived(life, reported(FOR_GOOD, '2020-03-10')).facts).toEqual(life.facts);
  });

  it('from before the adhesion is noticed with it, and earns nothing', () => {
    const life = begun({ before: [reported(hire(1, ['2019-12-10']))] });
    expect(happened(life, 'EmploymentObserved', 'OutcomeRecognised')).toMatchObject([
      { type: 'EmploymentObserved', on: '2019-12-10' },
    ]);
  });

  it('is not noticed by an adhesion that was rejected', () => {
    const rejected = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
      reported(FOR_GOOD),
    );
    expect(happened(rejected.andWaited('2020-04-01'), 'EmploymentObserved')).toEqual([]);
  });
});

describe('a job in force at the end of the six months', () => {
  const life = lived(begun(), reported(FOR_GOOD));

  it('suspends the service, and ends it once it has lasted as long', () => {
    expect(until(life, '2020-07-20').seen.stage).toBe('started');
    expect(deadlines(life)[0]).toEqual(['conclusion', '2020-09-02']);
    expect(happened(until(life, '2020-09-03'), 'PercorsoConcluded')).toMatchObject([{ on: '2020-09-03' }]);
  });

  it('that ends in time lets the service go on, by the days that it lasted', () => {
    const ended = lived(life, reported(receivedOn(end(2, FOR_GOOD, '2020-07-31'), '2020-08-03')));
    // 152 days from 2 March to 31 July, after 15 July.
    expect(deadlines(ended)).toEqual([['conclusion', '2020-12-14']]);
    const late = hire(3, ['2020-12-14'], { employer: FARM });
    expect(moneyOf(lived(ended, reported(late))).expected).toMatchObject({ relationship: late.protocol });
  });

  it('is an outcome that began in time, however late its message comes', () => {
    const late = lived(until(begun(), '2020-08-31'), reported(FOR_GOOD, '2020-09-28'));
    expect(late.seen.stage).toBe('concluded');
    expect(assessed(late)).toEqual({ [APL_GINESTRA]: 170_000 });
  });

  it('a traineeship is none: nothing stands still, nothing is earned', () => {
    const trainee = hire(1, ['2020-03-02'], { contract: contract('C.01.00') });
    const after = lived(begun(), reported(trainee));
    expect(deadlines(after)).toEqual(deadlines(begun()));
    expect(happened(after, 'OutcomeRecognised')).toEqual([]);
  });
});

describe('a hire before the first meeting', () => {
  const accepted = given('apl-accepted').and(reported(hire(1, ['2020-01-27'])));

  it('voids the term of the meeting: the APL keeps the person, and what the job earns', () => {
    const life = until(accepted, '2020-02-10');
    expect(life.seen.stage).toBe('apl-accepted');
    expect(deadlines(life)[0]).toEqual(['conclusion', '2020-07-27']);
    expect(assessed(until(life, '2020-08-31'))).toEqual({ [APL_GINESTRA]: 170_000 });
  });

  it('voids the term of the answer too', () => {
    const chosen = given('apl-chosen').and(reported(hire(1, ['2020-01-20'])));
    expect(until(chosen, '2020-02-10').seen.stage).toBe('apl-chosen');
  });

  it('does not keep the meeting from being held', () => {
    until(accepted, '2020-02-10')
      .when(acted('2020-02-11', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA))
      .thenFactsLike({ type: 'FirstMeetingHeld' });
  });

  it('that the APL answers with a refusal is not its outcome, and what was recognised is taken back', () => {
    const chosen = given('apl-chosen').and(
      reported(hire(1, ['2020-01-20'])),
      acted('2020-01-21', { type: 'DeclinePerson' }, GINESTRA),
    );
    expect(happened(chosen, 'OutcomeRecognised')).toMatchObject([
      { outcome: 'TI', expectedCents: 340_000 },
      { outcome: null, expectedCents: 0 },
    ]);
  });
});

describe('a hire that is told after the first meeting was missed', () => {
  const missed = allDone(given('apl-accepted').andWaited('2020-02-03'));
  const life = lived(missed, reported(hire(1, ['2020-01-27']), '2020-02-10'));

  it('makes the choice hold again: the job began before the term had passed', () => {
    expect(happened(life, 'FirstMeetingMissed')).toHaveLength(1);
    expect(moneyOf(life).expected).toMatchObject({ outcome: 'TI', cents: 340_000 });
    expect(assessed(until(life, '2020-08-31'))).toEqual({ [APL_GINESTRA]: 170_000 });
  });

  it('is no exit: nothing lapses, and the service ends once the job has lasted six months', () => {
    expect(deadlines(life)[0]).toEqual(['conclusion', '2020-07-27']);
    const concluded = until(life, '2020-07-28');
    expect(concluded.seen).toMatchObject({ stage: 'concluded', provider: null });
  });

  it('and after the term began does not: the choice stays struck off', () => {
    const later = lived(missed, reported(hire(1, ['2020-02-06']), '2020-02-10'));
    expect(moneyOf(later).expected.cents).toBe(0);
  });

  it('makes the term of the next choice stand still on the days that it still lasts', () => {
    // The choice is open until 3 March; the job lasts 82 days of that term, from 2 February to 23 April.
    const short = lived(missed, reported(hire(1, ['2020-01-27', '2020-04-23']), '2020-02-10'));
    expect(deadlines(short)).toEqual([['choice', '2020-05-24']]);
  });
});

describe('the term of the choice', () => {
  const issued = allDone(given('issued'));

  it('stands still on the days of a job that ends in time', () => {
    // 10 days from 1 February, after 12 February.
    const life = lived(issued, reported(hire(1, ['2020-02-01', '2020-02-10'])));
    expect(deadlines(life)).toEqual([['choice', '2020-02-22']]);
  });

  it('stands still on the days that a job begun before the issue still lasts', () => {
    // From 13 January, the day of the issue, to 20 January: eight days.
    const life = lived(issued, reported(hire(1, ['2020-01-11', '2020-01-20']), '2020-01-14'));
    expect(deadlines(life)).toEqual([['choice', '2020-02-20']]);
  });

  it('runs anew from the day on which it is known that a job that voided the term of the APL never was', () => {
    const hired = hire(1, ['2020-01-20']);
    const never = reported(receivedOn(annulment(2, hired), '2020-05-04'));
    const life = lived(given('apl-chosen').and(reported(hired)), never);
    // The silence is that of 22 January; 4 May + 30 days is 3 June.
    expect(happened(life, 'AplAcceptanceExpired')).toMatchObject([{ on: '2020-01-23' }]);
    expect(life.due({ choice: '2020-06-03' }).seen.stage).toBe('issued');
  });
});

describe('the best of several jobs', () => {
  it('is paid to the APL that was chosen when it began', () => {
    const changed: readonly Asked[] = [
      acted('2020-02-20', { type: 'ChangeApl' }),
      acted('2020-02-24', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
    ];
    const before = lived(begun(), ...changed, reported(hire(1, ['2020-02-21']), '2020-02-25'));
    const after = lived(begun(), ...changed, reported(hire(1, ['2020-02-24']), '2020-02-25'));
    expect(assessed(until(before, '2021-12-31'))).toEqual({ [APL_GINESTRA]: 340_000 });
    expect(assessed(until(after, '2021-12-31'))).toEqual({ [APL_ROTTA]: 340_000 });
  });

  it('is one fee: a second job adds nothing unless it earns more', () => {
    const life = lived(begun(), reported(FOR_GOOD), reported(hire(2, ['2020-03-16', '2020-12-31'])));
    expect(assessed(until(life, '2021-12-31'))).toEqual({ [APL_GINESTRA]: 340_000 });
  });
});

it('a percorso that nobody follows any more still hears of its person', () => {
  const closed = until(begun(), '2021-01-01');
  expect(closed.agenda.closed).toBe(true);
  const heard: Given = lived(closed, reported(FOR_GOOD, '2021-02-01'));
  expect(assessed(heard)).toEqual({ [APL_GINESTRA]: 170_000 });
});
