import type { Activity } from '../../../domain/activity';
import { acted, given, told } from '../given';
import { isSpokenOf } from '../../support/spoken-of';
import {
  allDone,
  assessed,
  begun,
  deadlines,
  happened,
  hour,
  lived,
  moneyOf,
  placesAt,
  until,
} from '../life';
import { sum } from '../model';
import { FIRST_READING, SETTLED_READING, THIRD_READING } from '../readings';
import {
  APL_GINESTRA,
  APL_ROTTA,
  CPI,
  CPI_FIRENZE,
  GINESTRA,
  only,
  OTHER_TUTOR,
  ROTTA,
  TUTOR,
} from '../values';
import { activityOf } from './activity';

const ROSA = OTHER_TUTOR;

describe('the intensive search plan', () => {
  const started = given('started');
  const sign = (on: string, ...signers: readonly ('person' | 'apl')[]) =>
    acted(on, { type: 'SignPlan', signers });

  it('is agreed once both have signed: one after the other', () => {
    const person = started
      .when(sign('2020-01-22', 'person'))
      .thenFacts({ type: 'PlanSigned', signers: ['person'] });
    expect(deadlines(person)[0]?.[0]).toBe('plan');
    const both = person.when(sign('2020-01-24', 'apl')).thenFacts({ type: 'PlanSigned', signers: ['apl'] });
    expect(deadlines(both)).toEqual([['conclusion', '2020-07-15']]);
  });

  it('is signed by both at once, and a signature given twice counts once', () => {
    const person = started.and(sign('2020-01-22', 'person'));
    person.when(sign('2020-01-23', 'person', 'apl')).thenFacts({ type: 'PlanSigned', signers: ['apl'] });
    person.when(sign('2020-01-23', 'person')).thenRefused('plan-already-signed');
  });

  it('that is overdue is a word to the parties, once, and may still be signed', () => {
    const overdue = until(started, '2020-03-01');
    expect(happened(overdue, 'PlanOverdue')).toMatchObject([{ on: '2020-02-01' }]);
    expect(overdue.facts.at(-1)?.event).toMatchObject({ effect: 'notify-parties' });
    overdue.when(sign('2020-03-02', 'person', 'apl')).thenFactsLike({ type: 'PlanSigned' });
  });

  it('comes with specialist guidance, which the APL opens', () => {
    started
      .when(acted('2020-01-22', { type: 'OpenGuidance' }, GINESTRA))
      .thenFacts({ type: 'GuidanceOpened' });
  });
});

