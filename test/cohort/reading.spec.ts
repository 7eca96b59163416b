import { pastHolidays } from './calendar';
import { ADHESION, job, pathway, phase } from './given';
import { obstacleOf } from './pathway';
import { pathwayEnd } from './pathway-end';
import { processFee } from './process-fee';
import type { Relationship } from './relationships';
import { feeCents, owedCents, reachedTranches } from './result-fee';

const LATER = '2022-12-31';
const tranches = (one: Relationship, by = LATER) => reachedTranches(one, { profile: 0.8 }, by);
const obstacle = (one: Relationship, before: readonly Relationship[] = [], exitedOn?: string) =>
  obstacleOf(one, pathway([...before, one], { exitedOn }));

describe('what a job is worth', () => {
  it('follows the formula, in whole cents', () => {
    expect([0.3, 0.5, 0.5806, 0.8, 1].map((profile) => feeCents('open-ended', profile))).toEqual([
      100_000, 100_000, 164_480, 340_000, 500_000,
    ]);
    expect(feeCents('fixed-term', 0.5001)).toBe(100_030);
  });

  it('matures on the last day of the sixth civil month, if the job contains that day', () => {
    expect(tranches(job('2020-02-29', '2020-08-28'))).toMatchObject([
      { reachedOn: '2020-08-28', cents: 190_000 },
    ]);
    expect(tranches(job('2020-02-29', '2020-08-27'))).toEqual([]);
    expect(tranches(job('2020-02-29', '2020-08-28'), '2020-08-27')).toEqual([]);
  });

  it('matures by halves where the job is open-ended', () => {
    const openEnded = job('2020-03-01', '2021-02-28', { phases: [phase('2020-03-01', 'A.03.09')] });
    expect(tranches(openEnded).map(({ reachedOn }) => reachedOn)).toEqual(['2020-08-31', '2021-02-28']);
    expect(owedCents(tranches(openEnded, '2020-12-31'))).toBe(170_000);
  });

  it('is the larger of the two sums after a conversion', () => {
    const phases = [phase('2020-02-01', 'A.02.01'), phase('2020-05-01', 'A.01.00')];
    const converted = job('2020-02-01', undefined, { phases });
    const on = (by: string) => owedCents(tranches(converted, by));
    expect(['2020-07-31', '2020-10-31', '2021-04-30'].map(on)).toEqual([190_000, 190_000, 340_000]);
  });
});

describe('what is agreed', () => {
  it.each([
    ['less than half of full time', phase('2020-02-01', 'A.02.00', 19.99)],
    ['more than full time', phase('2020-02-01', 'A.02.00', 45)],
    ['no hours', phase('2020-02-01', 'A.02.00', 0)],
    ['coordinated work', phase('2020-02-01', 'B.02.00')],
  ])('is worth nothing with %s', (_, terms) => {
    expect(tranches(job('2020-02-01', '2021-01-31', { phases: [terms] }))).toEqual([]);
  });

  it('counts no longer where the hours fall below half', () => {
    const phases = [phase('2020-02-01', 'A.02.00'), phase('2020-07-31', 'A.02.00', 10)];
    expect(tranches(job('2020-02-01', '2021-01-31', { phases }))).toEqual([]);
  });
});

describe('the evidence', () => {
  it('is complete once a lawful message can no longer come', () => {
    const payable = (module: string) => tranches(job('2020-03-10', undefined, { module }))[0]?.payableFrom;
    expect([payable('UL'), payable('US')]).toEqual(['2020-09-15', '2020-10-21']);
    expect(pastHolidays('2020-11-01')).toBe('2020-11-02');
  });
});

describe('which job may earn', () => {
  it('begins on or after the first meeting, up to the end of the pathway and the exit', () => {
    expect(obstacle(job('2020-01-13', undefined))).toBe('too-early');
    expect(obstacle(job('2020-01-14', undefined))).toBeUndefined();
    expect(obstacle(job('2020-07-07', undefined))).toBeUndefined();
    expect(obstacle(job('2020-07-08', undefined))).toBe('after-the-end');
    expect(obstacle(job('2020-03-02', undefined), [], '2020-03-01')).toBe('after-exit');
    expect(obstacle(job('2020-03-01', undefined), [], '2020-03-01')).toBeUndefined();
  });

  it('is no ordinary hire by the provider, while a mission by it is one', () => {
    const employer = ADHESION.apl;
    expect(obstacle(job('2020-03-01', undefined, { employer }))).toBe('own-hire');
    expect(obstacle(job('2020-03-01', undefined, { employer, module: 'US' }))).toBeUndefined();
  });

  it('is no rehire within six months, unless the earlier one was a traineeship', () => {
    const earlier = (lastDay: string, contract = 'A.05.02') =>
      job('2019-01-01', lastDay, { phases: [phase('2019-01-01', contract)] });
    expect(obstacle(job('2020-03-01', undefined), [earlier('2019-09-01')])).toBe('rehire');
    expect(obstacle(job('2020-03-01', undefined), [earlier('2019-08-31')])).toBeUndefined();
    expect(obstacle(job('2020-03-01', undefined), [earlier('2019-09-01', 'C.01.00')])).toBeUndefined();
  });

  it('may begin later where earlier jobs ended in time; a day of two jobs moves the end once', () => {
    const jobs = [job('2020-02-01', '2020-02-10'), job('2020-02-06', '2020-02-15')];
    expect(pathwayEnd('2020-01-07', jobs)).toBe('2020-07-22');
    expect(pathwayEnd('2020-01-07', [job('2020-02-01', '2020-08-02')])).toBe('2020-07-07');
  });
});

describe('what the service is worth', () => {
  const action = (data: string, minutes: number, erogatore = ADHESION.apl) => ({
    cells: { data, durata_minuti: String(minutes), erogatore },
    width: 8,
  });
  const fee = (...actions: readonly ReturnType<typeof action>[]) =>
    processFee(pathway([job('2020-03-01', '2020-03-31')]), actions);

  it('sums minutes first, cuts quarter hours then, and rounds once', () => {
    expect(fee(action('20/01/2020', 20), action('21/01/2020', 25))).toEqual({
      minutes: 45,
      quarterHours: 3,
      cents: 2_663,
    });
  });

  it('counts ten hours of the chosen provider at most', () => {
    expect(fee(action('20/01/2020', 700)).cents).toBe(35_500);
    expect(fee(action('20/01/2020', 60, 'D612C000002')).cents).toBe(0);
  });

  it('counts nothing before the choice, nor while a job suspends it', () => {
    expect(fee(action('06/01/2020', 60), action('31/03/2020', 60), action('01/04/2020', 15)).minutes).toBe(
      15,
    );
  });
});
