import { workOf } from '../../../activities/postgres/read-models/tasks';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { agreedOf } from '../../../domain/standing/agreed';
import { acted, given, registersUnder, THE_PERCORSO, type Given } from '../given';
import { begun } from '../life';
import { DEMANDING } from '../readings';
import { day, GINESTRA } from '../values';
import { activityOf } from '../percorso/activity';

const agreed = ({ percorso, world: { rulebook } }: Given, on: string) => {
  const begunOne = percorso as BegunPercorso;
  return agreedOf(begunOne, rulesIn(rulebook, begunOne.rules), day(on));
};
const tasks = ({ percorso: state, agenda, facts, world: { rulebook } }: Given) =>
  workOf({ stream: THE_PERCORSO, state, agenda, facts, rulebook, version: facts.length });
const COURSE = { action: 'course', from: day('2020-02-03'), to: day('2020-02-28'), hours: 1 } as const;

test('nothing is agreed before there is anything', () => {
  expect(agreed(given('taken-in-charge'), '2020-01-09')).toEqual({ profile: null, patto: null, plan: null });
});

test('the profile in force says by when it is to be refreshed, and whether amounts follow it', () => {
  const measured = given('profiled', registersUnder(DEMANDING));
  expect(agreed(measured, '2020-02-01').profile).toMatchObject({
    profileIndex: '0.8000',
    refreshBy: '2020-04-08',
    refreshDueSince: null,
    setsAmounts: true,
  });
  const old = measured.andWaited('2020-05-01');
  expect(agreed(old, '2020-05-01').profile).toMatchObject({ refreshBy: null, refreshDueSince: '2020-04-09' });
  const refreshed = begun().and(acted('2020-02-03', { type: 'RefreshProfile', profileIndex: 4_000 }));
  expect(agreed(refreshed, '2020-02-03').profile).toMatchObject({
    profileIndex: '0.4000',
    setsAmounts: false,
  });
});

test('a profile that is old is a task of the office until it is refreshed', () => {
  const old = given('profiled', registersUnder(DEMANDING)).andWaited('2020-05-01');
  expect(tasks(old)).toContainEqual(
    expect.objectContaining({ task: 'refresh-profile', assignee: 'cpi', since: '2020-04-09' }),
  );
  const again = old.and(acted('2020-05-04', { type: 'RefreshProfile', profileIndex: 7_000 }));
  expect(tasks(again).map(({ task }) => task)).not.toContain('refresh-profile');
});

test('an action is a task of the tutor until it is delivered; without a plan with dates there is none', () => {
  const named = (life: Given) => tasks(life).filter(({ task }) => task === 'deliver-plan');
  const planned = begun().and(acted('2020-01-22', { type: 'AgreePlan', actions: [COURSE] }, GINESTRA));
  expect(named(begun())).toEqual([]);
  expect(named(planned)).toMatchObject([
    { assignee: 'apl', since: '2020-01-22', dueOn: '2020-02-28', missing: ['course@2020-02-28'] },
  ]);
  const late = planned.andWaited('2020-03-10');
  expect(named(late)).toHaveLength(1);
  const lesson = activityOf({ on: '2020-03-10', digit: 1, kind: 'course' });
  expect(named(late.and(acted('2020-03-10', lesson, GINESTRA)))).toEqual([]);
});