describe('a change', () => {
  it('of the APL is granted until day 89 from the choice, and not on day 90', () => {
    begun()
      .when(acted('2020-04-13', { type: 'ChangeApl' }))
      .thenFactsLike({ type: 'AplChangeRequested' })
      .due({ choice: '2020-05-13' });
    begun()
      .when(acted('2020-04-14', { type: 'ChangeApl' }))
      .thenRefused('change-too-late');
  });

  const changed = lived(
    begun({ before: [placesAt(APL_GINESTRA, 1)] }),
    acted('2020-02-20', { type: 'ChangeApl' }),
    acted('2020-02-24', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
  );

  it('of the APL does not stop the six months, frees the place and undoes the appointments', () => {
    expect(changed.seen).toMatchObject({
      stage: 'apl-chosen',
      provider: only(APL_ROTTA),
      plannedEnd: '2020-07-15',
    });
    expect(sum(changed.world.taken[`apl-places/${APL_GINESTRA}`])).toBe(0);
    const undone = changed.facts.flatMap(({ event }) =>
      event.type === 'EffectAnswered' && event.direction === 'undo' ? [event.effect] : [],
    );
    expect(undone.filter(isSpokenOf)).toEqual(['book-appointments', 'notify-apl']);
  });

  it('of the APL is granted once', () => {
    lived(
      changed,
      acted('2020-02-25', { type: 'AcceptPerson' }, ROTTA),
      acted('2020-02-28', { type: 'HoldFirstMeeting', tutorId: TUTOR }, ROTTA),
    )
      .when(acted('2020-03-02', { type: 'ChangeApl' }))
      .thenRefused('change-already-used');
  });

  it('of the tutor is granted once', () => {
    const change = (on: string, tutorId = ROSA) => acted(on, { type: 'ChangeTutor', tutorId }, GINESTRA);
    const after = begun().when(change('2020-05-04')).thenFacts({ type: 'TutorChanged', tutorId: ROSA });
    expect(after.seen).toMatchObject({ stage: 'started', tutorId: ROSA });
    after.when(change('2020-05-05', TUTOR)).thenRefused('change-already-used');
  });
});

describe('the places of an APL', () => {
  it('are taken by the choice; where none is left another APL is chosen', () => {
    const issued = given('issued').and(placesAt(APL_GINESTRA, 0));
    const choose = (aplId: typeof APL_GINESTRA) =>
      acted('2020-01-15', { type: 'ChooseApl', provider: only(aplId) });
    issued.when(choose(APL_GINESTRA)).thenRefused('apl-full');
    issued.when(choose(APL_ROTTA)).thenFactsLike({ type: 'AplChosen' });
  });

  it.each([
    [
      'a refusal',
      (life: ReturnType<typeof given>) => life.and(acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA)),
    ],
    ['a silence', (life: ReturnType<typeof given>) => life.andWaited('2020-01-24')],
  ] as const)('are free again after %s', (_, happens) => {
    const chosen = given('issued').and(
      placesAt(APL_GINESTRA, 1),
      acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    );
    expect(sum(happens(chosen).world.taken[`apl-places/${APL_GINESTRA}`])).toBe(0);
  });
});

