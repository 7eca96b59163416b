import fc from 'fast-check';
import type { PlanAction } from '../../../domain/percorso/agreed-events';
import { deliveredOf, undeliveredActions, unplannedIn } from '../../../domain/percorso/plan-delivered';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { addDays } from '../../../domain/time/civil-date';
import { acted, given, told, type Given } from '../given';
import { begun, lastVersionOf } from '../life';
import { BENEFICIARY, day, GINESTRA, only, APL_ROTTA, ROTTA, TUTOR } from '../values';
import { activityOf } from './activity';

const COURSE: PlanAction = { action: 'course', from: day('2020-02-03'), to: day('2020-02-28'), hours: 20 };
const TALKS: PlanAction = {
  action: 'interview',
  from: day('2020-02-03'),
  to: day('2020-03-31'),
  sessions: 2,
};
const agree = (on: string, ...actions: readonly PlanAction[]) =>
  acted(on, { type: 'AgreePlan', actions }, GINESTRA);
const attended = (on: string, digit: number, more: object = {}) =>
  told(on, activityOf({ on, digit, ...more }), GINESTRA);
const open = ({ percorso }: Given) => percorso as BegunPercorso;
const planned = begun().and(agree('2020-01-22', COURSE, TALKS));
const standing = (life: Given, on: string) => deliveredOf(open(life), day(on));

