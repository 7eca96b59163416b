import type { KnownActivity } from '../../../domain/activity';
import { countedActivities, processFees } from '../../../domain/entitlement/process-fee';
import type { PathwayFacts } from '../../../domain/entitlement/pathway-facts';
import { tranchesUnder } from '../../../domain/entitlement/readers';
import { TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { SETTLED_PROCESS } from '../../../domain/programmes/tos-pio2-settled';
import { contract, hire } from '../employment/messages';
import { APL_GINESTRA, APL_ROTTA, CPI_FIRENZE, day } from '../values';
import { activity, chosen, facts } from './pathway';

const given = (activities: readonly KnownActivity[], changes: Partial<PathwayFacts> = {}) =>
  facts([], { activities, ...changes });
/** Day and minutes of what counts. */
const counted = (one: PathwayFacts) =>
  countedActivities(SETTLED_PROCESS, one).map(({ activity: { on }, minutes }) => [on, minutes]);

describe('the process fee as it was settled', () => {
  it('counts from the day of the choice, also before the first meeting', () => {
    const choices = [chosen(APL_GINESTRA, '2020-01-15', { metOn: '2020-01-20' })];
    const activities = [activity('2020-01-14', 1), activity('2020-01-15', 2), activity('2020-01-17', 3)];
    expect(counted(given(activities, { choices }))).toEqual([
      ['2020-01-15', 60],
      ['2020-01-17', 60],
    ]);
  });

  it('counts nothing from the day after the person left until the next provider is chosen', () => {
    const choices = [
      chosen(APL_GINESTRA, '2020-01-15', { leftOn: '2020-03-01' }),
      chosen(APL_ROTTA, '2020-03-05'),
    ];
    const activities = [
      activity('2020-03-01', 1),
      activity('2020-03-02', 2),
      activity('2020-03-05', 3),
      activity('2020-03-05', 4, { provider: APL_ROTTA }),
    ];
    expect(processFees(SETTLED_PROCESS, given(activities, { choices }))).toMatchObject([
      { payee: `apl/${APL_GINESTRA}`, steps: 4, cents: 3550 },
      { payee: `apl/${APL_ROTTA}`, steps: 4, cents: 3550 },
    ]);
  });

  it('counts nothing on a day on which a job suspends the service, both its ends included', () => {
    const activities = ['2020-02-29', '2020-03-01', '2020-03-15', '2020-03-31', '2020-04-01'].map(
      (on, index) => activity(on, index),
    );
    const job = hire(1, ['2020-03-01', '2020-03-31']);
    const open = [
      ['2020-02-29', 60],
      ['2020-04-01', 60],
    ];
    expect(counted(facts([job], { activities }))).toEqual(open);
    const trainee = hire(1, ['2020-03-01', '2020-03-31'], { contract: contract('C.01.00') });
    expect(counted(facts([trainee], { activities }))).toHaveLength(5);
    // Begun before the choice it suspends as well, as the percorso shows; begun before the adhesion it does not.
    const earlier = hire(1, ['2020-01-10', '2020-03-31']);
    expect(counted(facts([earlier], { activities }))).toEqual([['2020-04-01', 60]]);
    const before = hire(1, ['2020-01-01', '2020-03-31']);
    expect(counted(facts([before], { activities }))).toHaveLength(5);
  });

  it('counts at most 1,440 minutes a day for one person, all activities together', () => {
    const course = activity('2020-02-03', 1, { kind: 'course', minutes: 1000, provider: CPI_FIRENZE });
    const long = activity('2020-02-03', 2, { minutes: 400 });
    const longer = activity('2020-02-03', 3, { minutes: 300 });
    const missed = activity('2020-02-03', 4, { minutes: 1000, attendance: 'absent' });
    const expected = [
      ['2020-02-03', 400],
      ['2020-02-03', 40],
    ];
    expect(counted(given([course, long, longer, missed]))).toEqual(expected);
    expect(counted(given([missed, longer, course, long]))).toEqual(expected);
    expect(counted(given([long, longer]))).toEqual([
      ['2020-02-03', 400],
      ['2020-02-03', 300],
    ]);
  });

  it.each([
    // Whole quarters of the sum: 35.50 an hour, 8.875 a quarter, half a cent up.
    [[15], 888],
    [[10, 10, 10], 1775],
    [[45], 2663],
    [[600], 35_500],
    [[600, 600], 35_500],
  ])('of %j minutes is %d cents', (minutes, cents) => {
    const activities = minutes.map((one, index) =>
      activity(`2020-02-0${index + 1}`, index, { minutes: one }),
    );
    expect(processFees(SETTLED_PROCESS, given(activities))).toMatchObject([{ cents }]);
  });

  it('is payable once the pathway has ended, also by an exit', () => {
    const activities = [activity('2020-02-03', 1)];
    const tranches = (changes: Partial<PathwayFacts>) =>
      tranchesUnder(TOS_PIO2_SETTLED, given(activities, changes)).map(({ tranche }) => tranche);
    const fee = { part: 'process', cents: 3550, earnedOn: '2020-02-03' };
    expect(tranches({})).toMatchObject([{ ...fee, payableFrom: null }]);
    const exited = { exitedOn: day('2020-02-10'), endedOn: day('2020-02-10') };
    expect(tranches(exited)).toMatchObject([{ ...fee, payableFrom: '2020-02-10' }]);
  });
});