describe('an activity', () => {
  const started = begun();

  it('is recorded with what was given, by whom and for how long', () => {
    const tutoring = activityOf({ on: '2020-02-03', digit: 1 });
    const { type: _, ...activity } = tutoring;
    const after = started
      .when(told('2020-02-05', tutoring, GINESTRA))
      .thenFacts({ type: 'ActivityRecorded', ...activity });
    expect(after.percorso).toMatchObject({ since: '2020-01-20' });
  });

  it('told again changes nothing; with other data it is refused', () => {
    const once = started.and(hour('2020-02-03', 1));
    once.when(hour('2020-02-03', 1)).thenFacts();
    once.when(hour('2020-02-03', 1, 90)).thenRefused('activity-already-recorded', hourId());
  });

  it('of a day before the adhesion, or after the end, is refused; told late it counts', () => {
    started
      .when(told('2020-02-05', activityOf({ on: '2020-01-06', digit: 1 }), CPI))
      .thenRefused('activity-outside-percorso');
    const ended = until(started, '2020-08-01');
    ended
      .when(told('2020-08-03', activityOf({ on: '2020-07-17', digit: 1 }), GINESTRA))
      .thenRefused('activity-outside-percorso');
    const late = ended.and(told('2020-08-03', activityOf({ on: '2020-07-13', digit: 1 }), GINESTRA));
    expect(assessed(late)).toEqual({ [APL_GINESTRA]: 3_550 });
  });

  it('is no longer than a day, all of that day together, under the third reading', () => {
    const day = (on: string, digit: number, changes: Partial<Omit<Activity, 'on'>>) =>
      told('2020-02-20', activityOf({ on, digit, ...changes }), GINESTRA);
    const third = begun({ rulebook: THIRD_READING }).and(day('2020-02-03', 1, { minutes: 1000 }));
    third
      .when(day('2020-02-03', 2, { minutes: 441, kind: 'interview' }))
      .thenRefused('activities-beyond-a-day', activityOf({ on: '2020-02-03', digit: 1 }).activityId);
    third.when(day('2020-02-03', 2, { minutes: 440 })).thenFactsLike({ type: 'ActivityRecorded' });
    third.when(day('2020-02-04', 2, { minutes: 1440 })).thenFactsLike({ type: 'ActivityRecorded' });
    third
      .when(day('2020-02-03', 2, { minutes: 1440, attendance: 'absent' }))
      .thenFactsLike({ type: 'ActivityRecorded' });
    const { activityId } = activityOf({ on: '2020-02-03', digit: 1 });
    third
      .and(acted('2020-02-20', { type: 'CancelActivity', activityId }, GINESTRA))
      .when(day('2020-02-03', 2, { minutes: 1440 }))
      .thenFactsLike({ type: 'ActivityRecorded' });
    for (const rulebook of [FIRST_READING, SETTLED_READING])
      begun({ rulebook })
        .and(day('2020-02-03', 1, { minutes: 1440 }))
        .when(day('2020-02-03', 2, { minutes: 1440 }))
        .thenFactsLike({ type: 'ActivityRecorded' });
  });

  it('is given by an office, or by an APL that the person chose', () => {
    started
      .when(told('2020-02-05', activityOf({ on: '2020-02-03', digit: 1, provider: APL_ROTTA }), CPI))
      .thenRefused('provider-not-chosen', APL_ROTTA);
    started
      .when(told('2020-02-05', activityOf({ on: '2020-02-03', digit: 1, provider: CPI_FIRENZE }), CPI))
      .thenFactsLike({ type: 'ActivityRecorded' });
  });

  it('of an APL that the person left may still be told by it, and earns for it', () => {
    const left = lived(
      started,
      acted('2020-02-20', { type: 'ChangeApl' }),
      acted('2020-02-24', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
    );
    const late = until(
      left.and(told('2020-02-26', activityOf({ on: '2020-02-10', digit: 1 }), GINESTRA)),
      '2020-12-31',
    );
    expect(assessed(late)).toEqual({ [APL_GINESTRA]: 3_550 });
  });

  it('is told, and taken back, by the APL that gave it and by no other', () => {
    const second = lived(
      started,
      hour('2020-02-03', 1),
      acted('2020-02-20', { type: 'ChangeApl' }),
      acted('2020-02-24', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
    );
    second
      .when(told('2020-02-26', activityOf({ on: '2020-02-25', digit: 2, provider: APL_ROTTA }), GINESTRA))
      .thenRefused('activity-of-another', APL_ROTTA);
    second
      .when(acted('2020-02-26', { type: 'CancelActivity', activityId: hourId() }, ROTTA))
      .thenRefused('activity-of-another', APL_GINESTRA);
    second
      .when(acted('2020-02-26', { type: 'CancelActivity', activityId: hourId() }, GINESTRA))
      .thenFacts({ type: 'ActivityCancelled', activityId: hourId() });
  });

  it('recorded by mistake is taken out of the count, also after the end', () => {
    const ended = until(started.and(hour('2020-02-03', 1), hour('2020-02-04', 2)), '2020-08-01');
    expect(assessed(ended)).toEqual({ [APL_GINESTRA]: 7_100 });
    const less = ended.and(acted('2020-08-03', { type: 'CancelActivity', activityId: hourId() }));
    expect(assessed(less)).toEqual({ [APL_GINESTRA]: 3_550 });
    less
      .when(acted('2020-08-04', { type: 'CancelActivity', activityId: hourId() }))
      .thenRefused('activity-unknown', hourId());
  });

  it('is owed by process only once the percorso has ended', () => {
    const before = allDone(started.and(hour('2020-02-03', 1)));
    expect(moneyOf(before).payees).toEqual([]);
    expect(assessed(until(before, '2020-07-16'))).toEqual({ [APL_GINESTRA]: 3_550 });
  });

  it('beyond ten hours earns no more', () => {
    const hours = Array.from({ length: 12 }, (_, index) =>
      hour(`2020-02-${String(index + 3).padStart(2, '0')}`, index),
    );
    expect(assessed(until(lived(started, ...hours), '2020-07-16'))).toEqual({ [APL_GINESTRA]: 35_500 });
  });
});

function hourId() {
  return activityOf({ on: '2020-02-03', digit: 1 }).activityId;
}