describe('the actions of a plan', () => {
  it('are agreed with their dates, and replaced by those that are agreed later', () => {
    begun()
      .when(agree('2020-01-22', COURSE))
      .thenFacts({ type: 'PlanAgreed', actions: [COURSE] });
    const moved = planned.and(agree('2020-02-10', { ...COURSE, to: day('2020-03-31') }));
    expect(standing(moved, '2020-02-10').map(({ action, to }) => [action, to])).toEqual([
      ['course', '2020-03-31'],
    ]);
  });

  it('are refused the wrong way round, twice at once, and where nothing changes', () => {
    begun()
      .when(agree('2020-01-22', { ...COURSE, to: day('2020-02-02') }))
      .thenRefused('dates-out-of-order');
    const beside = { ...COURSE, from: COURSE.to, to: day('2020-03-31') };
    begun()
      .when(agree('2020-01-22', COURSE, beside))
      .thenRefused('plan-actions-overlap', 'course');
    const after = { ...beside, from: addDays(COURSE.to, 1) };
    begun()
      .when(agree('2020-01-22', COURSE, after))
      .thenFactsLike({ type: 'PlanAgreed' });
    planned.when(agree('2020-02-10', COURSE, TALKS)).thenRefused('agreement-unchanged');
  });

  it('are agreed once the person was met, by the provider that is chosen or the office', () => {
    given('apl-accepted').when(agree('2020-01-18', COURSE)).thenRefused('step-not-allowed-now');
    begun()
      .when(acted('2020-01-22', { type: 'AgreePlan', actions: [COURSE] }, ROTTA))
      .thenRefused('not-the-chosen-apl');
  });

  it('are those of the provider met last', () => {
    const changed = planned.and(
      acted('2020-02-10', { type: 'ChangeApl' }, BENEFICIARY),
      acted('2020-02-11', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
      acted('2020-02-12', { type: 'AcceptPerson' }, ROTTA),
      acted('2020-02-13', { type: 'HoldFirstMeeting', tutorId: TUTOR }, ROTTA),
    );
    expect(standing(changed, '2020-02-13')).toEqual([]);
  });

  it('may be corrected, or taken out', () => {
    const corrects = lastVersionOf(planned, 'PlanAgreed');
    const correcting = (instead: object | null) =>
      acted('2020-02-10', { type: 'CorrectFact', corrects, instead: instead as never, withdraws: [] });
    const right = planned.and(correcting({ type: 'AgreePlan', on: day('2020-01-23'), actions: [TALKS] }));
    expect(open(right).agreed.plan).toMatchObject({ on: '2020-01-23', actions: [TALKS] });
    expect(open(planned.and(correcting(null))).agreed.plan).toBeNull();
  });
});

describe('what was agreed beside what was delivered', () => {
  const lessons = planned.and(
    attended('2020-02-04', 1, { kind: 'course', minutes: 480 }),
    attended('2020-02-05', 2, { kind: 'course', minutes: 300 }),
    attended('2020-02-06', 3, { kind: 'course', minutes: 480, attendance: 'absent' }),
    attended('2020-02-07', 4, { kind: 'interview' }),
    attended('2020-02-08', 5, { kind: 'seminar', minutes: 90 }),
  );

  it('is missing until it is attended, and late once its last day has passed', () => {
    expect(standing(planned, '2020-02-02').map((one) => one.standing)).toEqual(['to-come', 'to-come']);
    const [course, talks] = standing(lessons, '2020-02-28');
    expect(course).toEqual({
      action: 'course',
      from: '2020-02-03',
      to: '2020-02-28',
      unit: 'minutes',
      agreed: 1_200,
      delivered: 780,
      deliveredLate: 0,
      missing: 420,
      beyond: 0,
      standing: 'under-way',
    });
    expect(talks).toMatchObject({ unit: 'sessions', agreed: 2, delivered: 1, missing: 1 });
    expect(standing(lessons, '2020-02-29')[0]?.standing).toBe('late');
  });

  it('is made up for after its last day, which is told apart; and may be more than was agreed', () => {
    const madeUp = lessons.and(attended('2020-03-02', 6, { kind: 'course', minutes: 480 }));
    expect(standing(madeUp, '2020-03-02')[0]).toMatchObject({
      delivered: 780,
      deliveredLate: 480,
      missing: 0,
      beyond: 60,
      standing: 'delivered',
    });
    expect(undeliveredActions(open(madeUp)).map(({ action }) => action)).toEqual(['interview']);
  });

  it('of a later action of the kind counts for that one', () => {
    const later = { ...COURSE, from: day('2020-03-02'), to: day('2020-03-31'), hours: 8 };
    const two = begun().and(
      agree('2020-01-22', COURSE, later),
      attended('2020-03-02', 6, { kind: 'course', minutes: 480 }),
    );
    expect(standing(two, '2020-03-02').map(({ missing }) => missing)).toEqual([1_200, 0]);
  });

  it('tells what belongs to no action', () => {
    expect(unplannedIn(open(lessons), day('2020-02-28'))).toEqual([
      { kind: 'seminar', minutes: 90, sessions: 1 },
    ]);
  });

  it('is left undone where the percorso ended before its last day', () => {
    const left = lessons.and(acted('2020-02-20', { type: 'ReportAbandonment', cause: 'declared' }));
    expect(standing(left, '2020-06-01').map((one) => one.standing)).toEqual(['left-undone', 'left-undone']);
  });

  it('every minute attended since counts once: for an action, or for none', () => {
    const actions = fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 6 }).map((weeks) =>
      weeks.map((week): PlanAction => {
        const from = addDays(day('2020-02-03'), 7 * week);
        return { action: 'tutoring', from, to: addDays(from, 4), hours: 1 + (week % 4) };
      }),
    );
    const days = fc.uniqueArray(fc.nat({ max: 120 }), { maxLength: 12 });
    fc.assert(
      fc.property(actions, days, (plan, offsets) => {
        const hours = offsets.map((offset, index) => {
          const on = addDays(day('2020-01-25'), offset);
          return told(on, activityOf({ on, digit: index + 10, minutes: 45 }), GINESTRA);
        });
        const life = begun().and(agree('2020-01-22', ...plan), ...hours);
        const last = day('2020-07-01');
        const counted = deliveredOf(open(life), last).reduce(
          (sum, one) => sum + one.delivered + one.deliveredLate,
          0,
        );
        const beside = unplannedIn(open(life), last).reduce((sum, { minutes }) => sum + minutes, 0);
        expect(counted + beside).toBe(45 * offsets.length);
      }),
      { numRuns: 30 },
    );
  });
});
